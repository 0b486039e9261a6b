import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { Frame } from '../domain/trace.ts'
import type { Image } from '../engines/entrypoint/types.ts'
import type { Api } from '../kubernetes/api.ts'
import type { RanStep, StepSpan } from '../sandbox/types.ts'

/** The commands of one scenario step, and when it began: a `wait` has a beginning but no commands. */
export interface MomentSpan extends StepSpan {
  readonly startMs: number
}

/** Everything a check may look at: one scenario at the moment of its `expect`, settled and not changing any more. */
export interface Moment {
  readonly nowMs: number
  /** Looking only: a patch must be a dry run. */
  readonly cluster: Pick<Api, 'get' | 'list' | 'patch'>
  /** From the start of the scenario. */
  readonly frames: readonly Frame[]
  readonly steps: readonly RanStep[]
  /** The steps of the last scenario step that did anything before this `expect`. */
  readonly lastSpan: MomentSpan
  /** Where scenario steps with an `as:` name began, by name. */
  readonly spans: ReadonlyMap<string, MomentSpan>
  /** Images that exist here: built, declared or known. */
  readonly image: (reference: string) => Image | undefined
  /** Tags of the images that were built, in the order of the builds. */
  readonly builtImages: readonly string[]
  /** The files that were handed in, with the author's over them. */
  readonly files: readonly SourceFile[]
  /** What a file of the virtual folder holds now, for the objects that it describes. */
  readonly readManifest: (path: string) => string | undefined
  /** Whether a file still says what it said when it was handed in. */
  readonly isAsGiven: (path: string) => boolean
  /** What a file at any place holds that commands wrote to, without telling anybody that there is nothing. */
  readonly peek: (path: string) => string | undefined
  /** Where the command stands that last wrote a file, by the path of the file. */
  readonly written: ReadonlyMap<string, SourceRange | undefined>
  /** What the simulation met up to now. */
  readonly met: () => readonly Diagnostic[]
  readonly limits: Limits
}

/** How far back a check looks: the whole scenario, its last step, or from a step's `as:` name on. */
export type Since = string

/** Where a check begins to look. A name that no step has is the whole scenario: the loader refuses such names. */
function spanSince(moment: Moment, since: Since): MomentSpan {
  const named = since === 'step' ? moment.lastSpan : moment.spans.get(since)
  return { from: named?.from ?? 0, to: moment.steps.length, startMs: named?.startMs ?? 0 }
}

/** The commands since then, in the order they ran. */
export function stepsSince(moment: Moment, since: Since): readonly RanStep[] {
  const { from, to } = spanSince(moment, since)
  return moment.steps.slice(from, to)
}

/** The frames since then, beginning with the one that held at that moment. */
export function framesSince(moment: Moment, since: Since): readonly Frame[] {
  const { startMs } = spanSince(moment, since)
  const held = moment.frames.findLastIndex((frame) => frame.atMs <= startMs)
  return moment.frames.slice(Math.max(held, 0))
}
