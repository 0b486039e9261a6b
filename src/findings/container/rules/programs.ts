import { suggest } from '../../../domain/suggest.ts'
import { joinPath } from '../../../engines/entrypoint/process/file-tree.ts'
import {
  argumentWords,
  baseReference,
  fileNamed,
  found,
  hasWords,
  howOf,
  nameOf,
  notFoundName,
  pathFolders,
} from '../facts.ts'
import { isShell, needsShell } from '../../../engines/entrypoint/provenance.ts'
import { argumentsReplaceCmd } from './arguments.ts'
import { commandSkipsEntrypoint } from './base.ts'
import type { ContainerContext, ContainerFinding } from '../types.ts'

const BUILTINS: ReadonlySet<string> = new Set(
  'cd export source . set unset exit alias exec eval ulimit umask trap wait if for while'.split(' '),
)

/** The whole command line in one word of `docker run` or of a pod. In a Dockerfile the builder's diagnostics tell it. */
export const commandInOneWord: ContainerFinding = {
  code: 'CONTAINER_COMMAND_IN_ONE_WORD',
  find(context) {
    const word = wholeCommand(context)
    if (word === undefined || word.from.startsWith('image-')) return []
    const where = word.from === 'run-entrypoint' ? 'entrypoint-option' : howOf(context)
    const program = word.text.split(/\s+/)[0] ?? ''
    const needs = needsShell(word.text) ? 'shell' : 'words'
    return found('CONTAINER_COMMAND_IN_ONE_WORD', { word: word.text, where, program, needs }, context.rangeOfWord(word))
  },
}

function wholeCommand({ words, start }: ContainerContext) {
  const [first] = words
  return first !== undefined && /\S\s+\S/.test(first.text) && start.process.outcome === 'not-started'
    ? first
    : undefined
}

export const builtinAsProgram: ContainerFinding = {
  code: 'CONTAINER_BUILTIN_AS_PROGRAM',
  find(context) {
    const [first] = context.words
    if (first === undefined || context.start.process.outcome !== 'not-started' || !BUILTINS.has(first.text)) return []
    return found('CONTAINER_BUILTIN_AS_PROGRAM', { word: first.text }, context.rangeOfWord(first))
  },
}

/** No x bit: refused where the path is written, skipped where the name is looked for in PATH. */
export const notExecutable: ContainerFinding = {
  code: 'CONTAINER_NOT_EXECUTABLE',
  find(context) {
    const file = withoutExecutableBit(context)
    if (file === undefined) return []
    const [first] = context.words
    const looked = file.name.includes('/') ? 'directly' : 'path'
    const range = first?.text === file.name ? context.rangeOfWord(first) : undefined
    return found('CONTAINER_NOT_EXECUTABLE', { file: file.path, looked }, range)
  },
}

function withoutExecutableBit(context: ContainerContext): { readonly path: string; readonly name: string } | undefined {
  const { process, argv } = context.start
  const inShell =
    process.exitCode === 126 ? /([^\s:]+): Permission denied$/m.exec(process.stderr)?.[1] : notFoundName(context)
  const name = process.outcome === 'not-started' ? argv[0] : inShell
  const file = name === undefined ? undefined : fileNamed(context, name)
  return name === undefined || file === undefined || (file.mode & 0o111) !== 0 ? undefined : { path: file.path, name }
}

/** A program that nothing brought into the image. Told only where no narrower finding says why the name is wrong. */
export const programMissing: ContainerFinding = {
  code: 'CONTAINER_PROGRAM_MISSING',
  find(context) {
    const name = missingProgram(context)
    if (name === undefined || withoutExecutableBit(context) !== undefined) return []
    if (argumentsReplaceCmd.find(context).length > 0) return []
    const where = whereElse(context, name)
    // What the skipped script would have found, or never was a program, is told as that.
    const isOther = where.found !== '' || !/^[A-Za-z_./]/.test(name)
    if (isOther && commandSkipsEntrypoint.find(context).length > 0) return []
    const first = context.words.find(({ text }) => text === name)
    const args = { program: name, image: baseReference(context), ...where }
    return found(
      'CONTAINER_PROGRAM_MISSING',
      args,
      first === undefined ? textRange(context) : context.rangeOfWord(first),
    )
  },
}

function missingProgram(context: ContainerContext): string | undefined {
  const { process, argv } = context.start
  const [first = ''] = argv
  const inside = notFoundName(context)
  if (inside !== undefined) return inside.startsWith('[') ? undefined : inside
  const isSearch = /executable file not found|no such file or directory/.test(process.message ?? '')
  if (process.outcome !== 'not-started' || !isSearch || first === '') return undefined
  const isOption = first.startsWith('-') && argumentWords(context).length > 0
  return isOption || BUILTINS.has(first) || wholeCommand(context) !== undefined ? undefined : first
}

function whereElse(context: ContainerContext, name: string): { near: string; found: string; folder: string } {
  const { image, options, tree } = context
  const working = joinPath(options.workdir ?? image.config.WorkingDir, name)
  const isWorking = !name.includes('/') && tree.get(working)?.kind === 'file'
  const same = [...image.files.keys()].find(
    (path) => nameOf(path) === nameOf(name) && image.files.get(path)?.kind === 'file',
  )
  const programs = name.includes('/') ? [] : pathFolders(context).flatMap((folder) => tree.list(folder))
  const near = isWorking || same !== undefined ? undefined : suggest(name, programs)
  return { near: near ?? '', found: same ?? '', folder: isWorking ? 'working' : '' }
}

/** Where the text is that a shell reads. */
function textRange({ start, words, rangeOfWord }: ContainerContext) {
  const [program = '', option = ''] = start.argv
  const text = words[2]
  return isShell(program) && option.endsWith('c') && text !== undefined ? rangeOfWord(text) : undefined
}

export const userMissing: ContainerFinding = {
  code: 'CONTAINER_USER_MISSING',
  find({ start: { process }, instructions }) {
    const error = /unable to find (?:user|group)[^"]*$/.exec(
      process.outcome === 'not-started' ? (process.message ?? '') : '',
    )?.[0]
    if (error === undefined) return []
    return found('CONTAINER_USER_MISSING', { error }, instructions.findLast(({ name }) => name === 'user')?.range)
  },
}

/** Variables without which an official image's script refuses to start its server. */
export const variableRequired: ContainerFinding = {
  code: 'CONTAINER_VARIABLE_REQUIRED',
  find(context) {
    const { start, image, env } = context
    if (start.process.outcome !== 'exited' || !/uninitialized|not specified/.test(start.process.stderr)) return []
    const missing = image.system.needsEnv.find((group) => !group.split('|').some((name) => env.has(name)))
    if (missing === undefined || !hasWords(context, 'image-entrypoint')) return []
    const names = missing.split('|').join(', ')
    return found('CONTAINER_VARIABLE_REQUIRED', { names, image: baseReference(context), how: howOf(context) })
  },
}
