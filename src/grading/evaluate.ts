import type { ContainerWord } from '../domain/container.ts'
import type { Diagnostic, Message } from '../domain/diagnostic.ts'
import type { CheckSpec } from '../domain/exercise.ts'
import type { CheckResult, Evidence, ResolvedEvidence, Verdict } from '../domain/report.ts'
import { findCheckKind } from './checks/index.ts'
import { defaultReason, type EvidenceSources, resolveEvidence, decidingCommand } from './evidence.ts'
import { withExcerpt } from './excerpt.ts'
import { blockingDiagnostics } from './gradable.ts'
import type { Moment } from './moment.ts'
import type { Evaluated } from './needs.ts'
import type { CheckOutcome, CommandWord } from './outcome.ts'
import { ownChange } from './own-change.ts'
import { refusalOf } from './refusal.ts'
import { type Blocker, internalError, type ScenarioInput } from './scenario-input.ts'
import { isWritingCommand } from './writing-commands.ts'

export interface Evaluation {
  readonly spec: CheckSpec
  readonly moment: Moment
  /** Set once the scenario could not go on. */
  readonly blocker: Blocker | undefined
  readonly input: ScenarioInput
}

/** Evaluates one check at its moment. An exception becomes `errored`; what can not be known becomes `ungradable`. */
export function evaluate({ spec, moment, blocker, input }: Evaluation): Evaluated {
  const base = emptyResult(spec, input)
  if (blocker !== undefined) {
    const verdict = blocker.kind === 'errored' ? 'errored' : 'ungradable'
    return { spec, result: withDiagnostics(base, verdict, blocker.diagnostics, input) }
  }
  try {
    const kind = findCheckKind(spec.kind)
    const of = spec.of ?? input.scenario.of
    const context = of === undefined ? { moment } : { moment, of }
    const outcome = kind.run(context, spec.spec)
    const blocking = blockingDiagnostics(kind, spec.spec, outcome, context, moment.met())
    if (blocking.length > 0) return { spec, result: withDiagnostics(base, 'ungradable', blocking, input) }
    return { spec, result: withOutcome(base, outcome, moment, input) }
  } catch (error) {
    return { spec, result: withDiagnostics(base, 'errored', [internalError(error)], input) }
  }
}

function emptyResult(spec: CheckSpec, { scenario }: ScenarioInput): CheckResult {
  return {
    id: spec.id,
    title: spec.title ?? { en: '' },
    verdict: 'errored',
    points: 0,
    maxPoints: spec.points,
    hidden: spec.hidden || scenario.hidden,
    reveal: spec.reveal,
    hints: spec.hints.length,
    reasons: [],
    evidence: [],
    diagnostics: [],
  }
}

function withDiagnostics(
  base: CheckResult,
  verdict: Verdict,
  diagnostics: readonly Diagnostic[],
  { files }: ScenarioInput,
): CheckResult {
  return { ...base, verdict, diagnostics: diagnostics.map((problem) => withExcerpt(problem, files)) }
}

function withOutcome(base: CheckResult, outcome: CheckOutcome, moment: Moment, input: ScenarioInput): CheckResult {
  const { steps, files, isAsGiven, image, limits } = moment
  const sources = { steps, writes: input.workplace.cluster.writes, files, isAsGiven, image, limits }
  const { verdict, expected, actual, command } = outcome
  const { reasons, evidence } =
    verdict === 'failed' ? explained(base.id, outcome, input, sources) : resolved(outcome, sources)
  const points = verdict === 'passed' ? base.maxPoints : 0
  const result: Mutable<CheckResult> = { ...base, verdict, points, reasons, evidence: distinctPlaces(evidence) }
  if (expected !== undefined) result.expected = expected
  if (actual !== undefined) result.actual = actual
  if (command !== undefined) result.command = command.map((word) => placedWord(word, sources))
  return result
}

