import type { Message } from '../domain/diagnostic.ts'
import type { CheckResult } from '../domain/report.ts'

/** All that says why a check was not passed, the cause first. */
export function reasonsOf({ skippedBecause, diagnostics, reasons }: CheckResult): readonly Message[] {
  return [...(skippedBecause === undefined ? [] : [skippedBecause]), ...diagnostics, ...reasons]
}
