import type { Diagnostic, Message, SourceRange } from './diagnostic.ts'

/** What an image starts and how that ends, ready to be reported. Positions lead into the files that were given. */
export interface ContainerAnalysis {
  /** The Dockerfile as it was named; absent when only a pod or a `docker run` of a known image was given. */
  readonly file?: string
  /** Absent when the Dockerfile does not build. */
  readonly config?: ContainerConfig
  /** Where keys of the config come from. */
  readonly places: ConfigPlaces
  /** One per way in which a container is started: `docker run`, and each container of a pod. */
  readonly starts: readonly ContainerStart[]
  /** The same image started in the usual ways, side by side; empty unless asked for. */
  readonly matrix: readonly ContainerStart[]
  /** What is wrong or probably not meant, and what was assumed, with the remedy. */
  readonly diagnostics: readonly Diagnostic[]
  /** What `docker build --check` says. */
  readonly checks: readonly { readonly rule: string; readonly message: string; readonly line: number }[]
}

/** An image's config with Docker's key names; `null` is "not set". Durations are nanoseconds. */
export interface ContainerConfig {
  readonly Entrypoint: readonly string[] | null
  readonly Cmd: readonly string[] | null
  readonly Env: readonly string[] | null
  readonly WorkingDir: string | null
  readonly User: string | null
  readonly ExposedPorts: readonly string[] | null
  readonly Volumes: readonly string[] | null
  readonly StopSignal: string | null
  readonly Shell: readonly string[] | null
  readonly Labels: Readonly<Record<string, string>> | null
  readonly Healthcheck: {
    readonly Test: readonly string[]
    readonly Interval?: number
    readonly Timeout?: number
    readonly StartPeriod?: number
    readonly StartInterval?: number
    readonly Retries?: number
  } | null
  readonly OnBuild: readonly string[] | null
}

/** Where Entrypoint and Cmd were written, or which image they come from. */
export interface ConfigPlaces {
  readonly Entrypoint?: WordOrigin
  readonly Cmd?: WordOrigin
}

export interface WordOrigin {
  readonly said: Message
  readonly range?: SourceRange
}

/** One container and what becomes of it. */
export interface ContainerStart {
  readonly how: 'docker' | 'kubernetes'
  /** `docker run app 10`, `pod/web: command`. */
  readonly title: string
  /** Name of the container in its pod. */
  readonly container?: string
  readonly argv: readonly string[]
  readonly words: readonly ContainerWord[]
  /** What the image says and this start does not use. */
  readonly unused: readonly UnusedWords[]
  readonly process: ProcessStory
}

/** One word of the command line and where it comes from. */
export interface ContainerWord extends WordOrigin {
  readonly text: string
  /** `image-entrypoint`, `image-cmd`, `run-argument`, `run-entrypoint`, `pod-command`, `pod-args`. */
  readonly from: string
  readonly index: number
  /** What it is to the program in front of it, where that is easily mistaken: `$0` of a shell. */
  readonly role?: Message
}

/** An Entrypoint or Cmd that plays no part, and what put it out. */
export interface UnusedWords {
  readonly key: 'Entrypoint' | 'Cmd'
  readonly words: readonly string[]
  readonly why: Message
  readonly range?: SourceRange
}

/** How a container's main process ends, as the runtime would tell. Times are ms. */
export interface ProcessStory {
  readonly outcome: 'running' | 'exited' | 'not-started' | 'not-created'
  /** As `docker inspect` or a pod's status shows it; absent while it runs and when there is no container. */
  readonly exitCode?: number
  /** How long it ran by itself. */
  readonly afterMs?: number
  /** The runtime's refusal, or the first line on standard error of a process that failed. */
  readonly message?: string
  /** Reason in a pod's status: `Completed`, `Error`, `StartError`, `CreateContainerError`. */
  readonly reason?: string
  readonly stdout: string
  readonly stderr: string
  /** Command line of PID 1 once things are calm. */
  readonly pid1?: readonly string[]
  /** Command lines of the other processes then. */
  readonly others: readonly (readonly string[])[]
  /** What `docker stop` or the kubelet leads to. */
  readonly stop?: StopStory
  /** A program of which only the name is known: it is taken to keep running. */
  readonly assumed?: string
  /** Why, and what comes next. */
  readonly reasons: readonly Message[]
}

export interface StopStory {
  readonly signal: string
  readonly exitCode: number
  readonly killed: boolean
  readonly afterMs: number
}
