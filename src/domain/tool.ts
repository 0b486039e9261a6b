import type { Diagnostic } from './diagnostic.ts'
import type { Look } from './submission.ts'

/** What a simulated program is run with. */
export interface Invocation {
  /** `argv[0]` is the program: `kubectl`, `docker`, `grep` … */
  readonly argv: readonly string[]
  readonly stdin: string
  readonly env: Readonly<Record<string, string>>
  /** `&` stood behind it: nobody waits for it. */
  readonly background?: boolean
}

/** What it answers. Texts are raw; `diagnostics` have no range yet: the sandbox adds the command's. */
export interface Outcome {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The files of the virtual folder that commands run in. Paths are relative to its root, with `/`; a path that leaves
 * the folder (absolute, `..`, a URL) is never resolved: `read` gives `undefined` for it. Nothing of the host is behind it.
 */
export interface VirtualFiles {
  /** Without `look` for whom every character matters. */
  read(path: string, look?: Look): string | undefined
  /** Permission bits as in `0o755`; plain files are `0o644`. */
  mode(path: string): number | undefined
  /** Names directly inside a folder, sorted; `undefined` when there is no such folder. */
  list(folder: string): readonly { readonly name: string; readonly folder: boolean }[] | undefined
  write(path: string, text: string): void
}

/** The one virtual clock. Advancing it lets everything in the simulated world happen that is due. */
export interface Clock {
  /** Ms since the start of the simulation, which is 2026-01-01T00:00:00Z. */
  readonly nowMs: number
  advanceTo(atMs: number): void
}
