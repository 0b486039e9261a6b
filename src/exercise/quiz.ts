import { QUIZ_KINDS } from '../domain/exercise.ts'
import type { QuizSpec } from '../domain/exercise.ts'
import { isJsonObject } from '../domain/json.ts'
import { suggest } from '../domain/suggest.ts'
import { textOf, textsOf } from './block.ts'
import type { Block } from './block.ts'
import { revealOf } from './check-entry.ts'

export interface DraftQuiz {
  readonly quiz: QuizSpec
  readonly block: Block
}

/** Reads a validated `yaml quiz` block: what every question has. What its kind means is not looked at. */
export function readQuiz(block: Block, hiddenFile: boolean): DraftQuiz | undefined {
  const { value } = block
  const kinds = QUIZ_KINDS.filter((kind) => Object.hasOwn(value, kind))
  const [kind, second] = kinds
  if (kind === undefined) {
    const misspelled = Object.keys(value).some((key) => suggest(key, QUIZ_KINDS) !== undefined)
    if (!misspelled) block.report('EXERCISE_QUIZ_KIND_MISSING', {}, block.range)
    return undefined
  }
  if (second !== undefined) {
    block.report('EXERCISE_QUIZ_KIND_SEVERAL', { kinds: kinds.join(', ') }, block.rangeAt([second], 'key'))
    return undefined
  }
  const spec = value[kind]
  const title = textOf(value['title'])
  const quiz: QuizSpec = {
    id: textOf(value['id']) ?? '',
    kind,
    spec: isJsonObject(spec) ? spec : {},
    ...(title === undefined ? {} : { title: { en: title } }),
    points: typeof value['points'] === 'number' ? value['points'] : 1,
    hints: textsOf(value['hint']).map((en) => ({ en })),
    reveal: revealOf(value['reveal']),
    hidden: hiddenFile || value['hidden'] === true,
    range: block.range,
  }
  return { quiz, block }
}
