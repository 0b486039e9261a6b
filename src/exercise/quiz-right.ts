import { RE2JS } from 're2js'
import type { QuizKind } from '../domain/exercise.ts'
import { isJsonObject, scalarText } from '../domain/json.ts'
import type { JsonObject, Value } from '../domain/json.ts'
import { suggest } from '../domain/suggest.ts'
import type { Block } from './block.ts'

/** Reports what no schema can find: a right answer that is not offered, an option given twice, an order that lacks something, a pattern that is none. */
export function checkRight(block: Block, kind: QuizKind): void {
  const spec = block.value[kind]
  if (!isJsonObject(spec)) return
  if (Array.isArray(spec['from'])) checkOptions(block, kind, spec)
  if (kind === 'choice') checkOffered(block, kind, spec['right'], undefined, spec)
  if (kind === 'multiple' || kind === 'order') checkList(block, kind, spec)
  if (kind === 'text') checkPattern(block, spec)
  if (kind === 'computed') checkStep(block, spec)
}

function optionsOf(spec: JsonObject): readonly string[] {
  const from = spec['from']
  return Array.isArray(from) ? from.map(String) : []
}

function checkOptions(block: Block, kind: QuizKind, spec: JsonObject): void {
  const options = optionsOf(spec)
  for (const [index, option] of options.entries()) {
    if (options.indexOf(option) === index) continue
    const first = block.rangeAt([kind, 'from', options.indexOf(option)])
    block.report('EXERCISE_QUIZ_OPTION_DUPLICATE', { option, id: option }, block.rangeAt([kind, 'from', index]), first)
  }
}

function checkOffered(
  block: Block,
  kind: QuizKind,
  right: Value | undefined,
  index: number | undefined,
  spec: JsonObject,
): void {
  const option = scalarText(right)
  const options = optionsOf(spec)
  if (options.includes(option)) return
  const meant = suggest(option, options) ?? options.find((each) => each.toLowerCase() === option.toLowerCase())
  const args = meant === undefined ? { option } : { option, meant }
  const path = index === undefined ? [kind, 'right'] : [kind, 'right', index]
  block.report('EXERCISE_QUIZ_RIGHT_UNKNOWN', args, block.rangeAt(path, 'value'))
}

function checkList(block: Block, kind: QuizKind, spec: JsonObject): void {
  const right = Array.isArray(spec['right']) ? spec['right'].map(String) : []
  for (const [index, option] of right.entries()) {
    checkOffered(block, kind, option, index, spec)
    if (right.indexOf(option) !== index) {
      const first = block.rangeAt([kind, 'right', right.indexOf(option)])
      block.report(
        'EXERCISE_QUIZ_OPTION_DUPLICATE',
        { option, id: option },
        block.rangeAt([kind, 'right', index]),
        first,
      )
    }
  }
  const missing = kind === 'order' ? optionsOf(spec).find((option) => !right.includes(option)) : undefined
  if (missing !== undefined) {
    block.report('EXERCISE_QUIZ_ORDER_INCOMPLETE', { option: missing }, block.rangeAt([kind, 'right'], 'key'))
  }
}

function checkPattern(block: Block, spec: JsonObject): void {
  const { matches } = spec
  if (typeof matches !== 'string') return
  try {
    RE2JS.compile(matches)
  } catch (error) {
    const problem = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : ''
    const args = { pattern: matches, problem: problem.charAt(0).toLowerCase() + problem.slice(1) }
    block.report('EXERCISE_QUIZ_PATTERN_INVALID', args, block.rangeAt(['text', 'matches'], 'value'))
  }
}

/** `since` of a computed question is `scenario`, `step`, or the name of one of its steps. */
function checkStep(block: Block, { since, steps }: JsonObject): void {
  if (typeof since !== 'string' || since === 'scenario' || since === 'step') return
  const list: readonly Value[] = Array.isArray(steps) ? steps : []
  const names = list.flatMap((step) => (isJsonObject(step) && typeof step['as'] === 'string' ? [step['as']] : []))
  if (names.includes(since)) return
  const meant = suggest(since, [...names, 'scenario', 'step'])
  const args = meant === undefined ? { step: since } : { step: since, meant }
  block.report('EXERCISE_STEP_UNKNOWN', args, block.rangeAt(['computed', 'since'], 'value'))
}
