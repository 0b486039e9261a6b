import type { QuizSpec } from '../domain/exercise.ts'
import { scalarText } from '../domain/json.ts'
import type { Value } from '../domain/json.ts'
import { folded } from './folding.ts'
import { judgeChoice, judgeMultiple, judgeOrder } from './choice.ts'
import type { Answer, Judgement } from './judgement.ts'
import { judgeNumber } from './number.ts'
import type { Options } from './options.ts'
import { judgeText } from './text.ts'
import { judgeNumbers, judgeWords, judgeYesNo } from './words.ts'

/** What a question offers to choose from; `undefined` where it offers nothing. */
export function optionsOf({ spec, korean }: QuizSpec): Options | undefined {
  const { from } = spec
  return Array.isArray(from) ? { texts: from.map(String), korean: korean?.from ?? [] } : undefined
}

/** A question whose key stands in the file: every kind but `command` and `computed`. The loader has validated its spec. */
export function judgeWritten(quiz: QuizSpec, answer: Answer): Judgement {
  const { spec } = quiz
  const options = optionsOf(quiz) ?? { texts: [], korean: [] }
  const right = Array.isArray(spec['right']) ? spec['right'].map(String) : []
  switch (quiz.kind) {
    case 'choice':
      return judgeChoice(options, scalarText(spec['right']), answer)
    case 'multiple':
      return judgeMultiple(options, right, spec['partial'] === true, answer)
    case 'order':
      return judgeOrder(options, right, answer)
    case 'number':
      return judgeNumber(
        {
          right: Number(spec['right']),
          tolerance: Number(spec['tolerance'] ?? 0),
          ...(typeof spec['unit'] === 'string' ? { unit: spec['unit'] } : {}),
        },
        answer,
      )
    default: {
      const one = spec['right'] === undefined ? [] : [scalarText(spec['right'])]
      return judgeText(
        {
          right: Array.isArray(spec['right']) ? right : one,
          ...(typeof spec['matches'] === 'string' ? { matches: spec['matches'] } : {}),
          exact: spec['exact'] === true,
        },
        answer,
      )
    }
  }
}

/** What kind of answer a computed key wants: durations are in seconds. */
export type KeyType = 'number' | 'duration' | 'numbers' | 'text' | 'words' | 'yes-no'

/** A question whose key was computed. With options, the answer is the one that shows the key. */
export function judgeComputed(quiz: QuizSpec, type: KeyType, key: Value, answer: Answer): Judgement {
  const options = optionsOf(quiz)
  if (options !== undefined) return judgeChoice(options, offeredKey(options, key) ?? '', answer)
  const tolerance = Number(quiz.spec['tolerance'] ?? 0)
  switch (type) {
    case 'number':
      return judgeNumber({ right: Number(key), tolerance }, answer)
    case 'duration':
      return judgeNumber({ right: Number(key), tolerance, unit: 's' }, answer)
    case 'numbers':
      return judgeNumbers(Array.isArray(key) ? key.map(Number) : [], answer)
    case 'words':
      return judgeWords(Array.isArray(key) ? key.map(String) : [], answer)
    case 'yes-no':
      return judgeYesNo(key === true, answer)
    case 'text':
      return judgeText({ right: [scalarText(key)], exact: false }, answer)
  }
}

/** The option that shows a computed key, as an author writes it: `2, 3`, `sleep 5`, `yes` or `true`. `undefined` when none does. */
export function offeredKey({ texts }: Options, key: Value): string | undefined {
  const spellings = spellingsOf(key).map(folded)
  return texts.find((text) => spellings.includes(folded(text)))
}

function spellingsOf(key: Value): readonly string[] {
  if (typeof key === 'boolean') return key ? ['yes', 'true'] : ['no', 'false']
  if (!Array.isArray(key)) return [scalarText(key)]
  const items = key.map(String)
  return [items.join(', '), items.join(' '), JSON.stringify(key), `[${items.join(', ')}]`]
}
