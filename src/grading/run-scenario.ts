import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Step } from '../domain/exercise.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { Trace } from '../domain/trace.ts'
import type { ImageConfig } from '../engines/entrypoint/types.ts'
import type { StepSpan } from '../sandbox/types.ts'
import { evaluate } from './evaluate.ts'
import type { Moment, MomentSpan } from './moment.ts'
import type { Evaluated } from './needs.ts'
import { type Blocker, internalError, type ScenarioInput } from './scenario-input.ts'

export interface ScenarioRun {
  readonly checks: readonly Evaluated[]
  readonly diagnostics: readonly Diagnostic[]
  readonly trace: Trace
  /** The images that were built, in the order of their builds. */
  readonly images: () => readonly BuiltConfig[]
}

/** An image that was built, by one of its names. */
export interface BuiltConfig {
  readonly reference: string
  readonly config: ImageConfig | undefined
}

/**
 * Runs the steps of a scenario in order. At each `expect` the world settles, and its checks are evaluated at that moment. Once
 * a step can not be run, the checks behind it are not evaluated: what they would see is not what the exercise asks about.
 */
export function runScenario(input: ScenarioInput): ScenarioRun {
  const { workplace } = input
  const checks: Evaluated[] = []
  play(input, (step, moment, blocker) => {
    checks.push(...step.checks.map((spec) => evaluate({ spec, moment, blocker, input })))
  })
  const images = () =>
    workplace.builtImages.map((reference) => ({ reference, config: workplace.image(reference)?.config }))
  return { checks, diagnostics: workplace.diagnostics, trace: workplace.trace(), images }
}

/** The moment behind the last step, settled; `blocker` when it was not reached. */
export function runToEnd(input: ScenarioInput): { readonly moment: Moment; readonly blocker?: Blocker } {
  const { lastSpan, spans, blocker: met } = play(input, () => {})
  const blocker = met ?? attempt(() => input.workplace.settle())
  return { moment: momentOf(input, lastSpan, spans), ...(blocker === undefined ? {} : { blocker }) }
}

type ExpectStep = Extract<Step, { kind: 'expect' }>

interface Played {
  readonly lastSpan: MomentSpan
  readonly spans: ReadonlyMap<string, MomentSpan>
  readonly blocker: Blocker | undefined
}

function play(
  input: ScenarioInput,
  atExpect: (step: ExpectStep, moment: Moment, blocker: Blocker | undefined) => void,
): Played {
  const { workplace, scenario } = input
  const spans = new Map<string, MomentSpan>()
  let lastSpan: MomentSpan = { from: 0, to: 0, startMs: 0 }
  let blocker: Blocker | undefined
  for (const step of scenario.steps) {
    if (step.kind === 'expect') {
      blocker ??= attempt(() => workplace.settle())
      atExpect(step, momentOf(input, lastSpan, spans), blocker)
      continue
    }
    if (blocker !== undefined) continue
    const startMs = workplace.cluster.nowMs
    blocker =
      missingFor(step, input) ??
      attempt(() => {
        lastSpan = { ...act(step, input), startMs }
      }) ??
      missedBy(input)
    if (step.as !== undefined) spans.set(step.as, lastSpan)
  }
  return { lastSpan, spans, blocker }
}

type ActingStep = Exclude<Step, { kind: 'expect' }>

function act(step: ActingStep, { workplace, files, acted }: ScenarioInput): StepSpan {
  const from = workplace.steps.length
  const told = (span: StepSpan): StepSpan => {
    acted?.(step.range, span)
    return span
  }
  switch (step.kind) {
    case 'apply':
      return told(workplace.apply(step.files.filter((path) => isPresent(files, path))))
    case 'replay':
      return isPresent(files, step.file) ? told(workplace.replay(step.file, step.pace)) : { from, to: from }
    case 'run':
      for (const [index, command] of step.commands.entries()) {
        const span = workplace.run(command)
        acted?.(step.places?.[index] ?? step.range, span)
      }
      return { from, to: workplace.steps.length }
    case 'wait':
      workplace.wait(step.durationMs)
      return { from, to: from }
  }
}

/** An optional file that was not handed in is simply not used. */
function isPresent(files: readonly SourceFile[], path: string): boolean {
  return files.some((file) => file.path === path)
}

function missingFor(step: ActingStep, { missing }: ScenarioInput): Blocker | undefined {
  const needed = step.kind === 'apply' ? step.files : step.kind === 'replay' ? [step.file] : []
  const diagnostics = needed.map((path) => missing.get(path)).filter((problem) => problem !== undefined)
  return diagnostics.length === 0 ? undefined : { kind: 'missing', diagnostics }
}

/**
 * A command may have looked for a file that had to be handed in, be it only in its own way: `docker build` for the Dockerfile. That
 * it failed says nothing of what would have been in there.
 */
function missedBy({ missing, workplace }: ScenarioInput): Blocker | undefined {
  const diagnostics = [...missing].filter(([path]) => workplace.absentFiles.has(path)).map(([, problem]) => problem)
  return diagnostics.length === 0 ? undefined : { kind: 'missing', diagnostics }
}

/** Runs a part of the simulation; an exception in it is our bug and never the learner's mistake. */
function attempt(action: () => void): Blocker | undefined {
  try {
    action()
    return undefined
  } catch (error) {
    return { kind: 'errored', diagnostics: [internalError(error)] }
  }
}

function momentOf(input: ScenarioInput, lastSpan: MomentSpan, spans: ReadonlyMap<string, MomentSpan>): Moment {
  const { workplace, files, limits } = input
  let met: readonly Diagnostic[] | undefined
  return {
    nowMs: workplace.cluster.nowMs,
    cluster: workplace.cluster.api,
    frames: workplace.cluster.frames,
    steps: workplace.steps,
    lastSpan,
    spans,
    image: (reference) => workplace.image(reference),
    builtImages: workplace.builtImages,
    files,
    isAsGiven: (path) => workplace.isAsGiven(path),
    readManifest: (path) => workplace.files.read(path, 'manifest'),
    peek: (path) => workplace.peek(path),
    written: workplace.writtenFiles,
    met: () => (met ??= workplace.diagnostics),
    limits,
  }
}
