import { goQuote, heredocText, INSTRUCTION_NAMES, readHeredocStart, trim } from '../../../formats/dockerfile/index.ts'
import type { DockerfileInstruction, LexBounds } from '../../../formats/dockerfile/index.ts'
import type { ArgCommand, Command, CommandLine, CopyCommand, FromCommand } from './command.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'
import { parseFlags } from './flags.ts'
import type { FlagKinds } from './flags.ts'
import { parseHealthcheck } from './healthcheck.ts'
import { parseMount } from './mount.ts'
import { findSimilar } from './suggest.ts'

/** What of the instruction set depends on how the Dockerfile is read. */
export interface ParseOptions {
  /** A `# syntax=` line asks for a newer set of instructions than the engine brings: flags that came later are known. */
  readonly newerSyntax: boolean
  readonly bounds: LexBounds
}

/**
 * Judges one instruction: number of arguments, flags, form. Fails in the builder's words, without `dockerfile parse error
 * on line N`. Source: BuildKit `frontend/dockerfile/instructions/parse.go`.
 */
export function parseCommand(instruction: DockerfileInstruction, options: ParseOptions): Outcome<Command> {
  const { name, args } = instruction
  switch (name) {
    case 'unknown':
      return failed(unknownInstruction(instruction.keyword))
    case 'from':
      return parseFrom(instruction)
    case 'arg':
      return parseArg(args)
    case 'env':
    case 'label':
      return parsePairs(name, instruction)
    case 'add':
    case 'copy':
      return parseCopy(name, instruction, options)
    case 'run':
      return parseRun(instruction, options)
    case 'cmd':
    case 'entrypoint':
      return withFlags(instruction, {}, { kind: name, line: commandLine(instruction) })
    case 'shell':
      return parseShell(instruction)
    case 'expose':
      if (args.length === 0) return failed(needsOne('EXPOSE'))
      return withFlags(instruction, {}, { kind: 'expose', ports: args.toSorted() })
    case 'volume':
      return parseVolume(instruction)
    case 'healthcheck':
      return parseHealthcheck(instruction)
    case 'onbuild':
      return parseOnbuild(instruction)
    case 'maintainer':
      return withOneArgument(instruction, () => ({ kind: name }))
    case 'stopsignal':
    case 'user':
    case 'workdir':
      return withOneArgument(instruction, (value) => ({ kind: name, value }))
  }
}

function needsOne(keyword: string): string {
  return `${keyword} requires at least one argument`
}

/** The suggestion is made without regard to case, and told in the case that was written. */
function unknownInstruction(keyword: string): string {
  const similar = findSimilar(keyword.toLowerCase(), INSTRUCTION_NAMES)
  const message = `unknown instruction: ${keyword}`
  if (similar === undefined) return message
  return `${message} (did you mean ${keyword === keyword.toLowerCase() ? similar : similar.toUpperCase()}?)`
}

function withFlags(instruction: DockerfileInstruction, kinds: FlagKinds, command: Command): Outcome<Command> {
  const flags = parseFlags(instruction.flags, kinds)
  return flags.ok ? done(command) : flags
}

function withOneArgument(instruction: DockerfileInstruction, make: (value: string) => Command): Outcome<Command> {
  const [value] = instruction.args
  if (value === undefined) return failed(`${instruction.name.toUpperCase()} requires exactly one argument`)
  // STOPSIGNAL alone does not look at its flags.
  return instruction.name === 'stopsignal' ? done(make(value)) : withFlags(instruction, {}, make(value))
}

/** Exec form as it is; in shell form the text, which may be missing. */
function commandLine({ args, json }: Pick<DockerfileInstruction, 'args' | 'json'>): CommandLine {
  return { words: args, exec: json }
}

const STAGE_NAME = /^[a-z][a-z0-9\-_.]*$/

function parseFrom(instruction: DockerfileInstruction): Outcome<FromCommand> {
  const [base = '', as = '', name = ''] = instruction.args
  const isNamed = instruction.args.length === 3 && as.toLowerCase() === 'as'
  if (!isNamed && instruction.args.length !== 1) return failed('FROM requires either one or three arguments')
  const stage = isNamed ? name.toLowerCase() : ''
  if (isNamed && !STAGE_NAME.test(stage)) {
    const why = "name can't start with a number or contain symbols"
    return failed(`invalid name for build stage: ${goQuote(name)}, ${why}`)
  }
  const flags = parseFlags(instruction.flags, { platform: 'string' })
  if (!flags.ok) return flags
  return done({ kind: 'from', base, stage, platform: flags.value.get('platform')?.[0] ?? '' })
}

function parseArg(args: readonly string[]): Outcome<ArgCommand> {
  if (args.length === 0) return failed(needsOne('ARG'))
  const parsed: { key: string; value?: string }[] = []
  for (const arg of args) {
    const equals = arg.indexOf('=')
    if (equals === 0) return failed('ARG names can not be blank')
    parsed.push(equals === -1 ? { key: arg } : { key: arg.slice(0, equals), value: arg.slice(equals + 1) })
  }
  return done({ kind: 'arg', args: parsed })
}

