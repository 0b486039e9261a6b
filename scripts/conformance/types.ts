/**
 * One thing a recording says and whether the simulation says the same. `id` is the path of the recorded value:
 * `k8s/undo-last/5/state/replicaSets/web-dc64c95dd/revision`, `docker/shell-form-cmd/run-1/argv`.
 */
export interface Assertion {
  readonly id: string
  readonly ok: boolean
  readonly expected?: unknown
  readonly actual?: unknown
}

/** All assertions of one recorded case. `id` is the path that the ids of its assertions begin with. */
export interface TraceResult {
  readonly id: string
  readonly assertions: readonly Assertion[]
}

/** One file of recordings, parsed from JSON but otherwise unchecked. */
export interface RecordingFile {
  /** Name of the file without folder. */
  readonly name: string
  readonly content: unknown
}

/**
 * Replays every case in `files`. Never throws for what a recording holds: whatever cannot be replayed is a failed
 * assertion, so that nothing is skipped in silence.
 */
export type Replay = (files: readonly RecordingFile[]) => readonly TraceResult[]
