import { diagnostic } from '../domain/codes.ts'
import type { Invocation } from '../domain/tool.ts'
import { buildCommand } from './build-command.ts'
import { GROUPS, isKnownIn, readCommandLine } from './command-line.ts'
import { execCommand } from './exec-command.ts'
import type { Parsed } from './flags.ts'
import { historyCommand } from './history-command.ts'
import { imagesCommand, psCommand } from './list-commands.ts'
import { pullCommand, rmiCommand, tagCommand } from './image-commands.ts'
import { inspectCommand } from './inspect-command.ts'
import { killCommand, logsCommand, rmCommand, startCommand, stopCommand, waitCommand } from './lifecycle-commands.ts'
import { runCommand } from './run-command.ts'
import { createStore, type Store } from './store.ts'
import type { Answer, Docker, DockerOptions } from './types.ts'
import { versionCommand } from './version-command.ts'

/**
 * A docker daemon and its command line in the virtual world. Images are worked out from Dockerfiles, containers are
 * simulated on the world's clock; nothing is executed.
 */
export function createDocker(options: DockerOptions): Docker {
  const store = createStore(options)
  return {
    run: (invocation) => {
      for (const container of store.containers) container.advanceTo(options.clock.nowMs)
      const answer = dispatch(store, invocation)
      const { exit, stdout = '', stderr = '', diagnostics = [] } = answer
      return { exit, stdout, stderr, diagnostics }
    },
    image: (reference) => store.images.find(reference)?.image,
    get images() {
      return store.images.built
    },
    get containers() {
      return store.containers.map((container) => {
        container.advanceTo(options.clock.nowMs)
        return container.view()
      })
    },
  }
}

type Command = (store: Store, parsed: Parsed, invocation: Invocation) => Answer

const COMMANDS: Readonly<Record<string, Command>> = {
  'container create': (store, parsed, invocation) => runCommand(store, parsed, invocation, 'create'),
  'container exec': execCommand,
  'container inspect': (store, parsed) => inspectCommand(store, parsed, 'container'),
  'container kill': killCommand,
  'container logs': logsCommand,
  'container ls': psCommand,
  'container restart': (store, parsed) => stopCommand(store, parsed, 'restart'),
  'container rm': rmCommand,
  'container run': (store, parsed, invocation) => runCommand(store, parsed, invocation, 'run'),
  'container start': startCommand,
  'container stop': (store, parsed) => stopCommand(store, parsed, 'stop'),
  'container wait': waitCommand,
  'image history': historyCommand,
  'image inspect': (store, parsed) => inspectCommand(store, parsed, 'image'),
  'image ls': imagesCommand,
  'image pull': pullCommand,
  'image rm': rmiCommand,
  'image tag': tagCommand,
  inspect: (store, parsed) => inspectCommand(store, parsed),
  version: versionCommand,
}

/** `docker build` is a command of its own program, buildx. */
const BUILDS: ReadonlySet<string> = new Set(['build', 'image build', 'buildx build', 'builder build'])

/** Options that stand before the command and change nothing here; the first ones have a value. */
const GLOBAL = {
  values: ['--host', '-H', '--context', '-c', '--log-level', '-l', '--config'],
  switches: ['--debug', '-D'],
}

function dispatch(store: Store, invocation: Invocation): Answer {
  const words = withoutGlobals(invocation.argv.slice(1))
  const [first, second = ''] = words
  if (first === undefined || first === '--help' || first === 'help') {
    const [topic] = words.slice(1)
    if (first === 'help' && topic !== undefined)
      return dispatch(store, { ...invocation, argv: ['docker', ...words.slice(1), '--help'] })
    return { exit: 0, stdout: 'Usage:  docker [OPTIONS] COMMAND\n' }
  }
  if (first === '--version' || first === '-v') return { exit: 0, stdout: 'Docker version 28.5.2, build ecc6942\n' }
  if (first.startsWith('-')) return { exit: 125, stderr: globalProblem(first, words.length) }
  if (BUILDS.has(first)) return buildCommand(store, words.slice(1), invocation)
  if (BUILDS.has(`${first} ${second}`)) return buildCommand(store, words.slice(2), invocation)
  if (GROUPS.has(first) && !second.startsWith('-') && second !== '' && !isKnownIn(first, second)) {
    return {
      exit: 1,
      stderr: `docker: unknown command: docker ${first} ${second}\n\nUsage:  docker ${first}\n\nRun 'docker ${first} --help' for more information\n`,
    }
  }
  if (GROUPS.has(first) && second.startsWith('-') && second !== '--help') {
    return {
      exit: 125,
      stderr: `${unknownFlag(second)}\n\nUsage:  docker ${first}\n\nRun 'docker ${first} --help' for more information\n`,
    }
  }
  if (GROUPS.has(first) && (second === '' || second === '--help'))
    return { exit: 0, stderr: `Usage:  docker ${first} COMMAND\n` }
  const read = readCommandLine(words)
  if (read === undefined) return refuse(first, GROUPS.has(first) ? second : '')
  if (!read.ok) return read.answer
  const { command, typed, parsed } = read.line
  const body = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  return body === undefined ? notSimulated(`docker ${typed}`) : body(store, parsed, invocation)
}

function withoutGlobals(words: readonly string[]): readonly string[] {
  let at = 0
  for (let word = words[at]; word !== undefined; word = words[at]) {
    if (GLOBAL.switches.includes(word) || GLOBAL.values.some((name) => word.startsWith(`${name}=`))) at += 1
    else if (GLOBAL.values.includes(word) && words[at + 1] !== undefined) at += 2
    else break
  }
  return words.slice(at)
}

function globalProblem(word: string, count: number): string {
  const isShort = !word.startsWith('--')
  const isKnown = count === 1 && GLOBAL.values.includes(word)
  const problem = isKnown
    ? `flag needs an argument: ${isShort ? `'${word.charAt(1)}' in ${word}` : word}`
    : unknownFlag(word)
  return `${problem}\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n`
}

function unknownFlag(word: string): string {
  return word.startsWith('--')
    ? `unknown flag: ${word.replace(/=.*$/s, '')}`
    : `unknown shorthand flag: '${word.charAt(1)}' in ${word}`
}

/** Commands of the real docker that have no counterpart here. */
const KNOWN: ReadonlySet<string> = new Set(
  'compose context manifest network node plugin secret service stack swarm system trust volume container image buildx builder checkpoint config'.split(
    ' ',
  ),
)

function refuse(first: string, second: string): Answer {
  if (KNOWN.has(first)) return notSimulated(`docker ${first}${second === '' ? '' : ` ${second}`}`)
  return { exit: 1, stderr: `docker: unknown command: docker ${first}\n\nRun 'docker --help' for more information\n` }
}

function notSimulated(command: string): Answer {
  return { exit: 1, stderr: '', diagnostics: [diagnostic('DOCKER_NOT_SIMULATED', { command })] }
}
