import type { Diagnostic, SourceRange } from '../../domain/diagnostic.ts'

/** An image's config with Docker's key names; `null` is "not set" (OCI image-spec config.md, moby `image/spec`). */
export interface ImageConfig {
  readonly Entrypoint: readonly string[] | null
  readonly Cmd: readonly string[] | null
  /** `NAME=value`, in the order in which they were set. */
  readonly Env: readonly string[]
  readonly WorkingDir: string
  readonly User: string
  /** `80/tcp`, sorted. */
  readonly ExposedPorts: readonly string[]
  readonly Volumes: readonly string[]
  readonly StopSignal: string | null
  readonly Shell: readonly string[] | null
  readonly Labels: Readonly<Record<string, string>>
  readonly Healthcheck: Healthcheck | null
  readonly OnBuild: readonly string[] | null
}

/** Durations are nanoseconds, as in Docker's JSON. */
export interface Healthcheck {
  readonly Test: readonly string[]
  readonly Interval?: number
  readonly Timeout?: number
  readonly StartPeriod?: number
  readonly StartInterval?: number
  readonly Retries?: number
}

/** The programs an image brings: enough to say what a shell or a usual command in it does. */
export interface ImageSystem {
  /** What `/bin/sh` is; `none` for images without a shell. */
  readonly sh: 'dash' | 'busybox' | 'bash' | 'none'
  readonly bash: boolean
  /** GNU coreutils or busybox applets answer for `sleep`, `cat` …; `none` for scratch and distroless images. */
  readonly tools: 'gnu' | 'busybox' | 'none'
  readonly libc: 'glibc' | 'musl' | 'static' | 'none'
  /** What running the image's own program without a terminal does, for programs that are not modelled word by word. */
  readonly kind: 'server' | 'shell' | 'repl' | 'oneshot' | 'library' | 'empty' | 'unknown'
  /** Without one of these variables the image's entrypoint script ends with code 1. */
  readonly needsEnv: readonly string[]
  /** The distribution: decides which users and folders exist besides what `files` says. */
  readonly os?: 'debian' | 'ubuntu' | 'alpine' | 'busybox' | 'oraclelinux' | 'scratch' | 'windows'
  /** Programs beside the usual tools: what the image's own Entrypoint and Cmd name, and their companions. */
  readonly programs?: readonly ImageProgram[]
  /** True when a RUN installed software that is not looked into: a program that is not known may still be there. */
  readonly installed?: boolean
}

/** A program an image brings that is not one of the usual tools. */
export interface ImageProgram {
  /** An absolute path, or a bare name that is found in PATH. */
  readonly name: string
  /** `wrapper`: an official image's entrypoint script, which ends in `exec` of its arguments or of `runs`. */
  readonly kind: 'server' | 'repl' | 'oneshot' | 'wrapper' | 'other'
  readonly runs?: string
}

/** A file that the Dockerfile put into the image. */
export interface ImageFile {
  /** `undefined` when the content is not known (made by RUN, downloaded). */
  readonly text: string | undefined
  readonly mode: number
  readonly kind: 'file' | 'folder'
  /** For a binary that was copied inside the image: the program it is (`busybox`, `sleep`). */
  readonly program?: string
  /** Numeric owner and group; 0 (root) when absent. */
  readonly owner?: number
  readonly group?: number
}

/** Where a value of the config came from. */
export type ConfigOrigin =
  /** The base image's own config. */
  | { readonly from: 'base'; readonly image: string }
  /** An instruction of the Dockerfile the image was built from: index into `BuiltFrom.instructions`. */
  | { readonly from: 'instruction'; readonly instruction: number; readonly form: 'exec' | 'shell' }
  /** Emptied by a later ENTRYPOINT of the same Dockerfile. */
  | { readonly from: 'reset'; readonly instruction: number }

export interface BuiltFrom {
  /** Path of the Dockerfile in the virtual folder. */
  readonly file: string
  readonly instructions: readonly {
    readonly name: string
    readonly range: SourceRange
    readonly words: readonly SourceRange[]
  }[]
  /** The image that the first of its stages builds on; absent for `scratch`. */
  readonly base?: string
}

