import type { DockerfileInstruction, Heredoc, KeyValue } from '../../../formats/dockerfile/index.ts'
import type { Healthcheck } from '../types.ts'
import type { Lines } from './failure.ts'

/** A command line of RUN, CMD or ENTRYPOINT: words in exec form, at most one text in shell form. */
export interface CommandLine {
  readonly words: readonly string[]
  readonly exec: boolean
}

/** ADD and COPY; paths are as written, with variables. */
export interface CopyCommand {
  readonly kind: 'add' | 'copy'
  readonly sources: readonly string[]
  /** Files written as here-documents. */
  readonly contents: readonly { readonly name: string; readonly text: string; readonly expand: boolean }[]
  readonly destination: string
  readonly from: string
  readonly chown: string
  readonly chmod: string
  readonly checksum: string
  readonly parents: boolean
  readonly excludes: readonly string[]
}

export interface RunCommand {
  readonly kind: 'run'
  readonly line: CommandLine
  readonly heredocs: readonly Heredoc[]
  /** Values of `--mount`. */
  readonly mounts: readonly string[]
}

export interface ArgCommand {
  readonly kind: 'arg'
  readonly args: readonly { readonly key: string; readonly value?: string }[]
}

export interface FromCommand {
  readonly kind: 'from'
  readonly base: string
  /** In lower case; empty when the stage has no name. */
  readonly stage: string
  readonly platform: string
}

/** An instruction that makes sense: the right number of arguments, known flags. Variables are not replaced yet. */
export type Command =
  | FromCommand
  | ArgCommand
  | CopyCommand
  | RunCommand
  | { readonly kind: 'env' | 'label'; readonly pairs: readonly KeyValue[] }
  | { readonly kind: 'cmd' | 'entrypoint'; readonly line: CommandLine }
  | { readonly kind: 'expose'; readonly ports: readonly string[] }
  | { readonly kind: 'healthcheck'; readonly healthcheck: Healthcheck }
  | { readonly kind: 'maintainer' }
  | { readonly kind: 'onbuild'; readonly expression: string }
  | { readonly kind: 'shell'; readonly words: readonly string[] }
  | { readonly kind: 'stopsignal' | 'user' | 'workdir'; readonly value: string }
  | { readonly kind: 'volume'; readonly paths: readonly string[] }

/** A command and where it stands. Triggers of a base image stand at the FROM that runs them and have no index. */
export interface PlacedCommand {
  readonly command: Command
  readonly instruction: DockerfileInstruction
  readonly lines: Lines
  /** Index into the instructions of the Dockerfile. */
  readonly index?: number
}
