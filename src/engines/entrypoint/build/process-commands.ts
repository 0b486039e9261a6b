import type { ConfigOrigin } from '../types.ts'
import type { CommandLine } from './command.ts'
import { done } from './failure.ts'
import type { Outcome } from './failure.ts'
import type { BuildScope } from './scope.ts'
import type { StageCommand, StageState, WorkingImage } from './stage.ts'

const DEFAULT_SHELL = ['/bin/sh', '-c']
const WINDOWS_SHELL = ['cmd', '/S', '/C']

/** CMD leaves Entrypoint alone, also an inherited one. Source: BuildKit `dockerfile2llb/convert.go` (dispatchCmd). */
export function dispatchCmd(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  line: CommandLine,
): Outcome<undefined> {
  reportRepeated(scope, stage, placed, 'cmd')
  stage.image.lostArguments = undefined
  reportShellForm(scope, stage, placed, line)
  stage.image.cmd = toWords(stage.image, line)
  stage.image.cmdOrigin = originOf(stage, placed, line)
  return done(undefined)
}

/**
 * ENTRYPOINT empties Cmd unless a CMD came before it in the same stage. An empty array is no Entrypoint. Source: BuildKit
 * `dockerfile2llb/convert.go` (dispatchEntrypoint).
 */
export function dispatchEntrypoint(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  line: CommandLine,
): Outcome<undefined> {
  reportRepeated(scope, stage, placed, 'entrypoint')
  reportShellForm(scope, stage, placed, line)
  const { image } = stage
  const words = toWords(image, line)
  if (!stage.lastUse.has('cmd')) emptyCmd(image, placed)
  image.entrypoint = words.length === 0 ? null : words
  image.entrypointOrigin = originOf(stage, placed, line)
  return done(undefined)
}

/** Beside an Entrypoint the inherited words were arguments that somebody may miss; alone they were the old program. */
function emptyCmd(image: WorkingImage, { index }: StageCommand): void {
  const wasSet = image.cmd !== null && image.cmd.length > 0
  if (wasSet && index !== undefined) {
    image.cmdOrigin = { from: 'reset', instruction: index }
    if (image.entrypoint !== null && !runsAnything(image)) image.lostArguments = index
  } else if (image.cmdOrigin?.from !== 'reset') {
    image.cmdOrigin = undefined
  }
  image.cmd = null
}

/** The script of an interpreter's image starts whatever it is given: its CMD was a program, no arguments. */
function runsAnything({ entrypoint, system }: WorkingImage): boolean {
  if (system.kind === 'server') return false
  return system.programs?.some(({ name, kind }) => kind === 'wrapper' && name === entrypoint?.[0]) === true
}

/** The line told is that of the earlier one, which no longer counts. */
export function reportRepeated(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  kind: 'cmd' | 'entrypoint' | 'healthcheck',
): void {
  const before = stage.lastUse.get(kind)
  if (before !== undefined) {
    scope.linter.report('MultipleInstructionsDisallowed', before.lines.first, placed.instruction.keyword)
  }
  if (before?.index !== undefined && placed.index !== undefined) {
    scope.repeated.push({ earlier: before.index, later: placed.index })
  }
  stage.lastUse.set(kind, placed)
}

function reportShellForm(scope: BuildScope, stage: StageState, placed: StageCommand, line: CommandLine): void {
  if (line.exec || (stage.image.shell ?? []).length > 0) return
  scope.linter.report('JSONArgsRecommended', placed.lines.first, placed.instruction.keyword)
}

/** The words a command line stands for: shell form is one text behind SHELL. */
export function toWords(
  { shell, system }: Pick<WorkingImage, 'shell' | 'system'>,
  { words, exec }: CommandLine,
): readonly string[] {
  if (exec) return words
  const usual = system.os === 'windows' ? WINDOWS_SHELL : DEFAULT_SHELL
  return [...(shell === null || shell.length === 0 ? usual : shell), words.join(' ')]
}

function originOf(stage: StageState, placed: StageCommand, line: CommandLine): ConfigOrigin {
  return placed.index === undefined
    ? { from: 'base', image: stage.baseName }
    : { from: 'instruction', instruction: placed.index, form: line.exec ? 'exec' : 'shell' }
}
