import type { Dockerfile, DockerfileInstruction } from '../../../formats/dockerfile/index.ts'
import { parseImageReference } from '../reference.ts'
import type { Linter } from './checks.ts'
import type { ArgCommand, FromCommand, PlacedCommand } from './command.ts'
import { addGlobalArgs, expandWord } from './environment.ts'
import type { Environment, Expansion } from './environment.ts'
import { done, failed, placed } from './failure.ts'
import type { Lines, Outcome } from './failure.ts'
import { parseCommand } from './parse-command.ts'
import type { ParseOptions } from './parse-command.ts'
import { parsePlatform } from './platform.ts'
import type { Platform } from './platform.ts'
import type { BuildScope } from './scope.ts'
import { createStage } from './stage.ts'
import { findSimilar, withSuggestion } from './suggest.ts'

/** One stage as it is written: FROM and what follows. */
export interface WrittenStage {
  readonly from: FromCommand
  readonly keyword: string
  readonly lines: Lines
  readonly commands: readonly PlacedCommand[]
}

/** A Dockerfile cut into stages, and the ARGs in front of them. */
export interface WrittenStages {
  readonly globals: readonly { readonly command: ArgCommand; readonly lines: Lines }[]
  readonly stages: readonly WrittenStage[]
}

/**
 * Judges every instruction and sorts them into stages. Fails at the first that makes no sense, and for a file without
 * stages. Source: BuildKit `frontend/dockerfile/instructions/parse.go` (Parse).
 */
export function readStages(dockerfile: Dockerfile, options: ParseOptions, linter: Linter): Outcome<WrittenStages> {
  const globals: WrittenStages['globals'][number][] = []
  const stages: { from: FromCommand; keyword: string; lines: Lines; commands: PlacedCommand[] }[] = []
  for (const [index, instruction] of dockerfile.instructions.entries()) {
    const lines = { first: instruction.startLine, last: instruction.endLine }
    reportWriting(instruction, linter)
    const parsed = parseCommand(instruction, options)
    if (!parsed.ok) {
      return failed(`dockerfile parse error on line ${lines.first}: ${parsed.failure.message}`, lines)
    }
    const command = parsed.value
    reportDescription(instruction, command.kind === 'from' ? [command.stage] : argNames(command), linter)
    const stage = stages.at(-1)
    if (command.kind === 'from') stages.push({ from: command, keyword: instruction.keyword, lines, commands: [] })
    else if (stage !== undefined) stage.commands.push({ command, instruction, lines, index })
    else if (command.kind === 'arg') globals.push({ command, lines })
    else return failed('no build stage in current context', lines)
  }
  return stages.length === 0 ? failed('dockerfile contains no stages to build') : done({ globals, stages })
}

function argNames(command: PlacedCommand['command']): readonly string[] {
  return command.kind === 'arg' ? command.args.map(({ key }) => key) : []
}

/** What is reported of one instruction before it is judged. */
function reportWriting({ name, keyword, args, startLine }: DockerfileInstruction, linter: Linter): void {
  if (name === 'maintainer') linter.report('MaintainerDeprecated', startLine)
  const [, as = '', stage = ''] = args
  if (name !== 'from' || args.length < 3) return
  if (args.length === 3 && stage !== stage.toLowerCase()) linter.report('StageNameCasing', startLine, stage)
  const isLower = keyword === keyword.toLowerCase()
  const isUpper = keyword === keyword.toUpperCase()
  if ((isLower && as !== as.toLowerCase()) || (!isLower && isUpper && as !== as.toUpperCase())) {
    linter.report('FromAsCasing', startLine, keyword, as)
  }
}

function reportDescription(instruction: DockerfileInstruction, names: readonly string[], linter: Linter): void {
  const comment = instruction.comments.at(-1)
  const [first = ''] = names
  if (comment === undefined || first === '' || names.includes(comment.split(' ')[0] ?? '')) return
  const example = names.length > 1 ? '<arg_key>' : first
  linter.report('InvalidDefinitionDescription', instruction.startLine, instruction.name.toUpperCase(), example)
}

