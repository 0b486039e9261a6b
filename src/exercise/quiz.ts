import type { Diagnostic } from '../domain/diagnostic.ts'
import { QUIZ_KINDS, SEED_KEY } from '../domain/exercise.ts'
import type { QuizKind, QuizSituation, QuizSpec } from '../domain/exercise.ts'
import { isJsonObject, scalarText } from '../domain/json.ts'
import type { JsonObject } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import { suggest } from '../domain/suggest.ts'
import { validate as validateQuiz } from '../generated/validate-exercise-quiz.ts'
import { readBlock, textOf, textsOf } from './block.ts'
import type { Block, BlockSource } from './block.ts'
import { revealOf } from './check-entry.ts'
import type { DraftCheck } from './check-entry.ts'
import { checkRight } from './quiz-right.ts'
import { readChecks, readSteps } from './scenario.ts'
import type { ScenarioSurroundings } from './scenario.ts'
import { checkVariants, VARIANTS_MAX, variantRows, withParameters } from './variants.ts'

export interface DraftQuiz {
  readonly quiz: QuizSpec
  readonly block: Block
}

/**
 * Reads a `yaml quiz` block: one question, or several variants of one. The schema is held against the first variant, for only there a
 * parameter has the type that it stands for; what is right is looked at in each.
 */
export function readQuizBlock(
  source: BlockSource,
  around: ScenarioSurroundings,
  limits: Limits,
  diagnostics: Diagnostic[],
): DraftQuiz | undefined {
  const before = diagnostics.length
  const block = readBlock(source, validateFirst, limits, diagnostics)
  const kind = block === undefined ? undefined : kindOf(block)
  if (block === undefined || kind === undefined) return undefined
  const { value } = block
  if (value['id'] === SEED_KEY)
    block.report('EXERCISE_QUIZ_ID_RESERVED', { id: SEED_KEY }, block.rangeAt(['id'], 'value'))
  const rows = Object.hasOwn(value, 'variants') ? variantRows(value['variants']) : [{}]
  if (Object.hasOwn(value, 'variants')) checkVariants(block, rows)
  const isSound = diagnostics.length === before
  // a mistake that all variants share is told once
  const told = new Set<string>()
  const report: Block['report'] = (code, args, range, first) => {
    const place = `${code} ${range.start.line}:${range.start.column}`
    if (!told.has(place)) block.report(code, args, range, first)
    told.add(place)
  }
  const variants = rows.slice(0, VARIANTS_MAX).map((parameters) => {
    const filled = withParameters(value, parameters)
    const own: Block = { ...block, report, value: isJsonObject(filled) ? filled : {} }
    if (isSound) checkRight(own, kind)
    return { parameters, quiz: readQuiz(own, kind, around) }
  })
  const [first] = variants
  if (first === undefined) return undefined
  const several = Object.hasOwn(value, 'variants') ? { variants } : {}
  return { quiz: { ...first.quiz, ...several }, block }
}

const validateFirst: typeof validateQuiz = (data) => {
  const [first] = isJsonObject(data) ? variantRows(data['variants']) : []
  return validateQuiz(first === undefined || !isJsonObject(data) ? data : withParameters(data, first))
}

function kindOf(block: Block): QuizKind | undefined {
  const { value } = block
  const kinds = QUIZ_KINDS.filter((kind) => Object.hasOwn(value, kind))
  const [kind, second] = kinds
  if (kind === undefined) {
    const misspelled = Object.keys(value).some((key) => suggest(key, QUIZ_KINDS) !== undefined)
    if (!misspelled) block.report('EXERCISE_QUIZ_KIND_MISSING', {}, block.range)
    return undefined
  }
  if (second === undefined) return kind
  block.report('EXERCISE_QUIZ_KIND_SEVERAL', { kinds: kinds.join(', ') }, block.rangeAt([second], 'key'))
  return undefined
}

function readQuiz(block: Block, kind: QuizKind, around: ScenarioSurroundings): QuizSpec {
  const { value } = block
  const spec = value[kind]
  const map = isJsonObject(spec) ? spec : {}
  const title = textOf(value['title'])
  const explain = textOf(value['explain'])
  const hidden = around.hidden || value['hidden'] === true
  const id = textOf(value['id']) ?? ''
  return {
    id,
    kind,
    spec: map,
    ...(explain === undefined ? {} : { explain: { en: explain } }),
    ...(kind === 'command' || kind === 'computed' ? { situation: readSituation(block, kind, map, around, id) } : {}),
    ...(title === undefined ? {} : { title: { en: title } }),
    points: typeof value['points'] === 'number' ? value['points'] : usualPoints(map, around.defaults?.points ?? 1),
    hints: textsOf(value['hint']).map((en) => ({ en })),
    reveal: revealOf(value['reveal'] ?? around.defaults?.reveal),
    hidden,
    range: block.range,
  }
}

/** With `partial: true` one point for each right option; else those of the course, or one. */
function usualPoints({ partial, right }: JsonObject, otherwise: number): number {
  return partial === true && Array.isArray(right) ? right.length : otherwise
}

function readSituation(
  block: Block,
  kind: QuizKind,
  spec: JsonObject,
  around: ScenarioSurroundings,
  id: string,
): QuizSituation {
  const inline = isJsonObject(spec['files']) ? Object.entries(spec['files']) : []
  const files = inline.map(([path, text]) => ({ path, text: scalarText(text), executable: path.endsWith('.sh') }))
  const paths = files.map(({ path }) => path)
  const inside = { ...around, files: around.files === undefined ? undefined : [...around.files, ...paths] }
  const found: DraftCheck[] = []
  const steps = readSteps(spec['steps'], [kind, 'steps'], block, inside, id, found)
  const stepNames = steps.flatMap((step) => step.as ?? [])
  const checks = { block, kinds: around.kinds, scenario: id, hidden: false, stepNames }
  return { files, steps, checks: readChecks(spec, { path: [kind], checks, found }) }
}
