import type { Diagnostic } from '../domain/diagnostic.ts'
import type { CheckResult } from '../domain/report.ts'
import type { Frame, RevisionNote, Trace, TraceEvent, TraceStep } from '../domain/trace.ts'
import type { Observation } from '../grading/grade.ts'
import type { Renaming } from '../mutation/mutant.ts'

/**
 * What an answer does, in a form that is equal for answers that behave alike: commands that change revisions in their order; all
 * others as the set of what was done, for looking twice or elsewhere changes nothing; the counts of pods in the order in which they
 * change; the set of events; what the author's commands printed; configs of the images; the checks with what they met. Left out are
 * times, and names that the simulation derives. A name that a mutant replaced is put back, so that renaming alone makes no difference.
 */
export function canonicalBehaviour({ report, images }: Observation, renamed?: Renaming): string {
  const behaviour = {
    checks: report.checks.map(checkFacts),
    diagnostics: [...new Set(report.diagnostics.flatMap(problemFacts))].toSorted(),
    scenarios: report.traces.map(({ trace }) => traceFacts(trace)),
    images: images(),
  }
  const text = JSON.stringify(behaviour)
  return derivedNames(renamed === undefined ? text : putBack(text, renamed))
}

function checkFacts({ id, verdict, expected, actual }: CheckResult): unknown {
  return [id, verdict, expected ?? null, actual ?? null]
}

/** What is only said, an assumption for example, makes no difference; what commands did is told by the trace. */
function problemFacts({ code, severity, args }: Diagnostic): readonly string[] {
  return severity === 'info' || code.startsWith('COMMAND_') ? [] : [JSON.stringify([code, args])]
}

function traceFacts({ steps, frames, events }: Trace): unknown {
  const acts = steps.filter(changesRevision)
  const done = new Set(acts.map(commandFacts))
  const others = steps.filter((step) => !changesRevision(step) && showsSomething(step)).map(commandFacts)
  return {
    acts: acts.map((step) => [commandFacts(step), step.revisions.map(revisionFacts)]),
    others: [...new Set(others)].filter((each) => !done.has(each)).toSorted(),
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

/** ReplicaSets by their revisions: by name their order would hang on the hash of their template. */
function frameFacts({ deployments, replicaSets }: Frame): string {
  const sets = replicaSets.toSorted((a, b) => (a.revision ?? 0) - (b.revision ?? 0))
  return JSON.stringify({ deployments, replicaSets: sets })
}

/** Which of several pods or ReplicaSets an event is about is told by the counts. */
function eventFacts({ kind, type, reason, message }: TraceEvent): string {
  return JSON.stringify([kind, type, reason, message.replaceAll(DERIVED, '<name>')])
}

/** A command that was refused changes nothing, and nobody learns anything from it. */
function showsSomething({ exit, stdout }: TraceStep): boolean {
  return exit === 0 || stdout !== ''
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
  return text.replaceAll(
    /\b[bcdf-hj-np-tv-z24-9]{6,10}(?:-[bcdf-hj-np-tv-z24-9]{5})?\b|sha256:[0-9a-f]{12,64}/g,
    (name) => {
      const number = numbers.get(name) ?? numbers.size + 1
      numbers.set(name, number)
      return `<${number}>`
    },
  )
}

/** Replaces whole words only. */
function putBack(text: string, { from, to }: Renaming): string {
  return text.split(to).reduce((done, next) => {
    const inside = /[\w-]$/.test(done) || /^[\w-]/.test(next)
    return `${done}${inside ? to : from}${next}`
  })
}