/** Checks on stages as they are written: their names, and the case of keywords. */
export function reportStages(stages: readonly WrittenStage[], linter: Linter): void {
  const names = new Set<string>()
  for (const { from, lines } of stages) {
    if (from.stage === '') continue
    if (from.stage === 'context' || from.stage === 'scratch')
      linter.report('ReservedStageName', lines.first, from.stage)
    if (names.has(from.stage)) linter.report('DuplicateStageName', lines.first, from.stage)
    names.add(from.stage)
  }
  const keywords = stages.flatMap(({ keyword, lines, commands }) => [
    { keyword, line: lines.first },
    ...commands.map((command) => ({ keyword: command.instruction.keyword, line: command.lines.first })),
  ])
  const lower = keywords.filter(({ keyword }) => keyword === keyword.toLowerCase()).length
  const upper = keywords.filter(({ keyword }) => keyword === keyword.toUpperCase()).length
  const casing = lower > upper ? 'lowercase' : 'uppercase'
  for (const { keyword, line } of keywords) {
    const wanted = lower > upper ? keyword.toLowerCase() : keyword.toUpperCase()
    if (keyword !== wanted) linter.report('ConsistentInstructionCasing', line, keyword, casing)
  }
}

/** Base images must make sense without any build argument. Source: `validateBaseImagesWithDefaultArgs`. */
export function reportDefaultBases(
  written: WrittenStages,
  predefined: Environment,
  scope: Pick<BuildScope, 'lex' | 'linter'>,
): void {
  const defaults = addGlobalArgs(predefined, written.globals, {}, scope.lex)
  if (!defaults.ok) return
  for (const { from, lines } of written.stages) {
    const base = expandWord(from.base, defaults.value, scope.lex)
    if (!base.ok) return
    if (!parseImageReference(base.value.text).ok) scope.linter.report('InvalidDefaultArgInFrom', lines.first, from.base)
  }
}

/**
 * Makes a state for every stage: variables of FROM replaced, the stage it builds on found among those before it. Source:
 * BuildKit `dockerfile2llb/convert.go` (buildDispatchStates).
 */
export function createStages(scope: BuildScope, written: WrittenStages): Outcome<undefined> {
  for (const [index, { from, lines, commands }] of written.stages.entries()) {
    const base = expandFrom(scope, from.base, lines)
    if (!base.ok) return base
    const baseName = base.value.text
    if (baseName === '') return failed(`base name (${from.base}) should not be blank`, lines)
    const platform = from.platform === '' ? done(undefined) : readPlatform(scope, from, lines)
    if (!platform.ok) return platform
    const label = from.stage === '' ? `stage-${index}` : from.stage
    const stage = createStage({ from, lines, name: from.stage, label, baseName, platform: platform.value })
    stage.commands = commands
    stage.base = scope.stagesByName.get(baseName)
    scope.stages.push(stage)
    if (from.stage !== '') scope.stagesByName.set(from.stage, stage)
  }
  return done(undefined)
}

/** FROM sees only the global arguments. */
function expandFrom(scope: BuildScope, word: string, lines: Lines): Outcome<Expansion> {
  const expanded = placed(expandWord(word, scope.globalArgs, scope.lex), lines)
  const known = [...scope.globalNames, ...scope.globalArgs.keys()]
  for (const name of expanded.ok ? expanded.value.unmatched : []) {
    if (known.includes(name)) continue
    scope.linter.report('UndefinedArgInFrom', lines.first, name, findSimilar(name, known) ?? '')
  }
  return expanded
}

function readPlatform(scope: BuildScope, from: FromCommand, lines: Lines): Outcome<Platform> {
  const expanded = expandFrom(scope, from.platform, lines)
  if (!expanded.ok) return failed(`failed to process arguments for platform : ${expanded.failure.message}`, lines)
  const { text, matched, unmatched } = expanded.value
  const isTarget = text === scope.globalArgs.get('TARGETPLATFORM')
  if (matched.size === 1 && unmatched.size === 0 && matched.has('TARGETPLATFORM') && isTarget) {
    scope.linter.report('RedundantTargetPlatform', lines.first, from.platform)
  }
  const platform = parsePlatform(text)
  if (matched.size === 0 && unmatched.size === 0 && platform.ok) {
    const { os, architecture } = platform.value
    if (!from.stage.includes(os) && !from.stage.includes(architecture)) {
      scope.linter.report('FromPlatformFlagConstDisallowed', lines.first, text)
    }
  }
  const suggested = (message: string): string => {
    const names = [...scope.globalArgs.keys()]
    const found = [...unmatched].map((name) => withSuggestion(message, name, names))
    return found.find((each) => each !== message) ?? message
  }
  if (text === '') return failed(suggested(`empty platform value from expression ${from.platform}`), lines)
  if (platform.ok) return platform
  return failed(`failed to parse platform ${from.platform}: ${suggested(platform.failure.message)}`, lines)
}