function resolved(
  { reasons, evidence }: CheckOutcome,
  sources: EvidenceSources,
): Pick<CheckResult, 'reasons' | 'evidence'> {
  return { reasons, evidence: evidence.map((each) => resolveEvidence(each, sources)) }
}

/** A failure is told with the defaults that it comes from, and with places in the learner's own files. */
function explained(checkId: string, outcome: CheckOutcome, input: ScenarioInput, sources: EvidenceSources) {
  const defaults = outcome.evidence.map((each) => defaultReason(each, sources)).filter((each) => each !== undefined)
  const reasons = defaults.length === 0 ? outcome.reasons : [...outcome.reasons, ...defaults]
  return fromOwnFiles({ ...outcome, reasons }, checkId, input, sources)
}

/**
 * A field that only the author's own file decides, though a later change was refused, is as it is because of that refusal: it is told, and
 * where it is to be mended. Without a refusal the place is the learner's where the change belonged; else it is said whose file that is.
 */
function fromOwnFiles(
  { reasons, evidence }: CheckOutcome,
  checkId: string,
  input: ScenarioInput,
  sources: EvidenceSources,
): Pick<CheckResult, 'reasons' | 'evidence'> {
  const { given = NONE } = input
  const resolve = (each: Evidence) => resolveEvidence(each, sources)
  const places = evidence.map(resolve)
  const isForeign = ({ evidence: { kind }, range }: ResolvedEvidence) =>
    kind === 'object' && range !== undefined && given.has(range.file)
  if (!places.some(isForeign)) return { reasons, evidence: places }
  const refused = sources.steps.findLast((ran) => isWritingCommand(ran) && ran.step.exit !== 0)
  if (refused === undefined) {
    const placed = places.map((each) => (isForeign(each) ? inOwnFile(each, checkId, input, sources) : { place: each }))
    const added = placed.flatMap(({ reason }) => (reason === undefined ? [] : [reason]))
    return { reasons: [...reasons, ...distinctReasons(added)], evidence: placed.map(({ place }) => place) }
  }
  const refusal = refusalOf(refused)
  const own = places.filter((each) => !isForeign(each))
  return { reasons: [refusal.reason, ...reasons], evidence: [...refusal.evidence.map(resolve), ...own] }
}

function inOwnFile(
  foreign: ResolvedEvidence,
  checkId: string,
  input: ScenarioInput,
  sources: EvidenceSources,
): { readonly place: ResolvedEvidence; readonly reason?: Message } {
  const { evidence, range } = foreign
  const command = decidingCommand(evidence, sources)
  if (command?.by === 'learner') return { place: resolveEvidence({ kind: 'step', step: command.step.index }, sources) }
  const own = evidence.kind === 'object' ? ownChange(evidence, checkId, input) : undefined
  if (own === undefined) return { place: foreign, reason: { code: 'FILE_IS_GIVEN', args: { file: range?.file ?? '' } } }
  return { ...own, place: resolveEvidence(own.evidence, sources) }
}

function distinctReasons(reasons: readonly Message[]): readonly Message[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()]
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

const NONE: ReadonlySet<string> = new Set()

function placedWord({ evidence, ...word }: CommandWord, sources: EvidenceSources): ContainerWord {
  const range = evidence === undefined ? undefined : resolveEvidence(evidence, sources).range
  return range === undefined ? word : { ...word, range }
}

/** Two pieces of evidence may lead to one place: it is shown once. */
function distinctPlaces(all: readonly ResolvedEvidence[]): readonly ResolvedEvidence[] {
  if (all.length < 2) return all
  const byPlace = new Map(all.map((each) => [placeOf(each), each]))
  return byPlace.size === all.length ? all : [...byPlace.values()]
}

function placeOf({ range, evidence }: ResolvedEvidence): string {
  if (range === undefined) return JSON.stringify(evidence)
  const { file, start, end } = range
  return `${start.line}:${start.column}-${end.line}:${end.column} ${file}`
}
