import type { Value } from '../domain/json.ts'
import { type Answer, judgedAs, type Judgement, wrongType } from './judgement.ts'
import { notOffered, optionNamed, type Options, optionsListed } from './options.ts'

/** One of several: the answer is the option's text or letter. */
export function judgeChoice(options: Options, right: string, answer: Answer): Judgement {
  const { value } = answer
  if (isCompound(value)) return wrongType('option')
  const text = answer.written([])
  const index = optionNamed(text, options)
  if (index === undefined) return judgedAs(false, right, text, [notOffered(text, options)])
  const chosen = options.texts[index] ?? ''
  return judgedAs(chosen === right, right, chosen)
}

/**
 * Several of several. All or nothing, unless `partial`: then the share is (right − wrong) of all right ones, never below 0. Example: 2 of 3
 * right ones and 1 wrong one give 1/3. An option named twice counts once.
 */
export function judgeMultiple(options: Options, right: readonly string[], partial: boolean, answer: Answer): Judgement {
  const texts = listOf(options, answer)
  if (texts === undefined) return wrongType('options')
  const chosen = new Set<string>()
  const strange: string[] = []
  for (const text of texts) {
    const index = optionNamed(text, options)
    if (index === undefined) strange.push(text)
    else chosen.add(options.texts[index] ?? '')
  }
  const hits = right.filter((text) => chosen.has(text)).length
  const misses = chosen.size - hits + strange.length
  const isRight = hits === right.length && misses === 0
  const actual = [...options.texts.filter((text) => chosen.has(text)), ...strange]
  const [odd] = strange
  const judged = judgedAs(isRight, right, actual, [
    odd === undefined ? undefined : notOffered(odd, options),
    partial ? { code: 'ANSWER_PARTLY_RIGHT', args: { right: hits, wrong: misses } } : undefined,
  ])
  return partial ? { ...judged, share: Math.max(0, hits - misses) / right.length } : judged
}

/** Everything that is offered, in the right order. */
export function judgeOrder(options: Options, right: readonly string[], answer: Answer): Judgement {
  const texts = listOf(options, answer)
  if (texts === undefined) return wrongType('options')
  const indices = texts.map((text) => optionNamed(text, options))
  const strange = indices.indexOf(undefined)
  const actual = texts.map((text, at) => options.texts[indices[at] ?? -1] ?? text)
  const differs = right.findIndex((text, at) => actual[at] !== text)
  const position = differs < 0 ? right.length + 1 : differs + 1
  return judgedAs(differs < 0 && actual.length === right.length, right, actual, [
    strange < 0 ? { code: 'ANSWER_ORDER_DIFFERS', args: { position } } : notOffered(texts[strange] ?? '', options),
  ])
}

/** What a list names, or a text that stands for one. */
function listOf(options: Options, { value, written }: Answer): readonly string[] | undefined {
  if (!Array.isArray(value)) return typeof value === 'string' ? optionsListed(value, options) : undefined
  return value.some(isCompound) ? undefined : value.map((_, index) => written([index]))
}

function isCompound(value: Value): boolean {
  return typeof value === 'object' && value !== null
}