function parsePairs(kind: 'env' | 'label', instruction: DockerfileInstruction): Outcome<Command> {
  const flags = parseFlags(instruction.flags, {})
  if (!flags.ok) return flags
  const { pairs } = instruction
  if (pairs.length === 0) return failed(needsOne(kind.toUpperCase()))
  if (pairs.some(({ key }) => key === '')) return failed(`${kind.toUpperCase()} names can not be blank`)
  return done({ kind, pairs })
}

const COPY_FLAGS: FlagKinds = { chown: 'string', from: 'string', chmod: 'string', link: 'boolean', exclude: 'strings' }
const ADD_FLAGS: FlagKinds = {
  chown: 'string',
  chmod: 'string',
  link: 'boolean',
  'keep-git-dir': 'boolean',
  checksum: 'string',
  unpack: 'boolean',
  exclude: 'strings',
}

function parseCopy(
  kind: 'add' | 'copy',
  instruction: DockerfileInstruction,
  options: ParseOptions,
): Outcome<CopyCommand> {
  const keyword = kind.toUpperCase()
  const destination = instruction.args.at(-1)
  if (destination === undefined || instruction.args.length < 2) {
    const what = 'requires at least two arguments, but only one was provided'
    return failed(`${keyword} ${what}. Destination could not be determined`)
  }
  const known: FlagKinds =
    kind === 'add' ? ADD_FLAGS : options.newerSyntax ? { ...COPY_FLAGS, parents: 'boolean' } : COPY_FLAGS
  const flags = parseFlags(instruction.flags, known)
  if (!flags.ok) return flags
  if (readHeredocStart(destination, options.bounds) !== undefined) {
    return failed(`${keyword} cannot accept a heredoc as a destination`)
  }
  const sources: string[] = []
  const contents: CopyCommand['contents'][number][] = []
  for (const source of instruction.args.slice(0, -1)) {
    const start = readHeredocStart(source, options.bounds)
    if (start === undefined) {
      sources.push(source)
      continue
    }
    const heredoc = instruction.heredocs.findLast(({ name }) => name === start.name)
    const text = heredoc === undefined ? '' : heredocText({ ...heredoc, chomp: start.chomp })
    contents.push({ name: start.name, text, expand: start.expand })
  }
  const flag = (name: string): string => flags.value.get(name)?.[0] ?? ''
  return done({
    kind,
    sources,
    contents,
    destination,
    from: flag('from'),
    chown: flag('chown'),
    chmod: flag('chmod'),
    checksum: flag('checksum'),
    parents: flag('parents') === 'true',
    excludes: flags.value.get('exclude') ?? [],
  })
}

function parseRun(instruction: DockerfileInstruction, options: ParseOptions): Outcome<Command> {
  const kinds: FlagKinds = { mount: 'strings', network: 'string' }
  const flags = parseFlags(instruction.flags, options.newerSyntax ? { ...kinds, security: 'string' } : kinds)
  if (!flags.ok) return flags
  const network = flags.value.get('network')?.[0] ?? 'default'
  const mounts = flags.value.get('mount') ?? []
  for (const mount of mounts) {
    const parsed = parseMount(mount, undefined)
    if (!parsed.ok) return parsed
  }
  if (!['default', 'none', 'host'].includes(network)) return failed(`invalid network mode ${goQuote(network)}`)
  const security = flags.value.get('security')?.[0] ?? 'sandbox'
  if (security !== 'sandbox' && security !== 'insecure') return failed(`security ${goQuote(security)} is not valid`)
  return done({ kind: 'run', line: commandLine(instruction), heredocs: instruction.heredocs, mounts })
}

function parseShell(instruction: DockerfileInstruction): Outcome<Command> {
  const flags = parseFlags(instruction.flags, {})
  if (!flags.ok) return flags
  if (instruction.args.length === 0) return failed(needsOne('SHELL'))
  if (!instruction.json) return failed('SHELL requires the arguments to be in JSON form')
  return done({ kind: 'shell', words: instruction.args })
}

function parseVolume(instruction: DockerfileInstruction): Outcome<Command> {
  if (instruction.args.length === 0) return failed(needsOne('VOLUME'))
  const flags = parseFlags(instruction.flags, {})
  if (!flags.ok) return flags
  const paths = instruction.args.map((path) => trim(path))
  if (paths.includes('')) return failed('VOLUME specified can not be an empty string')
  return done({ kind: 'volume', paths })
}

function parseOnbuild(instruction: DockerfileInstruction): Outcome<Command> {
  const [trigger] = instruction.args
  if (trigger === undefined) return failed(needsOne('ONBUILD'))
  const flags = parseFlags(instruction.flags, {})
  if (!flags.ok) return flags
  const keyword = trigger.toUpperCase()
  if (keyword === 'ONBUILD') return failed("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed")
  if (keyword === 'MAINTAINER' || keyword === 'FROM') return failed(`${keyword} isn't allowed as an ONBUILD trigger`)
  const text = instruction.original.replace(/^\s*ONBUILD\s*/i, '')
  const documents = instruction.heredocs.map(({ content, name }) => `\n${content}${name}`)
  return done({ kind: 'onbuild', expression: text + documents.join('') })
}