/** A runnable image: pulled (from the fact table or the world) or built. */
export interface Image {
  readonly reference: string
  readonly config: ImageConfig
  readonly system: ImageSystem
  /** Absolute path → file; only what was put there on top of the base. */
  readonly files: ReadonlyMap<string, ImageFile>
  readonly origins: { readonly Entrypoint?: ConfigOrigin; readonly Cmd?: ConfigOrigin }
  readonly builtFrom?: BuiltFrom
  /** `linux/amd64`: the only platform it is there for; absent for an image of every platform. */
  readonly platform?: string
}

/** Resolves a FROM reference; `undefined` means nobody knows that image. */
export type BaseImages = (reference: string) => Image | undefined

export interface BuildRequest {
  readonly file: string
  readonly text: string
  /** Files of the build context by path; COPY and ADD take from it. */
  readonly context: {
    /** Without `text`: a file that is no text. */
    read(path: string): { readonly text?: string; readonly mode: number } | undefined
    paths(): readonly string[]
  }
  readonly buildArgs: Readonly<Record<string, string>>
  readonly target?: string
  readonly platform?: string
  readonly tag?: string
  /** `assume`: what COPY and ADD name and the context lacks is taken for an ordinary executable, and told in `assumed`. */
  readonly missingSources?: 'assume'
}

/** Something that was put into the image without anybody having seen it. */
export interface AssumedFile {
  /** As COPY or ADD names it. */
  readonly source: string
  /** Where it is in the image; what is below it may be there as well. */
  readonly path: string
  /** The build context lacks it; otherwise it comes from a step, an archive or an image that is not looked into. */
  readonly missing: boolean
  readonly instruction?: number
}

export type BuildResult =
  | {
      readonly ok: true
      readonly image: Image
      readonly assumed: readonly AssumedFile[]
      readonly checks: readonly BuildCheck[]
      readonly diagnostics: readonly Diagnostic[]
    }
  | {
      readonly ok: false
      readonly error: BuildError
      readonly checks: readonly BuildCheck[]
      readonly diagnostics: readonly Diagnostic[]
    }

/** A build check (`docker build --check`): rule name, BuildKit's own words, 1-based line. */
export interface BuildCheck {
  readonly rule: string
  readonly message: string
  readonly line: number
}

export interface BuildError {
  /** BuildKit's text after `failed to solve: `. */
  readonly message: string
  /** 1-based; absent when the error has no place. */
  readonly line?: number
  /** Last line of the instruction; absent when it has one line. */
  readonly endLine?: number
  /** True when BuildKit shows the marked snippet of the Dockerfile with it. */
  readonly snippet: boolean
}

/** One word of the effective command line and where it came from. */
export interface ArgvWord {
  readonly text: string
  readonly from: 'image-entrypoint' | 'image-cmd' | 'run-argument' | 'run-entrypoint' | 'pod-command' | 'pod-args'
  /** Index inside its source list. */
  readonly index: number
}

/** What starting `argv` in a container of the image leads to. Times are ms. */
export type ProcessOutcome =
  | {
      readonly kind: 'running'
      /** Command line of PID 1 once things are calm (after `exec`). */
      readonly pid1: readonly string[]
      readonly stdout: string
      readonly stderr: string
      /** What the stop signal leads to: `exitCode` 137 with `killed` when the grace period runs out. */
      readonly stop: {
        readonly exitCode: number
        readonly killed: boolean
        readonly afterMs: number
        /** What it wrote from the stop signal on. */
        readonly stdout: string
        readonly stderr: string
      }
    }
  | {
      readonly kind: 'exited'
      readonly exitCode: number
      readonly afterMs: number
      readonly stdout: string
      readonly stderr: string
    }
  /** The container exists, its process never ran. `error` is the runtime's text (`exec: "x": executable file not found in $PATH`). */
  | { readonly kind: 'not-started'; readonly exitCode: 126 | 127 | 128; readonly error: string }
  /** Refused before there was a container (`no command specified`). */
  | { readonly kind: 'not-created'; readonly error: string }
  /** A program that is not modelled: assumed to keep running, and said so. */
  | { readonly kind: 'not-modelled'; readonly program: string; readonly pid1: readonly string[] }
