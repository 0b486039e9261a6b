import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import { withExcerpt } from './excerpt.ts'

/**
 * The diagnostics of a report: each once, though several scenarios met it, in the order they were met; with the text of their
 * lines; at most `limits.diagnosticsMax` of them, and a last one that says how many were left out.
 */
export function collectDiagnostics(
  all: readonly Diagnostic[],
  files: readonly SourceFile[],
  limits: Limits,
): readonly Diagnostic[] {
  const distinct = new Map<string, Diagnostic>()
  for (const problem of all) {
    const key = JSON.stringify([problem.code, problem.args, problem.range ?? null])
    if (!distinct.has(key)) distinct.set(key, problem)
  }
  const kept = [...distinct.values()].slice(0, limits.diagnosticsMax).map((problem) => withExcerpt(problem, files))
  const left = distinct.size - kept.length
  return left === 0 ? kept : [...kept, diagnostic('DIAGNOSTICS_LEFT_OUT', { count: left })]
}
