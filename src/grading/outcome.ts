import type { ContainerWord } from '../domain/container.ts'
import type { Message } from '../domain/diagnostic.ts'
import type { Value } from '../domain/json.ts'
import type { Evidence } from '../domain/report.ts'

/** A word of a command line whose place is still to be looked up. */
export interface CommandWord extends ContainerWord {
  readonly evidence?: Evidence
}

/** What evaluating a check came to. Reasons never repeat what was expected: an author may want that withheld. */
export interface CheckOutcome {
  readonly verdict: 'passed' | 'failed' | 'ungradable'
  readonly expected?: Value
  readonly actual?: Value
  readonly command?: readonly CommandWord[]
  readonly reasons: readonly Message[]
  readonly evidence: readonly Evidence[]
}

export interface Finding {
  readonly expected?: Value
  readonly actual?: Value
  readonly command?: readonly CommandWord[]
  readonly reasons?: readonly (Message | undefined)[]
  readonly evidence?: readonly (Evidence | undefined)[]
}

export function passed(finding: Finding = {}): CheckOutcome {
  return outcome('passed', finding)
}

export function failed(finding: Finding): CheckOutcome {
  return outcome('failed', finding)
}

export function ungradable(finding: Finding): CheckOutcome {
  return outcome('ungradable', finding)
}

/** Passed or failed by a condition; the reasons are kept only for a failure. */
export function judged(right: boolean, finding: Finding): CheckOutcome {
  const { reasons: _reasons, ...facts } = finding
  return right ? passed(facts) : failed(finding)
}

function outcome(verdict: CheckOutcome['verdict'], finding: Finding): CheckOutcome {
  return {
    verdict,
    ...(finding.expected === undefined ? {} : { expected: finding.expected }),
    ...(finding.actual === undefined ? {} : { actual: finding.actual }),
    ...(finding.command === undefined ? {} : { command: finding.command }),
    reasons: (finding.reasons ?? []).filter((reason) => reason !== undefined),
    evidence: (finding.evidence ?? []).filter((evidence) => evidence !== undefined),
  }
}
