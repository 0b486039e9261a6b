import { diagnostic } from '../../../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../../../domain/diagnostic.ts'
import { trimStart } from '../../../formats/dockerfile/index.ts'
import type { Dockerfile, DockerfileInstruction } from '../../../formats/dockerfile/index.ts'
import { needsShell } from '../provenance.ts'
import type { BuildError, BuildRequest, ConfigOrigin, Image } from '../types.ts'
import type { RepeatedInstruction } from './scope.ts'

/** What is wrong with a build that failed, beside the builder's own words. */
export function diagnoseFailure(
  request: BuildRequest,
  error: BuildError,
  ignoredSource: string | undefined,
): readonly Diagnostic[] {
  const range = rangeOfLines(request, error)
  if (ignoredSource !== undefined) {
    return [diagnostic('DOCKERFILE_SOURCE_IGNORED', { path: ignoredSource }, range)]
  }
  return [diagnostic('DOCKERFILE_INVALID', { message: error.message }, range)]
}

/** From the first word of the first line to the end of the last. What concerns the whole file stands at its beginning. */
function rangeOfLines({ file, text }: BuildRequest, { line = 1, endLine }: BuildError): SourceRange {
  const lines = text.split('\n')
  const first = lines[line - 1] ?? ''
  const last = lines[(endLine ?? line) - 1] ?? ''
  const column = first.length - trimStart(first).length + 1
  return { file, start: { line, column }, end: { line: endLine ?? line, column: last.trimEnd().length + 1 } }
}

/** What was noticed while the instructions were carried out. */
export interface Noticed {
  readonly repeated: readonly RepeatedInstruction[]
  /** Index of the ENTRYPOINT that emptied the arguments of an inherited one. */
  readonly lostArguments: number | undefined
}

/**
 * What builds, but hardly as it was meant: the usual mistakes with the command line of an image. Only instructions that
 * count for the image are looked at, each cause is told once.
 */
export function diagnoseImage(
  { instructions }: Dockerfile,
  image: Image,
  { repeated, lostArguments }: Noticed,
): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const { earlier, later } of repeated) {
    const before = instructions[earlier]
    const after = instructions[later]
    if (before === undefined || after === undefined) continue
    const note = { code: 'NOTE_LAST_WINS' as const, args: { keyword: nameOf(after) } }
    found.push({
      ...diagnostic('DOCKERFILE_INSTRUCTION_REPEATED', { keyword: nameOf(before) }, before.range),
      related: [{ range: after.range, note }],
    })
  }
  const { Entrypoint, Cmd } = image.origins
  const entrypoint = instructionOf(instructions, Entrypoint)
  const cmd = instructionOf(instructions, Cmd)
  for (const instruction of [entrypoint, cmd]) {
    if (instruction !== undefined) found.push(...diagnoseCommandLine(instruction, image))
  }
  if (entrypoint !== undefined && !entrypoint.json && !looksLikeArray(entrypoint) && !usesArguments(entrypoint)) {
    found.push(diagnostic('DOCKERFILE_ENTRYPOINT_SHELL_FORM', {}, entrypoint.range))
  }
  if (lostArguments !== undefined) {
    found.push(diagnostic('DOCKERFILE_CMD_EMPTIED', {}, instructions[lostArguments]?.range))
  }
  return found
}

function nameOf({ keyword }: DockerfileInstruction): string {
  return keyword.toUpperCase()
}

function instructionOf(
  instructions: readonly DockerfileInstruction[],
  origin: ConfigOrigin | undefined,
): DockerfileInstruction | undefined {
  return origin?.from === 'instruction' ? instructions[origin.instruction] : undefined
}

function diagnoseCommandLine(instruction: DockerfileInstruction, image: Image): readonly Diagnostic[] {
  const keyword = nameOf(instruction)
  if (!instruction.json) {
    return looksLikeArray(instruction) ? [diagnostic('DOCKERFILE_ARRAY_NOT_JSON', { keyword }, instruction.range)] : []
  }
  const [first = ''] = instruction.args
  const isArgument = instruction.name === 'cmd' && image.config.Entrypoint !== null
  // What a shell is given as its program, it reads as a shell does.
  if (isShell(first) || (isArgument && isShell(image.config.Entrypoint?.[0] ?? ''))) return []
  if (!isArgument && /\S\s+\S/.test(first) && instruction.args.length === 1) {
    const needs = needsShell(first) ? 'shell' : 'words'
    return [diagnostic('DOCKERFILE_EXEC_FORM_ONE_WORD', { keyword, word: first, needs }, rangeOfWord(instruction, 0))]
  }
  const index = instruction.args.findIndex((word) => OPERATORS.has(word) || /\$(?:\w|\{\w)/.test(word))
  if (index === -1) return []
  const word = instruction.args[index] ?? ''
  const code = OPERATORS.has(word) ? 'DOCKERFILE_EXEC_FORM_OPERATOR' : 'DOCKERFILE_EXEC_FORM_VARIABLE'
  const line = index === 0 ? '…' : instruction.args.join(' ')
  return [diagnostic(code, { keyword, word, line }, rangeOfWord(instruction, index))]
}

const OPERATORS: ReadonlySet<string> = new Set(['&&', '||', '|', ';', '&', '>', '>>', '<', '2>&1'])

function isShell(word: string): boolean {
  return /(?:^|\/)(?:sh|bash|dash|ash|zsh|busybox)$/.test(word)
}

/** `[` as the first character, but also a string or quotes around a whole array. */
function looksLikeArray({ args }: DockerfileInstruction): boolean {
  return (args[0] ?? '').startsWith('[')
}

/** `$@`, `$*`, `$0`, `$1` … stand for what comes behind the text of `sh -c`. */
function usesArguments({ args }: DockerfileInstruction): boolean {
  return /\$(?:[@*0-9]|\{[@*0-9])/.test(args[0] ?? '')
}

function rangeOfWord({ words, range }: DockerfileInstruction, index: number): SourceRange {
  return words[index] ?? range
}
