import { diagnostic, type DiagnosticCode } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import { withExcerpt } from './excerpt.ts'

/** What a learner does wrong in one way many times, and what of the arguments makes it the same. */
const REPEATED: Partial<Record<DiagnosticCode, string>> = { COMMAND_NOT_ALLOWED: 'command', COMMAND_SAID_ERROR: 'said' }

/** Further places that are named for one cause. */
const PLACES_MAX = 10

function keyOf({ code, args, range }: Diagnostic): string {
  return JSON.stringify([code, args, range ?? null])
}

function causeOf(problem: Diagnostic): string {
  const argument = REPEATED[problem.code]
  return argument === undefined ? keyOf(problem) : JSON.stringify([problem.code, problem.args[argument] ?? ''])
}

function withPlace(first: Diagnostic, { range }: Diagnostic): Diagnostic {
  const { related = [] } = first
  if (range === undefined || related.length >= PLACES_MAX) return first
  return { ...first, related: [...related, { range, note: { code: 'NOTE_ALSO_HERE', args: {} } }] }
}

/**
 * The diagnostics of a report: each once, though several scenarios met it, in the order they were met; the same mistake in several
 * commands with all its places; with the text of their lines; at most `limits.diagnosticsMax` of them, and a last one that says how many were left out.
 */
export function collectDiagnostics(
  all: readonly Diagnostic[],
  files: readonly SourceFile[],
  limits: Limits,
): readonly Diagnostic[] {
  const distinct = new Map<string, Diagnostic>()
  for (const problem of new Map(all.map((each) => [keyOf(each), each])).values()) {
    const cause = causeOf(problem)
    const first = distinct.get(cause)
    distinct.set(cause, first === undefined ? problem : withPlace(first, problem))
  }
  const kept = [...distinct.values()].slice(0, limits.diagnosticsMax).map((problem) => withExcerpt(problem, files))
  const left = distinct.size - kept.length
  return left === 0 ? kept : [...kept, diagnostic('DIAGNOSTICS_LEFT_OUT', { count: left })]
}
