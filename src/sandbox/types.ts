import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { VirtualFiles } from '../domain/tool.ts'
import type { Trace, TraceStep } from '../domain/trace.ts'
import type { World } from '../domain/world.ts'
import type { Image } from '../engines/entrypoint/types.ts'
import type { Cluster } from '../engines/rollout/cluster-api.ts'
import type { FailureNote } from './failure-note.ts'

export interface WorkplaceOptions {
  /** Files of the virtual folder: the submission's with the author's laid over them. */
  readonly files: readonly SourceFile[]
  readonly world: World
  readonly limits: Limits
  /** Is given what commands leave on the terminal, both streams in their order. */
  readonly terminal?: (text: string) => void
}

/** One virtual workplace: a folder, a cluster, a docker daemon, one clock. It lives as long as one scenario. */
export interface Workplace {
  readonly cluster: Cluster
  readonly files: VirtualFiles
  /** Images that exist here by tag: built earlier, else from the world, else from the fact table. */
  image(reference: string): Image | undefined
  /** Tags that `docker build` and `docker tag` gave here, in the order in which they were given. */
  readonly builtImages: readonly string[]
  /** Runs `kubectl apply -f FILE…` on behalf of the exercise. */
  apply(files: readonly string[]): StepSpan
  /** Runs a command file as a person types it (`typed`) or as a script does. */
  replay(file: string, pace: 'typed' | 'script'): StepSpan
  /** Runs one command line of the exercise's author. */
  run(line: string): StepSpan
  /** Lets time pass, for `- wait:` steps. */
  wait(durationMs: number): void
  /** Lets the world run until settled (`limits.settleMsMax` at most). */
  settle(): void
  /** Paths from the root of files that commands opened so far and did not find. */
  readonly absentFiles: ReadonlySet<string>
  /** Where the command stands that last wrote a file, by the path of the file; nothing where it stands in no file that was handed in. */
  readonly writtenFiles: ReadonlyMap<string, SourceRange | undefined>
  /** What a file holds now, without telling anybody that it is not there. `path` is seen from the folder's root. */
  peek(path: string): string | undefined
  /** Whether a file still says what it said at first. `path` is seen from the root. */
  isAsGiven(path: string): boolean
  /** Steps so far. */
  readonly steps: readonly RanStep[]
  /** What was met so far: refused commands, unknown images, refused manifests …, each with its range. */
  readonly diagnostics: readonly Diagnostic[]
  /** The trace so far. */
  trace(): Trace
}

/** Steps `[from, to)` that one scenario step ran. */
export interface StepSpan {
  readonly from: number
  readonly to: number
}

/** A step of the trace together with where it was written; the trace itself holds no positions. */
export interface RanStep {
  readonly step: TraceStep
  /** The command in the learner's or author's file; absent for an author's inline command. */
  readonly range?: SourceRange
  /** `learner` when it came from a replayed file. */
  readonly by: 'learner' | 'author'
  /** What the tool told about what it was given; absent when there is nothing. */
  readonly diagnostics?: readonly Diagnostic[]
  /** Why it failed, in its own words, and what leads on; absent where it did not fail, or failed as an answer to a question. */
  readonly failure?: FailureNote
}
