import type { DiagnosticCode } from '../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { FieldPath } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import type { DeploymentStory, RolloutAction } from '../domain/rollout.ts'
import type { ClientWrite } from '../engines/rollout/cluster-api.ts'
import type { KubeObject } from '../kubernetes/types.ts'
import type { RanStep } from '../sandbox/types.ts'
import type { Forecast } from './forecast.ts'
import type { Observed } from './observe.ts'
import type { Snapshot } from './snapshot.ts'

/** Everything a finding may look at: one sequence, at the moment of its report. */
export interface FindingContext {
  readonly steps: readonly RanStep[]
  /** One per step. */
  readonly actions: readonly RolloutAction[]
  /** Every write of the sequence, in its order. */
  readonly writes: readonly ClientWrite[]
  readonly stories: readonly DeploymentStory[]
  readonly snapshot: Snapshot
  readonly observed: Observed
  readonly forecasts: ReadonlyMap<string, Forecast>
  /** What a file of the virtual folder holds. */
  readonly read: (path: string) => string | undefined
  readonly places: Places
  readonly limits: Limits
  /** True when a bound of the simulation was reached: then what stands still may do so for that alone. */
  readonly isCut: boolean
}

/** Finds the places that findings point at. `undefined` where nothing of it was written in a file. */
export interface Places {
  /** Where a field of an object was last decided: in the document that was applied, else in the command that wrote it. */
  field(object: KubeObject, path: FieldPath): SourceRange | undefined
  /** The command of a step, else the first line of the file that it applied. */
  step(index: number): SourceRange | undefined
  /** A field of an object in the file that a step took it from; items of lists by index or by name. */
  manifestField(step: number, kind: string, name: string, path: FieldPath): SourceRange | undefined
}

/** One thing that is probably not meant, or worth knowing: its code, and how it is found. */
export interface Finding {
  readonly code: DiagnosticCode
  /** In the order of the sequence. Arguments say what it is about; `help` of the code says what to do. */
  find(context: FindingContext): readonly Diagnostic[]
}
