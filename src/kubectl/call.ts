import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import type { VirtualFiles } from '../domain/tool.ts'
import type { Cluster } from '../engines/rollout/cluster-api.ts'
import type { Text } from './bounded-text.ts'
import type { Failure } from './failure.ts'
import type { FlagValues } from './flags.ts'

/** What the interpreter works on: one cluster, the folder that commands run in, and the bounds. */
export interface KubectlHost {
  readonly cluster: Cluster
  readonly files: VirtualFiles
  readonly limits: Limits
  /** A path from the folder's root, where commands may run in a folder below it; absent: they run at the root. */
  readonly pathFromRoot?: (path: string) => string | undefined
}

/** The kubeconfig as far as commands change it. It lives as long as the workplace. */
export interface KubeConfig {
  /** Namespace of the current context. */
  namespace: string
}

/** One run of one command, with its words read and its output under construction. */
export interface Call {
  readonly host: KubectlHost
  readonly config: KubeConfig
  /** The command without `kubectl`: `rollout undo`. */
  readonly path: string
  readonly flags: FlagValues
  readonly args: readonly string[]
  /** How many of `args` stood before `--`; -1 when there was none. */
  readonly argsBeforeDash: number
  readonly stdin: string
  /** From `-n`, else from the context. */
  readonly namespace: string
  /** True when `-n` was given: then an object from a file may not say another one. */
  readonly namespaceGiven: boolean
  /** The command line as `--record` writes it down. */
  readonly recorded: string
  readonly out: Text
  readonly err: Text
  readonly diagnostics: Diagnostic[]
}

/** Runs one command; what it printed stands in the call's texts. */
export type Command = (call: Call) => Failure | undefined

/** An error in the use of a command, with the hint where to read about it (cmdutil.UsageErrorf). */
export function usageError(call: Call, text: string): Failure {
  return { kind: 'message', text: `${text}\nSee 'kubectl ${call.path} -h' for help and examples` }
}
