import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import type { Clock, Invocation, Outcome, VirtualFiles } from '../domain/tool.ts'
import type { ArgvWord, BaseImages, BuildCheck, Image } from '../engines/entrypoint/types.ts'

export interface DockerOptions {
  readonly files: VirtualFiles
  readonly clock: Clock
  readonly limits: Limits
  /** Images that can be pulled; those built here come first. */
  readonly images: BaseImages
  /** What should be said when an image that was not built here is used: that its tag is assumed, that nobody knows it. */
  readonly notices?: (reference: string) => readonly Diagnostic[]
  /** Told of every build that begins. */
  readonly onBuild?: () => void
}

/** A simulated docker daemon with its command line. It lives as long as one workplace. */
export interface Docker {
  /** Runs `docker …`; `argv[0]` is `docker`. Advances the clock by as long as the command takes. */
  run(invocation: Invocation): Outcome
  /** An image that was built here. */
  image(reference: string): Image | undefined
  /** Images built here, in the order of their builds. */
  readonly images: readonly BuiltImage[]
  /** Containers that were not removed, oldest first, as they are now. */
  readonly containers: readonly ContainerView[]
}

export interface BuiltImage {
  /** 64 hexadecimal digits. */
  readonly id: string
  /** Normalised; empty when it was built without a name. */
  readonly references: readonly string[]
  readonly image: Image
  readonly checks: readonly BuildCheck[]
  /** Its steps as `docker history` tells them, oldest first. */
  readonly history: readonly string[]
  readonly createdMs: number
}

/** A container as `docker inspect` would show it. Times are virtual ms. */
export interface ContainerView {
  readonly id: string
  readonly name: string
  /** As it was written on the command line. */
  readonly imageReference: string
  readonly image: Image
  readonly words: readonly ArgvWord[]
  /** `NAME=value`; a name alone was taken away. */
  readonly env: readonly string[]
  readonly user: string
  readonly workdir: string
  readonly tty: boolean
  readonly init: boolean
  readonly ports: readonly string[]
  readonly hostname: string
  /** Flags that it was made with, by long name; switches that are on have `true`. */
  readonly flags: ReadonlyMap<string, readonly string[]>
  readonly createdMs: number
  readonly state: ContainerState
}

export type ContainerState =
  | { readonly status: 'created'; readonly exitCode: 0 | 126 | 127 | 128; readonly error: string }
  | { readonly status: 'running'; readonly startedMs: number; readonly pid1: readonly string[] }
  | { readonly status: 'exited'; readonly startedMs: number; readonly finishedMs: number; readonly exitCode: number }

/** What a command answers while it is put together. */
export interface Answer {
  readonly exit: number
  readonly stdout?: string
  readonly stderr?: string
  readonly diagnostics?: readonly Diagnostic[]
}
