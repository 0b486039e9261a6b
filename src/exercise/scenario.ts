import type { SourceRange } from '../domain/diagnostic.ts'
import { parseDuration } from '../domain/duration.ts'
import type { CheckDefaults } from '../domain/course.ts'
import type { CheckSpec, Scenario, Step } from '../domain/exercise.ts'
import { isJsonObject } from '../domain/json.ts'
import type { FieldPath, JsonObject, Value } from '../domain/json.ts'
import { suggest } from '../domain/suggest.ts'
import { textOf, textsOf } from './block.ts'
import type { Block } from './block.ts'
import { readCheck } from './check-entry.ts'
import type { CheckSurroundings, DraftCheck } from './check-entry.ts'
import type { CheckKindSchema } from './check-kinds.ts'

export interface ScenarioSurroundings {
  readonly kinds: readonly CheckKindSchema[]
  /** Paths of the author's files and of those handed in; `undefined` when they are not known. */
  readonly files: readonly string[] | undefined
  /** For scenarios of `hidden.md`. */
  readonly hidden: boolean
  /** What the course says of checks that say nothing themselves. */
  readonly defaults?: CheckDefaults | undefined
}

export interface DraftScenario {
  readonly scenario: Scenario
  readonly block: Block
  readonly checks: readonly DraftCheck[]
}

const STEP_KINDS = ['apply', 'replay', 'run', 'wait', 'expect'] as const

/** Reads a validated `yaml scenario` block. Values the schema refused have been reported and are passed over. */
export function readScenario(block: Block, around: ScenarioSurroundings): DraftScenario {
  const { value } = block
  const id = textOf(value['id']) ?? ''
  const of = textOf(value['of'])
  const hidden = around.hidden || value['hidden'] === true
  const checks: DraftCheck[] = []
  const steps = readSteps(value['steps'], ['steps'], block, { ...around, hidden }, id, checks)
  const scenario: Scenario = {
    id,
    title: { en: textOf(value['title']) ?? id },
    ...(of === undefined ? {} : { of }),
    steps,
    hidden,
    range: block.range,
  }
  return { scenario, block, checks }
}

/** Reads the list of steps at `path`; the checks among them are also put into `found`. */
export function readSteps(
  list: Value | undefined,
  path: FieldPath,
  block: Block,
  around: ScenarioSurroundings,
  scenario: string,
  found: DraftCheck[],
): readonly Step[] {
  const steps: Step[] = []
  for (const [index, entry] of (Array.isArray(list) ? list : []).entries()) {
    if (!isJsonObject(entry)) continue
    const stepNames = steps.flatMap((step) => step.as ?? [])
    const reader: StepReader = {
      block,
      path: [...path, index],
      files: around.files,
      madeFiles: steps.some(({ kind }) => kind === 'replay' || kind === 'run'),
      checks: { block, kinds: around.kinds, scenario, hidden: around.hidden, defaults: around.defaults, stepNames },
      found,
    }
    const step = readStep(entry, reader)
    if (step !== undefined) steps.push(step)
  }
  return steps
}

interface StepReader {
  readonly block: Block
  readonly path: FieldPath
  readonly files: readonly string[] | undefined
  /** Whether commands ran before, which may have made files. */
  readonly madeFiles: boolean
  readonly checks: CheckSurroundings
  readonly found: DraftCheck[]
}

function readStep(entry: JsonObject, reader: StepReader): Step | undefined {
  const { block, path } = reader
  const kinds = STEP_KINDS.filter((kind) => Object.hasOwn(entry, kind))
  const [kind, second] = kinds
  if (kind === undefined) {
    const misspelled = Object.keys(entry).some((key) => suggest(key, STEP_KINDS) !== undefined)
    if (!misspelled) block.report('EXERCISE_STEP_KIND_MISSING', {}, block.rangeAt(path))
    return undefined
  }
  if (second !== undefined) {
    block.report('EXERCISE_STEP_KIND_SEVERAL', { keys: kinds.join(', ') }, block.rangeAt([...path, second], 'key'))
    return undefined
  }
  if (kind !== 'replay' && Object.hasOwn(entry, 'pace')) {
    block.report('EXERCISE_KEY_MISPLACED', { key: 'pace', needs: 'replay' }, block.rangeAt([...path, 'pace'], 'key'))
  }
  const as = textOf(entry['as'])
  const action = readAction(kind, entry, reader)
  const range = block.rangeAt([...path, kind])
  return action === undefined ? undefined : { ...action, ...(as === undefined ? {} : { as }), range }
}

type Action<S = Step> = S extends Step ? Omit<S, 'as' | 'range'> : never

function readAction(kind: (typeof STEP_KINDS)[number], entry: JsonObject, reader: StepReader): Action | undefined {
  switch (kind) {
    case 'apply': {
      const files = textsOf(entry['apply'])
      for (const [index, file] of files.entries()) {
        checkFile(file, Array.isArray(entry['apply']) ? ['apply', index] : ['apply'], reader)
      }
      return files.length === 0 ? undefined : { kind, files }
    }
    case 'replay': {
      const file = textOf(entry['replay'])
      if (file === undefined) return undefined
      checkFile(file, ['replay'], reader)
      return { kind, file, pace: entry['pace'] === 'script' ? 'script' : 'typed' }
    }
    case 'run': {
      const commands = textsOf(entry['run'])
      return commands.length === 0 ? undefined : { kind, commands, places: placesOf('run', entry, reader) }
    }
    case 'wait': {
      const durationMs = parseDuration(textOf(entry['wait']) ?? '')
      return durationMs === undefined ? undefined : { kind, durationMs }
    }
    case 'expect':
      return { kind, checks: readChecks(entry, reader) }
  }
}

/** Where the texts stand that a key holds: one, or a list of them. */
function placesOf(key: string, entry: JsonObject, { block, path }: StepReader): readonly SourceRange[] {
  const value = entry[key]
  if (!Array.isArray(value)) return [block.rangeAt([...path, key], 'value')]
  return value.flatMap((item, index) =>
    typeof item === 'string' ? [block.rangeAt([...path, key, index], 'value')] : [],
  )
}

/** Reads the list of checks under the key `expect` of what stands at `path`. */
export function readChecks(
  entry: JsonObject,
  { path, checks, found }: Pick<StepReader, 'path' | 'checks' | 'found'>,
): readonly CheckSpec[] {
  const list = entry['expect']
  const read: CheckSpec[] = []
  for (const [index, item] of (Array.isArray(list) ? list : []).entries()) {
    const draft = isJsonObject(item) ? readCheck(item, [...path, 'expect', index], checks) : undefined
    if (draft === undefined) continue
    found.push(draft)
    read.push(draft.check)
  }
  return read
}

/** A file that is applied or replayed is given, handed in, inside a folder of such, or made by a command before. */
function checkFile(file: string, field: FieldPath, { block, path, files, madeFiles }: StepReader): void {
  if (files === undefined || file.startsWith('/') || file.split('/').includes('..')) return
  const folder = file.endsWith('/') ? file : `${file}/`
  const known = file === '.' || files.some((each) => each === file || each.startsWith(folder))
  if (known || madeFiles) return
  const near = suggest(file, files)
  const args = near === undefined ? { file } : { file, meant: near }
  block.report('EXERCISE_FILE_UNKNOWN', args, block.rangeAt([...path, ...field], 'value'))
}
