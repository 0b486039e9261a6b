import type { Limits } from '../../../domain/limits.ts'
import type { LexOptions } from '../../../formats/dockerfile/index.ts'
import type { AssumedFile, BaseImages, BuildRequest } from '../types.ts'
import type { Linter } from './checks.ts'
import type { Environment } from './environment.ts'
import type { Failure } from './failure.ts'
import type { IgnoreRules } from './ignore.ts'
import type { ParseOptions } from './parse-command.ts'
import type { Platform } from './platform.ts'
import type { SourceFiles } from './sources.ts'
import type { StageState } from './stage.ts'

/** What every step of one build needs to know. */
export interface BuildScope {
  readonly request: BuildRequest
  readonly bases: BaseImages
  readonly limits: Limits
  readonly linter: Linter
  /** How variables are read; the escape character is that of the Dockerfile. */
  readonly lex: LexOptions
  readonly parse: ParseOptions
  readonly platform: Platform
  readonly globalArgs: Environment
  /** Names that an ARG in front of the first FROM declares. */
  readonly globalNames: readonly string[]
  readonly ignore: IgnoreRules | undefined
  /** The build context without what is ignored. */
  readonly context: SourceFiles
  /** In the order of the file; images named by COPY and RUN are added behind. */
  readonly stages: StageState[]
  readonly stagesByName: Map<string, StageState>
  /** The first failure of what runs after everything was worked out: a COPY without source, a RUN that ends badly. */
  readonly solving: {
    failure: Failure | undefined
    /** The source that COPY did not find because `.dockerignore` keeps it out. */
    ignoredSource: string | undefined
  }
  /** Instructions that do not count because the same one comes again in their stage. */
  readonly repeated: RepeatedInstruction[]
  /** What was put into an image without having been seen. */
  readonly assumed: AssumedFile[]
  /** Only checks are wanted: nothing is copied, no program runs. */
  readonly checksOnly: boolean
  /** How many RUNs the Dockerfile has. */
  readonly runs: number
  /** What may still be done: files put into stages, ports exposed. */
  readonly room: { files: number; ports: number }
}

/** Indices into the instructions of the Dockerfile. */
export interface RepeatedInstruction {
  readonly earlier: number
  readonly later: number
}
