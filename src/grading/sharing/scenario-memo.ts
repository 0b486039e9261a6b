import type { Limits } from '../../domain/limits.ts'
import type { Look, SourceFile } from '../../domain/submission.ts'
import type { ScenarioOutcome } from '../grade.ts'
import type { ScenarioTask } from '../scenario-input.ts'
import type { FileForm } from './file-form.ts'
import { type Forms, type Places, placesIn, rangesOf, restored } from './places.ts'
import type { FormOf } from './submission-form.ts'
import { type Looks, watchedFiles } from './watched-files.ts'

/** Outcomes of one scenario, by what was read for them. */
export interface ScenarioMemo {
  readonly run: (task: ScenarioTask, formOf: FormOf) => ScenarioOutcome
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

/** What was looked at in a simulation: of some files only what they say counts, of the others every character. */
interface Reading {
  readonly paths: readonly string[]
  readonly inForm: ReadonlySet<string>
}

/**
 * Remembers what came of a scenario. A simulation is decided by the names of the files and by the texts that were looked at in it: whoever
 * has the same gets the same, whatever else was handed in. Texts are compared in canonical form where nobody looked at more; the places in an
 * outcome are led back to the files of each. Keeps `limits.sharedOutcomesMax` outcomes, those used last; `traces: false` leaves out the largest
 * part of them.
 */
export function createScenarioMemo({ play, shared }: Player, traces: boolean, limits: Limits): ScenarioMemo {
  const known = new Map<string, Known>()
  /** What was looked at by those with these names; the commands decide that, so there may be several answers. */
  const readBy = new Map<string, Map<string, Reading>>()

  const find = (names: string, { files }: ScenarioTask, formOf: FormOf): ScenarioOutcome | undefined => {
    for (const reading of readBy.get(names)?.values() ?? []) {
      const forms = formsFor(reading, formOf)
      const key = keyOf(names, reading, files, forms)
      const found = known.get(key)
      const outcome = found === undefined ? undefined : restored(found.outcome, found.places, forms, files)
      if (found === undefined || outcome === undefined) continue
      remember(known, key, found, limits.sharedOutcomesMax)
      return outcome
    }
    return undefined
  }

  return {
    run: (task, formOf) => {
      const names = namesOf(task)
      const before = find(names, task, formOf)
      if (before !== undefined) {
        shared()
        return before
      }
      const looks = new Map<string, Set<Look>>()
      const full = play({ ...task, files: watchedFiles(task.files, looks) })
      for (const { file } of rangesOf(full)) if (!looks.has(file)) looks.set(file, new Set(['place']))
      const withErrors = traces || asksForErrors(task.scenario)
      const reading = readingOf(looks, formOf, isOneWay(full, withErrors))
      const forms = formsFor(reading, formOf)
      const { checks, diagnostics, trace } = full
      const outcome = { checks, diagnostics, trace: traces ? trace : NO_TRACE }
      const readings = readBy.get(names) ?? new Map<string, Reading>()
      remember(readings, JSON.stringify([reading.paths, [...reading.inForm]]), reading, READINGS_MAX)
      remember(readBy, names, readings, limits.sharedOutcomesMax)
      const key = keyOf(names, reading, task.files, forms)
      remember(known, key, { outcome, places: placesIn(full, forms) }, limits.sharedOutcomesMax)
      return outcome
    },
  }
}

/** In form are the files at which nobody looked in another way; none where the outcome belongs to one way of writing. */
function readingOf(looks: Looks, formOf: FormOf, isOne: boolean): Reading {
  const paths = [...looks.keys()].toSorted()
  const inForm = paths.filter((path) => {
    const form = isOne ? undefined : formOf(path)
    return form !== undefined && [...(looks.get(path) ?? [])].every((look) => look === form.look || look === 'place')
  })
  return { paths, inForm: new Set(inForm) }
}

/** Those that somebody else's files have none of stand as they are. */
function formsFor({ inForm }: Reading, formOf: FormOf): Forms {
  const forms = new Map<string, FileForm>()
  for (const path of inForm) {
    const form = formOf(path)
    if (form !== undefined) forms.set(path, form)
  }
  return forms
}

/** Ways of looking that are tried for the same names: honest commands look at the same files. */
const READINGS_MAX = 20

const NO_TRACE: ScenarioOutcome['trace'] = { formatVersion: 1, steps: [], frames: [], events: [] }

/** Which files there are, and what is said of those that are not. */
function namesOf({ files, missing }: ScenarioTask): string {
  let names = ''
  for (const { path, executable } of files) names += `${executable ? '+' : '-'}${path.length} ${path}`
  return missing.size === 0 ? names : `${names}${JSON.stringify([...missing])}`
}

/** The texts of these files, each with its length, so that no text can be taken for two. A canonical one is told from one that was handed in so. */
function keyOf(names: string, { paths }: Reading, files: readonly SourceFile[], forms: Forms): string {
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
