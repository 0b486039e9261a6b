import { goQuote, parseDockerfile } from '../../../formats/dockerfile/index.ts'
import { resolveBase } from './base.ts'
import type { PlacedCommand } from './command.ts'
import { dispatch } from './dispatch.ts'
import { done, failed, placed } from './failure.ts'
import type { Lines, Outcome } from './failure.ts'
import { bindCommands, findCycle, reachableFrom } from './graph.ts'
import { parseCommand } from './parse-command.ts'
import type { BuildScope } from './scope.ts'
import { beginStage, inheritFromBase } from './stage.ts'
import type { StageState } from './stage.ts'
import { withSuggestion } from './suggest.ts'

/**
 * Finds base images, runs the triggers they bring and carries out the instructions of every stage that is needed, in the
 * order of the file. What would only be noticed while files are copied and programs run is kept in `scope.solving`. With
 * `everyStage` all stages count as needed, as `docker build --check` sees them. Source: BuildKit
 * `dockerfile2llb/convert.go` (resolveStages, dispatchStages).
 */
export function convertStages(scope: BuildScope, target: StageState, everyStage: boolean): Outcome<undefined> {
  const bound = bindCommands(scope)
  if (!bound.ok) return bound
  const cycle = findCycle(scope.stages)
  if (cycle !== undefined) return cycle
  if (scope.stages.length === 1) target.label = ''

  const reachable = resolveStages(scope, target, everyStage)
  if (!reachable.ok) return reachable
  for (const stage of scope.stages) {
    if (!everyStage && (stage.dispatched || !reachable.value.has(stage))) continue
    inheritFromBase(stage)
    stage.dispatched = true
    stage.platform ??= scope.platform
    beginStage(stage)
    for (const command of stage.commands) {
      const result = placed(dispatch(scope, stage, command), command.lines)
      if (!result.ok) return result
    }
  }
  return done(undefined)
}

/** Triggers may need further stages, so this goes on until nothing new appears; each stage has its triggers read once. */
function resolveStages(scope: BuildScope, target: StageState, everyStage: boolean): Outcome<ReadonlySet<StageState>> {
  for (;;) {
    const reachable = reachableFrom(target)
    for (const stage of scope.stages) {
      if (stage.base !== undefined || stage.dispatched || stage.resolved) continue
      const needed = everyStage || reachable.has(stage)
      stage.resolved = needed
      const result = resolveBase(scope, stage, needed)
      if (!result.ok) return result
    }
    let changed = false
    for (const stage of scope.stages) {
      if (!reachable.has(stage)) continue
      const result = addTriggers(scope, stage)
      if (!result.ok) return result
      changed ||= result.value
    }
    if (!changed) return done(reachable)
  }
}

/** Puts the ONBUILD instructions of what a stage builds on in front of its own. True when they need other stages. */
function addTriggers(scope: BuildScope, stage: StageState): Outcome<boolean> {
  const expressions = stage.base === undefined ? [...stage.image.onbuild] : []
  if (stage.base !== undefined && !stage.triggersRead) {
    for (const { command } of stage.base.commands) {
      if (command.kind === 'onbuild') expressions.push(command.expression)
    }
    stage.triggersRead = true
  }
  if (expressions.length === 0) return done(false)
  stage.image.onbuild = []
  const lines = stage.lines ?? { first: 0, last: 0 }
  const commands: PlacedCommand[] = []
  for (const expression of expressions) {
    const parsed = parseTrigger(scope, expression, lines)
    if (!parsed.ok) return failed(parsed.failure.message, lines)
    commands.push(parsed.value)
  }
  const before = stage.dependencies.size
  const bound = bindCommands(scope, stage, commands)
  if (!bound.ok) return failed(bound.failure.message, lines)
  return done(stage.dependencies.size > before)
}

function parseTrigger(scope: BuildScope, text: string, lines: Lines): Outcome<PlacedCommand> {
  const parsed = parseDockerfile(scope.request.file, text, scope.limits)
  if (!parsed.ok) return failed(parsed.error.message)
  const [instruction, ...others] = parsed.dockerfile.instructions
  if (instruction === undefined || others.length > 0) return failed('onbuild trigger should be a single expression')
  const command = parseCommand(instruction, scope.parse)
  return command.ok ? done({ command: command.value, instruction, lines }) : command
}

/** The stage that is asked for: the last one, or that of a name, which may be in any case. */
export function findTarget(scope: BuildScope): Outcome<StageState> {
  const { target } = scope.request
  const found = target === undefined ? scope.stages.at(-1) : scope.stagesByName.get(target.toLowerCase())
  if (found !== undefined) return done(found)
  const labels = scope.stages.map(({ label }) => label)
  return failed(withSuggestion(`target stage ${goQuote(target ?? '')} could not be found`, target ?? '', labels))
}
