import type { PlacedCommand } from './command.ts'
import { expandWord } from './environment.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'
import { parseMount } from './mount.ts'
import type { BuildScope } from './scope.ts'
import { createStage } from './stage.ts'
import type { StageCommand, StageState } from './stage.ts'

/**
 * Ties the commands of every stage to the stages they take files from; with `stage` and `commands` those triggers are put
 * in front of the stage's own commands. Source: BuildKit `dockerfile2llb/convert.go` (buildStageDependencyGraph, toCommand).
 */
export function bindCommands(
  scope: BuildScope,
  stage?: StageState,
  commands: readonly PlacedCommand[] = [],
): Outcome<undefined> {
  if (stage !== undefined) {
    const bound = bindAll(scope, stage, commands)
    if (!bound.ok) return bound
    stage.commands = [...bound.value, ...stage.commands]
    return done(undefined)
  }
  // Images that are found on the way have no commands of their own.
  for (const each of scope.stages.slice()) {
    const bound = bindAll(scope, each, each.commands)
    if (!bound.ok) return bound
    each.commands = bound.value
  }
  return done(undefined)
}

function bindAll(
  scope: BuildScope,
  stage: StageState,
  commands: readonly PlacedCommand[],
): Outcome<readonly StageCommand[]> {
  const bound: StageCommand[] = []
  for (const placed of commands) {
    const { command } = placed
    if (command.kind === 'copy' && command.from !== '') {
      const source = findSource(scope, placed, command.from)
      if (!source.ok) return source
      if (!addDependency(scope, stage, source.value, placed)) return tooMany(scope)
      bound.push({ ...placed, source: source.value })
      continue
    }
    if (command.kind === 'run') {
      for (const mount of command.mounts) {
        const parsed = parseMount(mount, undefined)
        const from = parsed.ok ? parsed.value.from : ''
        if (from === '') continue
        if (!addDependency(scope, stage, namedStage(scope, from, undefined), placed)) return tooMany(scope)
      }
    }
    bound.push(placed)
  }
  return done(bound)
}

/** False when there is no room for another stage. */
function addDependency(scope: BuildScope, stage: StageState, source: StageState, placed: PlacedCommand): boolean {
  stage.dependencies.set(source, placed)
  if (scope.stages.includes(source)) return true
  scope.stages.push(source)
  return scope.stages.length <= scope.limits.stagesMax
}

function tooMany({ limits }: BuildScope): ReturnType<typeof failed> {
  return failed(`more than ${limits.stagesMax} stages and images`)
}

/** `--from=` a number, a stage, or else an image. */
function findSource(scope: BuildScope, placed: PlacedCommand, from: string): Outcome<StageState> {
  const expanded = expandWord(from, new Map(), scope.lex)
  if (!expanded.ok) return expanded
  if (expanded.value.text !== from) {
    const way = 'define a new stage with FROM using ARG from global scope as a workaround'
    return failed(`variable expansion is not supported for --from, ${way}`)
  }
  if (!/^[+-]?\d+$/.test(from)) return done(namedStage(scope, from, placed))
  const stage = scope.stages[Number(from)]
  return stage === undefined ? failed(`invalid stage index ${Number(from)}`) : done(stage)
}

function namedStage(scope: BuildScope, name: string, placed: PlacedCommand | undefined): StageState {
  return (
    scope.stagesByName.get(name.toLowerCase()) ??
    createStage({ from: undefined, lines: placed?.lines, name: '', label: '', baseName: name, platform: undefined })
  )
}

/** A stage, what it builds on and what it takes files from, all the way down. */
export function reachableFrom(target: StageState): ReadonlySet<StageState> {
  const reachable = new Set([target])
  for (const stage of reachable) {
    if (stage.base !== undefined) reachable.add(stage.base)
    for (const source of stage.dependencies.keys()) reachable.add(source)
  }
  return reachable
}

/**
 * The failure of stages that need one another; only COPY and mounts count, FROM cannot look ahead. Told is the first
 * command on the way round. Source: BuildKit `dockerfile2llb/convert.go` (validateCircularDependency).
 */
export function findCycle(stages: readonly StageState[]): ReturnType<typeof failed> | undefined {
  const visited = new Set<StageState>()
  for (const start of stages) {
    if (visited.has(start)) continue
    visited.add(start)
    const open = new Set([start])
    const path = [{ stage: start, sources: [...start.dependencies], first: undefined as PlacedCommand | undefined }]
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.sources.shift()
      if (next === undefined) {
        open.delete(top.stage)
        path.pop()
        continue
      }
      const [source, placed] = next
      const first = top.first ?? placed
      if (open.has(source)) return failed(`circular dependency detected on stage: ${start.label}`, first.lines)
      if (visited.has(source)) continue
      visited.add(source)
      open.add(source)
      path.push({ stage: source, sources: [...source.dependencies], first })
    }
  }
  return undefined
}
