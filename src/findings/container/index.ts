import {
  argumentsMissing,
  argumentsRepeated,
  argumentsReplaceCmd,
  nothingToStart,
  optionAfterImage,
} from './rules/arguments.ts'
import { baseEntrypointReplaced, baseProgramReplaced, commandSkipsEntrypoint } from './rules/base.ts'
import { leftInBackground, shellKeepsSignal, shellWithoutInput } from './rules/ending.ts'
import {
  builtinAsProgram,
  commandInOneWord,
  notExecutable,
  programMissing,
  userMissing,
  variableRequired,
} from './rules/programs.ts'
import { interpreterMissing, scriptCrlf, scriptIgnoresArguments, scriptWithoutShebang } from './rules/scripts.ts'
import {
  buildArgumentAtRun,
  execFormQuotes,
  operatorWithoutShell,
  referenceUnknown,
  shellFormAsArguments,
  shellTextSplit,
  shellVariable,
} from './rules/shell-words.ts'
import type { ContainerFinding } from './types.ts'

/** Every finding about a container, in the order in which a report lists them: what keeps it from starting comes first. */
export const CONTAINER_FINDINGS: readonly ContainerFinding[] = [
  nothingToStart,
  optionAfterImage,
  argumentsReplaceCmd,
  commandInOneWord,
  builtinAsProgram,
  notExecutable,
  scriptCrlf,
  interpreterMissing,
  scriptWithoutShebang,
  userMissing,
  variableRequired,
  commandSkipsEntrypoint,
  baseProgramReplaced,
  baseEntrypointReplaced,
  programMissing,
  argumentsMissing,
  argumentsRepeated,
  shellFormAsArguments,
  shellTextSplit,
  operatorWithoutShell,
  shellVariable,
  referenceUnknown,
  execFormQuotes,
  buildArgumentAtRun,
  scriptIgnoresArguments,
  shellWithoutInput,
  leftInBackground,
  shellKeepsSignal,
]
