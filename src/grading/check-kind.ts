import type { Value } from '../domain/json.ts'
import type { Moment } from './moment.ts'
import type { CheckOutcome } from './outcome.ts'

/** What a check is run with. */
export interface CheckContext {
  readonly moment: Moment
  /** `of:` of the check, else of its scenario: `deployment/web`, `pod/x`, `image/y`. Absent: the only one there is. */
  readonly of?: string
}

export type CheckSpecValue = Readonly<Record<string, Value>>

/** What an answer depends on: what was asked for and what the tools said, or also what becomes of pods. */
export type Rests = 'spec' | 'pods'

/**
 * One kind of check, as a value. The shape of its spec is `schemas/checks/<kind>.schema.json`; where that has a field `is`, a scalar
 * or a list may stand for the whole.
 */
export interface CheckKind {
  /** The key that authors write. */
  readonly kind: string
  /**
   * Whether its answer depends on what becomes of pods and containers, so that it cannot be given when an image is not
   * known. For some kinds that is decided by the fields that are asked about.
   */
  readonly rests: Rests | ((spec: CheckSpecValue) => Rests)
  readonly run: (context: CheckContext, spec: CheckSpecValue) => CheckOutcome
}

export interface CheckDefinition<Spec> extends Omit<CheckKind, 'run'> {
  readonly run: (context: CheckContext, spec: Spec) => CheckOutcome
}

/** Defines a kind whose `run` knows the shape of its spec; the loader has validated it against the kind's schema. */
export function defineCheck<Spec extends object>(definition: CheckDefinition<Spec>): CheckKind {
  const { run } = definition
  return { ...definition, run: (context, spec) => run(context, spec as Spec) }
}
