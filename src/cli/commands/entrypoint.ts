import { basename, dirname, join, relative, resolve } from 'node:path'
import { diagnostic } from '../../domain/codes.ts'
import { LIMITS } from '../../domain/limits.ts'
import type { SourceFile } from '../../domain/submission.ts'
import { contextFiles } from '../../edge/files-context.ts'
import { kindOf, readPlainFile } from '../../edge/files.ts'
import { analyseContainer, type ContainerInput, wouldRun } from '../../findings/container/analyse.ts'
import type { GivenBase } from '../../findings/container/bases.ts'
import { readRunLine, type RunLine } from '../../findings/container/run-line.ts'
import { entrypointJson } from '../../report/entrypoint-json.ts'
import { entrypointText } from '../../report/entrypoint-text.ts'
import { codeFrame } from '../../report/render/code-frame.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { UsageError } from '../usage-error.ts'

export interface EntrypointFlags extends CommonFlags {
  /** The Dockerfile, or the folder with it. */
  readonly dockerfile?: string | undefined
  /** Words behind the image. */
  readonly args: readonly string[]
  readonly target?: string
  readonly buildArg?: readonly string[]
  readonly entrypoint?: string
  readonly run?: string
  readonly pod?: string
  /** `REFERENCE=FILE`. */
  readonly base?: readonly string[]
  readonly matrix?: boolean
  readonly json?: boolean
}

/** Shows what a container starts. 0: it would run, or end with 0. 1: it does not build, start or end well. 2: nothing could be looked at. */
export function entrypointCommand(flags: EntrypointFlags, console: Console): ExitCode {
  const context = reporterContext(console, flags)
  const run = runLineOf(flags)
  const dockerfile = dockerfileOf(flags, console)
  const pod = flags.pod === undefined ? undefined : readFile(flags.pod, console)
  const input: ContainerInput = {
    ...(dockerfile === undefined ? {} : { dockerfile }),
    ...(flags.target === undefined ? {} : { target: flags.target }),
    buildArgs: buildArgsOf(flags.buildArg ?? []),
    bases: (flags.base ?? []).map((value) => givenBase(value, console)),
    ...(run === undefined ? {} : { run }),
    ...(pod === undefined ? {} : { pod }),
    matrix: flags.matrix === true,
    limits: LIMITS,
  }
  const analysis = analyseContainer(input)
  console.out(flags.json === true ? entrypointJson(analysis, context) : entrypointText(analysis, context))
  return wouldRun(analysis) ? 0 : 1
}

/** `--run` as it is typed, else the words behind `--`, with `--entrypoint`. */
function runLineOf({ run, args, entrypoint }: EntrypointFlags): RunLine | undefined {
  if (run === undefined && args.length === 0 && entrypoint === undefined) return undefined
  if (run === undefined) {
    const option = entrypoint === undefined ? [] : ['--entrypoint', entrypoint]
    const words = ['docker', 'run', ...option, 'IMAGE', ...args]
    return { image: 'IMAGE', args, words, options: {}, ...(entrypoint === undefined ? {} : { entrypoint }) }
  }
  if (args.length > 0 || entrypoint !== undefined) {
    throw new UsageError('USAGE_RUN_TWICE')
  }
  const read = readRunLine(run)
  if (!read.ok) throw new UsageError('USAGE_RUN_UNREADABLE', { problem: read.error })
  return read.line
}

/** A Dockerfile is needed unless an image is named in another way. */
function dockerfileOf(flags: EntrypointFlags, console: Console): ContainerInput['dockerfile'] | undefined {
  const named = flags.dockerfile ?? 'Dockerfile'
  const place = resolve(console.cwd, named)
  const kind = kindOf(place)
  const path = kind === 'folder' ? join(place, 'Dockerfile') : place
  if (kindOf(path) === 'absent') {
    if (flags.dockerfile === undefined && (flags.pod !== undefined || flags.run !== undefined)) return undefined
    throw new UsageError('USAGE_DOCKERFILE_MISSING', { place: named })
  }
  const { text } = readFile(path, console)
  const below = relative(console.cwd, path)
  const context = contextFiles(dirname(path), LIMITS)
  const own = basename(path)
  return {
    file: below,
    text,
    context: {
      paths: () => context.paths(),
      read: (wanted) => context.read(wanted.startsWith(below) ? own + wanted.slice(below.length) : wanted),
    },
  }
}

function readFile(path: string, console: Console): SourceFile {
  const place = resolve(console.cwd, path)
  const name = relative(console.cwd, place)
  const kind = kindOf(place)
  if (kind === 'absent') throw new UsageError('USAGE_FILE_MISSING', { file: path })
  const read = kind === 'link' ? undefined : readPlainFile(place, name, LIMITS)
  if (read?.kind === 'file') return read.file
  const problem = read?.kind === 'refused' ? read.diagnostic : diagnostic('SUBMISSION_SYMLINK', { file: name })
  throw new UsageError('USAGE_FILE_UNREADABLE', { file: path }, codeFrame(problem, reporterContext(console, {})))
}

/** `NAME=value`; a name alone has the value of the environment in docker, which is not looked at here. */
function buildArgsOf(values: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    values.map((value) => {
      const equals = value.indexOf('=')
      if (equals < 1) throw new UsageError('USAGE_BUILD_ARGUMENT', { value })
      return [value.slice(0, equals), value.slice(equals + 1)]
    }),
  )
}

/** The last `=` parts reference and file, as a reference has none. */
function givenBase(value: string, console: Console): GivenBase {
  const equals = value.indexOf('=')
  if (equals < 1) {
    throw new UsageError('USAGE_BASE_FILE', { value })
  }
  const { path, text } = readFile(value.slice(equals + 1), console)
  return { reference: value.slice(0, equals), file: path, text }
}
