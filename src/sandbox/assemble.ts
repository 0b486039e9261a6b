import { diagnostic } from '../domain/codes.ts'
import type { SourceRange } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import type { Invocation, Outcome } from '../domain/tool.ts'
import type { Image } from '../engines/entrypoint/types.ts'
import type { Cluster } from '../engines/rollout/cluster-api.ts'
import { readCommandFile } from './command-file.ts'
import type { Folder } from './folder.ts'
import type { Problems } from './problems.ts'
import type { Recorder } from './recorder.ts'
import { createShell } from './shell/interpreter.ts'
import { inputOf } from './shell/io.ts'
import type { Frame, Output, Shell, ShellHost } from './shell/session.ts'
import { TIMES } from './times.ts'
import type { StepSpan, Workplace } from './types.ts'

/** A simulated program, by its name. */
export type Program = (invocation: Invocation) => Outcome

/** The parts a workplace is put together from. */
export interface WorkplaceParts {
  readonly cluster: Cluster
  readonly folder: Folder
  readonly limits: Limits
  readonly recorder: Recorder
  readonly programs: Readonly<Record<string, Program>>
  readonly image: (reference: string) => Image | undefined
  readonly builtImages: () => readonly string[]
  readonly problems: Problems
  readonly absentFiles: ReadonlySet<string>
  readonly writtenFiles: ReadonlyMap<string, SourceRange | undefined>
  /** How many objects the tools listed or wrote until now; builds and long manifests count as several. */
  readonly objectsTouched: () => number
  /** Where the output of commands goes that is not sent anywhere else; what a check needs of it stands in each command's step. */
  readonly terminal: Output
}

type Pace = 'typed' | 'script'

/** Joins folder, cluster and programs to a workplace in which command files can be replayed. */
export function assembleWorkplace(parts: WorkplaceParts): Workplace {
  const { cluster, folder, limits, recorder, problems } = parts
  const settle = (): void => cluster.settle(limits.settleMsMax)
  let author: AuthorShell | undefined

  const spanOf = (action: () => void): StepSpan => {
    const from = recorder.count
    action()
    problems.enter(undefined)
    folder.cwd = ''
    return { from, to: recorder.count }
  }

  const runLine = (line: string): StepSpan =>
    spanOf(() => {
      author ??= { shell: createShell(hostOf(parts, 'author', 'typed')), cwd: '' }
      runAuthorLine(author, parts, line, settle)
    })

  return {
    cluster,
    files: folder,
    image: parts.image,
    absentFiles: parts.absentFiles,
    writtenFiles: parts.writtenFiles,
    peek: (path) => folder.peek(path),
    isAsGiven: (path) => folder.isAsGiven(path),
    get builtImages() {
      return parts.builtImages()
    },
    apply: (files) =>
      spanOf(() => {
        settle()
        folder.cwd = ''
        const argv = ['kubectl', 'apply', ...files.flatMap((file) => ['-f', file])]
        if (files.length > 0) runProgram(parts, { argv, stdin: '', env: {} }, undefined, 'author')
      }),
    replay: (file, pace) =>
      spanOf(() => {
        replayFile(parts, file, pace, settle)
      }),
    run: runLine,
    wait(durationMs) {
      cluster.advanceTo(cluster.nowMs + durationMs)
    },
    settle,
    get steps() {
      return recorder.steps
    },
    get diagnostics() {
      return [...problems.all, ...cluster.diagnostics]
    },
    trace() {
      const steps = recorder.steps.map(({ step }) => step)
      return { formatVersion: 1, steps, frames: cluster.frames, events: cluster.events }
    },
  }
}

function runProgram(
  parts: WorkplaceParts,
  invocation: Invocation,
  range: SourceRange | undefined,
  by: 'learner' | 'author',
): Outcome {
  const program = parts.programs[invocation.argv[0] ?? '']
  if (program === undefined) return { exit: 127, stdout: '', stderr: '', diagnostics: [] }
  return parts.recorder.run(program, invocation, { range, by })
}

/** What a shell sees of the workplace. */
function hostOf(parts: WorkplaceParts, by: 'learner' | 'author', pace: Pace): ShellHost {
  const { cluster, folder, limits, problems, programs } = parts
  let isFirst = true
  return {
    limits,
    folder,
    objectsTouched: parts.objectsTouched,
    tool(name) {
      if (!Object.hasOwn(programs, name)) return undefined
      return (invocation, range) => {
        if (pace === 'script' && !isFirst) cluster.advanceTo(cluster.nowMs + TIMES.scriptPauseMs)
        isFirst = false
        return runProgram(parts, invocation, range, by)
      }
    },
    sleep: (durationMs) => cluster.advanceTo(cluster.nowMs + durationMs),
    report: (told) => problems.report(told),
    enter: (range) => problems.enter(range),
  }
}

function frameOf({ terminal }: WorkplaceParts, source: Frame['source']): Frame {
  return { input: inputOf(''), output: terminal, errors: terminal, source, guarded: false }
}

function replayFile(parts: WorkplaceParts, file: string, pace: Pace, settle: () => void): void {
  const { folder, problems } = parts
  folder.cwd = ''
  const text = folder.read(file, 'lines')
  if (text === undefined) {
    problems.report(diagnostic('COMMAND_FILE_MISSING', { file }))
    return
  }
  const { lines, diagnostics } = readCommandFile(file, text)
  for (const told of diagnostics) problems.report(told)
  const shell = createShell(hostOf(parts, 'learner', pace))
  for (const { statements, source } of lines) {
    if (pace === 'typed') settle()
    shell.statements(statements, frameOf(parts, source))
    if (shell.session.jump?.kind === 'exit') break
    shell.session.jump = undefined
  }
}

/** The author's commands share one shell, so that a variable set in one is there in the next. */
interface AuthorShell {
  readonly shell: Shell
  cwd: string
}

/** A text of several lines is typed line by line. Nothing in it stands in a file that was handed in, so it has no places. */
function runAuthorLine(author: AuthorShell, parts: WorkplaceParts, text: string, settle: () => void): void {
  const { folder, problems } = parts
  const { shell } = author
  folder.cwd = author.cwd
  Object.assign(shell.session, { commands: 0, characters: 0, isOver: false })
  const { lines, diagnostics } = readCommandFile('', text)
  for (const { code, args } of diagnostics) problems.report(diagnostic(code, args))
  for (const { statements } of lines) {
    settle()
    shell.statements(
      statements,
      frameOf(parts, () => undefined),
    )
    if (shell.session.jump !== undefined) break
  }
  shell.session.jump = undefined
  author.cwd = folder.cwd
}
