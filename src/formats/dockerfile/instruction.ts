import type { SourceRange } from '../../domain/diagnostic.ts'
import type { Heredoc } from './heredoc.ts'

/** Every instruction there is, in lower case; anything else is `unknown`. */
export const INSTRUCTION_NAMES = [
  'add',
  'arg',
  'cmd',
  'copy',
  'entrypoint',
  'env',
  'expose',
  'from',
  'healthcheck',
  'label',
  'maintainer',
  'onbuild',
  'run',
  'shell',
  'stopsignal',
  'user',
  'volume',
  'workdir',
] as const

export type InstructionName = (typeof INSTRUCTION_NAMES)[number]

/** One name and value of ENV or LABEL; quotes and variables are still in it. */
export interface KeyValue {
  readonly key: string
  readonly value: string
  /** Written `KEY value to the end of the line`. */
  readonly legacy: boolean
}

/** One instruction as the builder's parser leaves it: cut into pieces, nothing replaced, nothing judged. */
export interface DockerfileInstruction {
  readonly name: InstructionName | 'unknown'
  /** As written. */
  readonly keyword: string
  readonly flags: readonly string[]
  /** Words, strings of the array, or the one text of a shell form; for ONBUILD the keyword of what it will run. */
  readonly args: readonly string[]
  /** The arguments were a JSON array. */
  readonly json: boolean
  /** ENV and LABEL only. */
  readonly pairs: readonly KeyValue[]
  readonly heredocs: readonly Heredoc[]
  /** The joined line, from the instruction to the end. */
  readonly original: string
  /** 1-based first and last line, here-documents counted. */
  readonly startLine: number
  readonly endLine: number
  /** Comments right above it. */
  readonly comments: readonly string[]
  readonly range: SourceRange
  /** Places of the words behind the instruction; in exec form one for each string of the array. */
  readonly words: readonly SourceRange[]
}

export interface Dockerfile {
  readonly escape: string
  readonly check?: string
  readonly syntax?: string
  readonly instructions: readonly DockerfileInstruction[]
  /** 1-based last lines of instructions with a blank line inside. */
  readonly emptyContinuations: readonly number[]
}

/** What the builder's parser refuses, in its own words. */
export interface ParseError {
  readonly message: string
  /** 1-based; absent when the message has no place. */
  readonly lines?: { readonly first: number; readonly last: number }
}

export type DockerfileResult =
  | { readonly ok: true; readonly dockerfile: Dockerfile }
  | { readonly ok: false; readonly error: ParseError }
