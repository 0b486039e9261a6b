import { diagnostic } from '../domain/codes.ts'
import type { Invocation } from '../domain/tool.ts'
import { buildCommand } from './build-command.ts'
import { imagesCommand, psCommand } from './list-commands.ts'
import { pullCommand, rmiCommand, tagCommand } from './image-commands.ts'
import { inspectCommand } from './inspect-command.ts'
import { killCommand, logsCommand, rmCommand, startCommand, stopCommand, waitCommand } from './lifecycle-commands.ts'
import { runCommand } from './run-command.ts'
import { createStore, type Store } from './store.ts'
import type { Answer, Docker, DockerOptions } from './types.ts'

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

type Command = (store: Store, words: readonly string[], invocation: Invocation) => Answer

const COMMANDS: Readonly<Record<string, Command>> = {
  build: buildCommand,
  create: (store, words, invocation) => runCommand(store, words, invocation, 'create'),
  images: imagesCommand,
  inspect: (store, words) => inspectCommand(store, words),
  kill: killCommand,
  logs: logsCommand,
  ps: psCommand,
  pull: pullCommand,
  restart: (store, words) => stopCommand(store, words, 'restart'),
  rm: rmCommand,
  rmi: rmiCommand,
  run: (store, words, invocation) => runCommand(store, words, invocation, 'run'),
  start: startCommand,
  stop: (store, words) => stopCommand(store, words, 'stop'),
  tag: tagCommand,
  version: () => ({ exit: 0, stdout: 'Client: Docker Engine - Community\n Version:           28.5.2\n' }),
  wait: waitCommand,
}

/** `docker container run` and its like are the same commands under a longer name. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  container: {
    ls: 'ps',
    list: 'ps',
    ps: 'ps',
    run: 'run',
    create: 'create',
    stop: 'stop',
    kill: 'kill',
    start: 'start',
    restart: 'restart',
    rm: 'rm',
    logs: 'logs',
    wait: 'wait',
    inspect: 'inspect',
  },
  image: { ls: 'images', list: 'images', build: 'build', rm: 'rmi', pull: 'pull', tag: 'tag', inspect: 'inspect' },
  buildx: { build: 'build' },
  builder: { build: 'build' },
}

function dispatch(store: Store, invocation: Invocation): Answer {
  const [, ...words] = invocation.argv
  const [first] = words
  if (first === undefined || first === '--help') return { exit: 0, stdout: 'Usage:  docker [OPTIONS] COMMAND\n' }
  if (first === '--version' || first === '-v') return { exit: 0, stdout: 'Docker version 28.5.2, build ecc6942\n' }
  const group = Object.hasOwn(GROUPS, first) ? GROUPS[first] : undefined
  const [second = ''] = words.slice(1)
  if ((first === 'container' || first === 'image') && second === 'inspect')
    return inspectCommand(store, words.slice(2), first)
  const name = group === undefined ? first : (group[second] ?? '')
  const rest = words.slice(group === undefined ? 1 : 2)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  return command === undefined ? refuse(first, group === undefined ? '' : second) : command(store, rest, invocation)
}

/** Commands of the real docker that have no counterpart here. */
const KNOWN: ReadonlySet<string> = new Set(
  (
    'attach commit compose context cp diff events exec export history import info load login logout manifest network node pause plugin port push ' +
    'rename save search secret service stack stats swarm system top trust unpause update volume container image buildx builder'
  ).split(' '),
)

function refuse(first: string, second: string): Answer {
  if (!KNOWN.has(first)) {
    return { exit: 1, stderr: `docker: unknown command: docker ${first}\n\nRun 'docker --help' for more information\n` }
  }
  const command = `docker ${first}${second === '' ? '' : ` ${second}`}`
  return { exit: 1, stderr: '', diagnostics: [diagnostic('DOCKER_NOT_SIMULATED', { command })] }
}
