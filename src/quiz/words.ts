import { scalarText } from '../domain/json.ts'
import type { Value } from '../domain/json.ts'
import { unspaced } from './folding.ts'
import { type Answer, judgedAs, type Judgement, wrongType } from './judgement.ts'

const YES: readonly string[] = ['true', 'yes', 'y', '예', '네']
const NO: readonly string[] = ['false', 'no', 'n', '아니요', '아니오']

/** Words of a command line: a list, each word exactly; or one text that is split at blanks, which cannot hold a word with blanks. */
export function judgeWords(right: readonly string[], answer: Answer): Judgement {
  const { value } = answer
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return wrongType('words')
  if (Array.isArray(value) && value.some((item: Value) => typeof item === 'object')) return wrongType('words')
  const words = Array.isArray(value)
    ? value.map((_, index) => answer.written([index]))
    : unspaced(answer.written([]))
        .split(' ')
        .filter((word) => word !== '')
  const same = words.length === right.length && right.every((word, index) => word === words[index])
  return judgedAs(same, right, words)
}

/** Numbers in their order: a list, or one text with blanks or commas between them. */
export function judgeNumbers(right: readonly number[], answer: Answer): Judgement {
  const { value } = answer
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return wrongType('numbers')
  const texts = Array.isArray(value)
    ? value.map((item: Value) => scalarText(item))
    : answer
        .written([])
        .split(/[\s,]+/)
        .filter((text) => text !== '')
  const numbers = texts.map((text) => (/^[0-9]+$/.test(text.trim()) ? Number(text) : undefined))
  if (numbers.includes(undefined)) return wrongType('numbers', Array.isArray(value) ? {} : { text: answer.written([]) })
  const given = numbers.filter((number) => number !== undefined)
  return judgedAs(given.length === right.length && right.every((each, at) => each === given[at]), right, given)
}

/** `true` or `false`, also as `yes` or `no`. */
export function judgeYesNo(right: boolean, answer: Answer): Judgement {
  const text = typeof answer.value === 'object' ? '' : answer.written([]).trim().toLowerCase()
  const given = YES.includes(text) ? true : NO.includes(text) ? false : undefined
  if (given === undefined) return wrongType('yes-no', typeof answer.value === 'string' ? { text } : {})
  return judgedAs(given === right, right, given)
}
