import type { DiagnosticCode } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { CheckContext, CheckKind } from './check-kind.ts'
import { imageKey } from './image-name.ts'
import type { CheckOutcome } from './outcome.ts'
import { findWorkload } from './target.ts'

/** Text that could not be read, and images nobody knows: what would have come of them is not known either. */
const UNREADABLE: ReadonlySet<DiagnosticCode> = new Set(['YAML_SYNTAX', 'YAML_LIMIT', 'IMAGE_UNKNOWN'])

/**
 * The diagnostics that make the outcome of a check worthless, so that it is `ungradable`; empty when it can be graded. Two
 * cases: the target is missing while something that could have made it was not readable, and a check that rests on pods whose
 * image nobody knows.
 */
export function blockingDiagnostics(
  kind: CheckKind,
  outcome: CheckOutcome,
  context: CheckContext,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (outcome.verdict === 'failed' && outcome.reasons.some(({ code }) => code === 'TARGET_MISSING')) {
    return diagnostics.filter(({ code }) => UNREADABLE.has(code)).slice(0, 1)
  }
  if (kind.rests === 'spec' && outcome.verdict !== 'ungradable') return []
  const used = imagesOf(context)
  return diagnostics.filter(
    (problem) => problem.code === 'IMAGE_UNKNOWN' && used.has(imageKey(String(problem.args['image']))),
  )
}

/** The images of the pods a check speaks about, in one spelling. */
function imagesOf(context: CheckContext): ReadonlySet<string> {
  const workload = findWorkload(context)
  if (!workload.ok) return new Set()
  const { containers, initContainers } = workload.value.podSpec
  return new Set([...containers, ...(initContainers ?? [])].map(({ image }) => imageKey(image ?? '')))
}
