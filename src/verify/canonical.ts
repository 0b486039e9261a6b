import type { Diagnostic } from '../domain/diagnostic.ts'
import type { CheckResult } from '../domain/report.ts'
import type { Frame, RevisionNote, Trace, TraceEvent, TraceStep } from '../domain/trace.ts'
import type { Observation } from '../grading/grade.ts'
import type { Renaming } from '../mutation/mutant.ts'

/**
 * What an answer does, in a form that is equal for answers that behave alike, and why each thing that is left out makes no difference:
 *
 * - *Acts*, commands that make revisions, count with what they did, in their order.
 * - Between two acts the pod template stays as it is, so all other commands there meet the same Deployment. They count as the set of what was done, how it
 *   ended and what it said: a question that is asked twice gets the same answer, and questions do not disturb one another. Whatever else such a command
 *   changes (a scaling, a container that is started) is told by the counts, the events, the images and what the checks met. Before or behind an act is another
 *   stretch, for there the same question has another answer.
 * - Flags count by what they make a command say. A command that prints nothing has changed nothing (a Deployment that is as it shall be already), or failed.
 * - The counts of pods in the order in which they change, and the set of events: not when, for how fast somebody types is no behaviour.
 * - The configs of images, and the checks with their verdicts and what they met.
 * - Names that the simulation derives, and the order and widths they give to what is printed, are no choice of anybody's. A name that a mutant replaced is put
 *   back: the caller gives one only where the exercise never mentions it.
 *
 * So what differs in nothing of this differs in nothing that a check could be about; `docs/writing-exercises.md` says the same to authors.
 */
export function canonicalBehaviour({ report, images }: Observation, renamed?: Renaming): string {
  const met = { checks: report.checks, diagnostics: report.diagnostics, traces: report.traces, images: images() }
  const { checks, diagnostics, traces, images: built } = renamed === undefined ? met : withName(met, renamed)
  return derivedNames(
    JSON.stringify({
      checks: checks.map(checkFacts),
      diagnostics: [...new Set(diagnostics.flatMap(problemFacts))].toSorted(),
      scenarios: traces.map(({ trace }) => traceFacts(trace)),
      images: built,
    }),
  )
}

/** The same with a name put back wherever it stands: before anything is sorted, for a name may decide what comes first. */
function withName<T>(value: T, renamed: Renaming): T {
  return JSON.parse(putBack(JSON.stringify(value), renamed)) as T
}

function checkFacts({ id, verdict, expected, actual }: CheckResult): unknown {
  return [id, verdict, expected ?? null, actual ?? null]
}

/** What is only said, an assumption for example, makes no difference; what commands did is told by the trace. */
function problemFacts({ code, severity, args }: Diagnostic): readonly string[] {
  return severity === 'info' || code.startsWith('COMMAND_') ? [] : [JSON.stringify([code, args])]
}

function traceFacts({ steps, frames, events }: Trace): unknown {
  const stretches: string[][] = [[]]
  const acts: unknown[] = []
  for (const step of steps) {
    if (changesRevision(step)) {
      acts.push([commandFacts(step), step.revisions.map(revisionFacts)])
      stretches.push([])
    } else if (showsSomething(step)) stretches.at(-1)?.push(lookFacts(step))
  }
  return {
    acts,
    stretches: stretches.map((looks) => [...new Set(looks)].toSorted()),
    counts: withoutRepeats(frames.map(frameFacts)),
    events: [...new Set(events.map(eventFacts))].toSorted(),
  }
}

/** Bounds that no pod ever met are no behaviour: what a strategy does is told by the counts. */
function revisionFacts({ allowed: _allowed, ...facts }: RevisionNote): unknown {
  return facts
}

function commandFacts({ argv, exit }: TraceStep): string {
  return JSON.stringify([withoutFlags(argv), exit])
}

function lookFacts({ argv, exit, stdout }: TraceStep): string {
  return JSON.stringify([withoutFlags(argv), exit, shown(stdout)])
}

/** What an output says: how long ago, in which order names that are derived come, and how wide that makes a column, say nothing. */
function shown(stdout: string): readonly string[] {
  const lines = stdout.replaceAll(DERIVED, '<name>').replaceAll(SPANS, '<time>').split('\n')
  return lines.map((line) => line.replaceAll(/ {2,}/g, ' ').trimEnd()).toSorted()
}

/** ReplicaSets by their revisions: by name their order would hang on the hash of their template. */
function frameFacts({ deployments, replicaSets }: Frame): string {
  const sets = replicaSets.toSorted((a, b) => (a.revision ?? 0) - (b.revision ?? 0))
  return JSON.stringify({ deployments, replicaSets: sets })
}

/** Which of several pods or ReplicaSets an event is about is told by the counts. */
function eventFacts({ kind, type, reason, message }: TraceEvent): string {
  return JSON.stringify([kind, type, reason, message.replaceAll(DERIVED, '<name>')])
}

/** A command that printed nothing but an error, or nothing at all, changed nothing that an event, a count or an image would not tell of. */
function showsSomething({ stdout }: TraceStep): boolean {
  return stdout !== ''
}

function changesRevision({ revisions }: TraceStep): boolean {
  return revisions.some(({ made }) => made)
}

/** How something was looked at, or how long was waited, is no other behaviour. */
function withoutFlags(argv: readonly string[]): readonly string[] {
  return argv.filter((word) => !word.startsWith('-'))
}

function withoutRepeats(list: readonly string[]): readonly string[] {
  return list.filter((each, index) => each !== list[index - 1])
}

/** Kubernetes makes names of these characters only, so that they hold no words; Docker's are digests. */
const DERIVED = /\b[bcdf-hj-np-tv-z24-9]{6,10}(?:-[bcdf-hj-np-tv-z24-9]{5})?\b|sha256:[0-9a-f]{12,64}/g

/** Names that the simulation derives from the pod template or makes up, by the order in which they are met. */
function derivedNames(text: string): string {
  const numbers = new Map<string, number>()
  return text.replaceAll(DERIVED, (name) => {
    const number = numbers.get(name) ?? numbers.size + 1
    numbers.set(name, number)
    return `<${number}>`
  })
}

/** Spans of time as both tools write them: `5s`, `2m10s`, `3 seconds`, `About a minute`. */
const SPANS = /\b(?:\d+[dhms])+\b|\b(?:\d+|About an?|Less than a) (?:second|minute|hour|day)s?\b/g

/** Replaces whole words only. */
function putBack(text: string, { from, to }: Renaming): string {
  return text.split(to).reduce((done, next) => {
    const inside = /[\w-]$/.test(done) || /^[\w-]/.test(next)
    return `${done}${inside ? to : from}${next}`
  })
}
