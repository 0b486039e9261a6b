import { trim } from '../../../formats/dockerfile/index.ts'
import type { Command } from './command.ts'
import { dispatchCopy } from './copy.ts'
import { buildArg, setVariable } from './environment.ts'
import { expandIn, reportSecret } from './expand.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'
import { makeFolder, ownerOf } from './files.ts'
import { cleanPath, pathProblem } from './paths.ts'
import { dispatchExpose } from './ports.ts'
import { dispatchCmd, dispatchEntrypoint, reportRepeated } from './process-commands.ts'
import { dispatchRun } from './run.ts'
import type { BuildScope } from './scope.ts'
import { isSignal } from './signals.ts'
import type { StageCommand, StageState } from './stage.ts'
import { isWindowsAbsolute, windowsPath } from '../windows.ts'

/**
 * Carries out one instruction on the stage it belongs to: replaces its variables, changes the config, reports checks.
 * Fails in the builder's words. Source: BuildKit `dockerfile2llb/convert.go` (dispatch and the functions it calls).
 */
export function dispatch(scope: BuildScope, stage: StageState, placed: StageCommand): Outcome<undefined> {
  const { command } = placed
  switch (command.kind) {
    case 'arg':
      return dispatchArg(scope, stage, placed, command)
    case 'env':
    case 'label':
      return dispatchPairs(scope, stage, placed, command)
    case 'add':
    case 'copy':
      return dispatchCopy(scope, stage, placed, command)
    case 'run':
      return dispatchRun(scope, stage, placed, command)
    case 'cmd':
      return dispatchCmd(scope, stage, placed, command.line)
    case 'entrypoint':
      return dispatchEntrypoint(scope, stage, placed, command.line)
    case 'expose':
      return dispatchExpose(scope, stage, placed, command.ports)
    case 'healthcheck':
      reportRepeated(scope, stage, placed, 'healthcheck')
      stage.image.healthcheck = command.healthcheck
      return done(undefined)
    case 'shell':
      stage.image.shell = command.words
      return done(undefined)
    case 'onbuild':
      stage.image.onbuild = [...stage.image.onbuild, command.expression]
      return done(undefined)
    case 'stopsignal':
    case 'user':
    case 'workdir':
      return dispatchValue(scope, stage, placed, command)
    case 'volume':
      return dispatchVolume(scope, stage, placed, command.paths)
    case 'maintainer':
    case 'from':
      return done(undefined)
  }
}

type Of<K extends Command['kind']> = Extract<Command, { readonly kind: K }>

/** A build argument wins over the default, the default over the global ARG of the name. */
function dispatchArg(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  command: Of<'arg'>,
): Outcome<undefined> {
  for (const { key, value } of command.args) {
    reportSecret(scope, placed, 'ARG', key)
    const given = buildArg(scope.request.buildArgs, key)
    let effective = given ?? (value === undefined ? scope.globalArgs.get(key) : undefined)
    if (given === undefined && value !== undefined) {
      const expanded = expandIn(scope, stage, placed, value)
      if (!expanded.ok) return expanded
      effective = expanded.value
    }
    if (effective !== undefined) setVariable(stage.environment, key, effective)
    stage.declared.add(key)
  }
  return done(undefined)
}

function dispatchPairs(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  { kind, pairs }: Of<'env' | 'label'>,
): Outcome<undefined> {
  const expanded: (readonly [string, string])[] = []
  for (const pair of pairs) {
    const key = expandIn(scope, stage, placed, pair.key)
    if (!key.ok) return key
    const value = expandIn(scope, stage, placed, pair.value)
    if (!value.ok) return value
    expanded.push([key.value, value.value])
  }
  const { linter } = scope
  for (const [index, [key, value]] of expanded.entries()) {
    if (pairs[index]?.legacy === true) {
      linter.report('LegacyKeyValueFormat', placed.lines.first, placed.instruction.keyword)
    }
    if (kind === 'label') {
      stage.image.labels.set(key, value)
    } else {
      reportSecret(scope, placed, 'ENV', key)
      stage.image.env.set(key, value)
      setVariable(stage.environment, key, value)
    }
  }
  return done(undefined)
}

function dispatchValue(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  command: Of<'stopsignal' | 'user' | 'workdir'>,
): Outcome<undefined> {
  const expanded = expandIn(scope, stage, placed, command.value)
  if (!expanded.ok) return expanded
  const { value } = expanded
  const { image } = stage
  if (command.kind === 'user') {
    image.user = value
  } else if (command.kind === 'stopsignal') {
    if (!isSignal(value)) return failed(`invalid signal: ${value}`)
    image.stopSignal = value
  } else {
    const isWindows = image.system.os === 'windows'
    if (!stage.workdirSet && !(isWindows ? isWindowsAbsolute(value) : value.startsWith('/'))) {
      scope.linter.report('WorkdirRelativePath', placed.lines.first, value)
    }
    stage.workdirSet = true
    const problem = pathProblem(`${image.workingDir}/${value}`)
    if (problem !== undefined) return failed(problem)
    if (isWindows) {
      image.workingDir = windowsPath(value, image.workingDir)
      return done(undefined)
    }
    image.workingDir = cleanPath(value, image.workingDir === '' ? '/' : image.workingDir)
    makeFolder(image.tree, image.workingDir, 0o755, ownerOf(image.tree, image.user))
  }
  return done(undefined)
}

function dispatchVolume(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  paths: readonly string[],
): Outcome<undefined> {
  const expanded: string[] = []
  for (const path of paths) {
    const result = expandIn(scope, stage, placed, trim(path))
    if (!result.ok) return result
    expanded.push(result.value)
  }
  for (const path of expanded) {
    if (path === '') return failed('VOLUME specified can not be an empty string')
    stage.image.volumes.add(path)
  }
  return done(undefined)
}
