import type { Limits } from '../../domain/limits.ts'
import type { SourceFile } from '../../domain/submission.ts'
import type { ScenarioOutcome } from '../grade.ts'
import type { ScenarioTask } from '../scenario-input.ts'
import type { FileForm } from './file-form.ts'
import { type Forms, type Places, placesIn, rangesOf, restored } from './places.ts'
import { watchedFiles } from './watched-files.ts'

/** Outcomes of one scenario, by what was read for them. */
export interface ScenarioMemo {
  readonly run: (task: ScenarioTask, forms: Forms) => ScenarioOutcome
}

interface Known {
  readonly outcome: ScenarioOutcome
  readonly places: Places
}

/** How a scenario is played when it has to be; told of each time that it is not. */
export interface Player {
  readonly play: (task: ScenarioTask) => ScenarioOutcome
  readonly shared: () => void
}

/**
 * Remembers what came of a scenario. A simulation is decided by the names of the files and by the texts that were looked at in it: whoever
 * has the same gets the same, whatever else was handed in. Texts are compared in canonical form; the places in an outcome are led back
 * to the files of each. Keeps `limits.sharedOutcomesMax` outcomes, those used last; `traces: false` leaves out the largest part of them.
 */
export function createScenarioMemo({ play, shared }: Player, traces: boolean, limits: Limits): ScenarioMemo {
  const known = new Map<string, Known>()
  /** Which files were looked at by those with these names; the commands decide that, so there may be several answers. */
  const readBy = new Map<string, Map<string, readonly string[]>>()
  /** Whether anything is known that belongs to one way of writing. */
  let knowsOneWay = false

  const find = (names: string, { files }: ScenarioTask, forms: Forms): ScenarioOutcome | undefined => {
    for (const paths of readBy.get(names)?.values() ?? []) {
      // What belongs to one way of writing is still the same for whoever wrote it just so.
      const canonical = formsOf(paths, forms)
      for (const own of knowsOneWay && canonical.size > 0 ? [canonical, NO_FORMS] : [canonical]) {
        const key = keyOf(names, paths, files, own)
        const found = known.get(key)
        const outcome = found === undefined ? undefined : restored(found.outcome, found.places, own, files)
        if (found === undefined || outcome === undefined) continue
        remember(known, key, found, limits.sharedOutcomesMax)
        return outcome
      }
    }
    return undefined
  }

  return {
    run: (task, forms) => {
      const names = namesOf(task)
      const before = find(names, task, forms)
      if (before !== undefined) {
        shared()
        return before
      }
      const read = new Set<string>()
      const full = play({ ...task, files: watchedFiles(task.files, read) })
      for (const { file } of rangesOf(full)) read.add(file)
      const paths = [...read].toSorted()
      const withErrors = traces || asksForErrors(task.scenario)
      const isOne = isOneWay(full, withErrors)
      knowsOneWay ||= isOne
      const own = isOne ? NO_FORMS : formsOf(paths, forms)
      const { checks, diagnostics, trace } = full
      const outcome = { checks, diagnostics, trace: traces ? trace : NO_TRACE }
      const lists = readBy.get(names) ?? new Map<string, readonly string[]>()
      remember(lists, paths.join('\n'), paths, READ_LISTS_MAX)
      remember(readBy, names, lists, limits.sharedOutcomesMax)
      remember(
        known,
        keyOf(names, paths, task.files, own),
        { outcome, places: placesIn(full, own) },
        limits.sharedOutcomesMax,
      )
      return outcome
    },
  }
}

/** Lists of what was looked at that are tried for the same names: honest commands look at the same files. */
const READ_LISTS_MAX = 20

const NO_FORMS: Forms = new Map()

const NO_TRACE: ScenarioOutcome['trace'] = { formatVersion: 1, steps: [], frames: [], events: [] }

/** Which files there are, and what is said of those that are not. */
function namesOf({ files, missing }: ScenarioTask): string {
  let names = ''
  for (const { path, executable } of files) names += `${executable ? '+' : '-'}${path.length} ${path}`
  return missing.size === 0 ? names : `${names}${JSON.stringify([...missing])}`
}

function formsOf(paths: readonly string[], forms: Forms): Forms {
  const own = new Map<string, FileForm>()
  for (const [path, form] of forms) if (paths.includes(path)) own.set(path, form)
  return own
}

/** The texts of these files, each with its length, so that no text can be taken for two. A canonical one is told from one that was handed in so. */
function keyOf(names: string, paths: readonly string[], files: readonly SourceFile[], forms: Forms): string {
  let key = `${names.length} ${names}`
  for (const path of paths) {
    const form = forms.get(path)
    const text = form?.text ?? files.find((file) => file.path === path)?.text
    key += `${path.length} ${path}${form === undefined ? 'text' : 'form'} ${text?.length ?? 'none'} ${text ?? ''}`
  }
  return key
}

function remember<Value>(known: Map<string, Value>, key: string, value: Value, max: number): void {
  known.delete(key)
  known.set(key, value)
  const [oldest] = known.keys()
  if (known.size > max && oldest !== undefined) known.delete(oldest)
}

/** Words by which a tool speaks of a line of a file, or of its size: such a text belongs to one way of writing it. */
const SPEAKS_OF_LINES = /\bline \d|\.(?:ya?ml|json|sh):\d|Dockerfile:\d|\bbytes?\b/i

/** What is said of how a manifest was written quotes it; so does the note about `maxSurge` where nothing may change. */
const SPEAKS_OF_TEXT = /^(?:MANIFEST|YAML)_|^DEPLOYMENT_SURGE_AND_UNAVAILABLE_ZERO$/

/** Kinds of checks that may look at what commands complained of. */
const MAY_ASK: ReadonlySet<string> = new Set(['output', 'cel'])

/** Whether a check of a scenario may look at what commands wrote to stderr. Builders warn there, with the line, of what is right otherwise. */
function asksForErrors({ steps }: ScenarioTask['scenario']): boolean {
  const checks = steps.flatMap((step) => (step.kind === 'expect' ? step.checks : []))
  return checks.some(({ kind, spec }) => MAY_ASK.has(kind) && JSON.stringify(spec).includes('stderr'))
}

/** Whether an outcome belongs to one way of writing the files. */
function isOneWay(outcome: ScenarioOutcome, looksAtErrors: boolean): boolean {
  return (
    outcome.diagnostics.some(({ code }) => SPEAKS_OF_TEXT.test(code)) ||
    [...textsOf(outcome, looksAtErrors)].some((text) => SPEAKS_OF_LINES.test(text))
  )
}

/** Every text of an outcome that may be a tool's: what commands printed, and what is quoted of it. */
function* textsOf({ checks, diagnostics, trace }: ScenarioOutcome, looksAtErrors: boolean): Generator<string> {
  for (const { stdout, stderr } of trace.steps) yield looksAtErrors ? stdout + stderr : stdout
  for (const { result } of checks) {
    if (result.actual !== undefined) yield JSON.stringify(result.actual)
    for (const { args } of [...result.reasons, ...result.diagnostics]) yield JSON.stringify(args)
  }
  for (const { args } of diagnostics) yield JSON.stringify(args)
}
