/** The parts of a file of docker recordings that are replayed; see README.md beside the recordings. */
export interface DockerRecording {
  readonly group?: string
  readonly baseImages?: readonly RecordedBase[]
  /** Images that Kubernetes cases run. */
  readonly images?: Readonly<
    Record<
      string,
      { readonly dockerfile: string; readonly Entrypoint?: readonly string[]; readonly Cmd?: readonly string[] }
    >
  >
  readonly cases: readonly (DockerCase & KubernetesCase)[]
}

export interface RecordedBase {
  readonly tag: string
  readonly shell: string
  readonly libc: string
  readonly bash: boolean
  readonly config: RecordedConfig
}

export type RecordedConfig = Readonly<Record<string, unknown>>

export interface RecordedImage {
  readonly tag: string
  readonly dockerfile: string
  readonly files?: Readonly<Record<string, { readonly text?: string; readonly b64?: string; readonly mode?: string }>>
  readonly buildArgs?: Readonly<Record<string, string>>
  readonly target?: string
}

export interface DockerCase {
  readonly id: string
  readonly images?: readonly RecordedImage[]
  readonly docker?: {
    readonly build: {
      readonly ok: boolean
      readonly exitCode?: number
      readonly error?: string
      readonly line?: number
    }
    readonly config?: RecordedConfig
    readonly checks?: readonly { readonly rule: string; readonly message: string; readonly line?: number }[]
    readonly runs?: readonly RecordedRun[]
  }
}

export interface RunOptions {
  readonly args?: readonly string[]
  readonly entrypoint?: string
  readonly env?: readonly string[]
  readonly user?: string
  readonly workdir?: string
  readonly tty?: boolean
  readonly init?: boolean
  readonly stopSignal?: string
}

export interface RecordedStop {
  readonly graceSeconds: number
  readonly seconds: number
  readonly exitCode: number
  readonly killed?: boolean
  readonly reason?: string
}

export interface RecordedRun {
  readonly options: RunOptions
  readonly argv?: readonly string[]
  readonly outcome: 'exited' | 'running' | 'not-started' | 'not-created'
  readonly exitCode?: number
  readonly seconds?: number
  readonly stillRunningAfterSeconds?: number
  readonly pid1?: readonly string[]
  readonly stop?: RecordedStop
  readonly stateError?: string
  readonly cliExitCode?: number
  readonly stdout?: string
  readonly stderr?: string
}

export interface KubernetesCase {
  readonly id: string
  readonly image?: string
  readonly container?: {
    readonly command?: readonly string[]
    readonly args?: readonly string[]
    readonly env?: unknown
    readonly envFrom?: unknown
    readonly serviceEnv?: unknown
    readonly workingDir?: string
    readonly runAsUser?: number
    readonly tty?: boolean
  }
  readonly result?: Readonly<Record<string, unknown>>
}

/** Reads a parsed file; a text says what is wrong with it. */
export function readDockerRecording(content: unknown): DockerRecording | string {
  const isObject = typeof content === 'object' && content !== null
  if (!isObject || !('cases' in content) || !Array.isArray(content.cases)) return 'a file without a list of cases'
  return content as DockerRecording
}
