import { parseSignal, SIGNAL } from '../engines/entrypoint/process/signals.ts'
import type { Container } from './container.ts'
import { lastOf, parseFlags, type FlagTable, type ParsedFlags } from './flags.ts'
import { attend, forget, unmodelledNotice } from './run-command.ts'
import { findContainer, type Store } from './store.ts'
import { cliExitCode, daemonError } from './texts.ts'
import type { Answer } from './types.ts'

type Parsed = Extract<ParsedFlags, { ok: true }>

/** Does something to each container that is named; what cannot be done is told, and the others go on. */
function eachContainer(
  store: Store,
  command: string,
  words: readonly string[],
  table: FlagTable,
  act: (container: Container, parsed: Parsed) => string | undefined,
): Answer {
  const parsed = parseFlags(words, table)
  const usage = `\n\nUsage:  docker ${command} [OPTIONS] CONTAINER [CONTAINER...]\n\nRun 'docker ${command} --help' for more information\n`
  if (!parsed.ok) return { exit: 125, stderr: parsed.error + usage }
  if (parsed.operands.length === 0)
    return { exit: 1, stderr: `docker: 'docker ${command}' requires at least 1 argument${usage}` }
  let stdout = ''
  let stderr = ''
  for (const name of parsed.operands) {
    const container = findContainer(store, name)
    const error = container === undefined ? `No such container: ${name}` : act(container, parsed)
    if (error === undefined) stdout += `${name}\n`
    else stderr += `Error response from daemon: ${error}\n`
  }
  return { exit: stderr === '' ? 0 : 1, stdout, stderr }
}

const STOP_FLAGS: FlagTable = {
  switches: [],
  values: ['timeout', 'time', 'signal'],
  short: { t: 'timeout', s: 'signal' },
}

/** `docker stop` and `docker restart`: the clock advances by as long as the processes take. */
export function stopCommand(store: Store, words: readonly string[], command: 'stop' | 'restart'): Answer {
  const { clock } = store.options
  return eachContainer(store, command, words, STOP_FLAGS, (container, { flags }) => {
    const seconds = lastOf(flags, 'timeout') ?? lastOf(flags, 'time')
    const graceMs = seconds === undefined ? container.stopTimeoutMs : Number(seconds) * 1000
    clock.advanceTo(container.stop(clock.nowMs, graceMs))
    if (command === 'stop') {
      if (container.autoRemove) forget(store, container)
      return undefined
    }
    const started = container.start(clock.nowMs)
    return started.kind === 'refused' ? `Cannot restart container ${container.name}: ${started.error}` : undefined
  })
}

const KILL_FLAGS: FlagTable = { switches: [], values: ['signal'], short: { s: 'signal' } }

/** `docker kill`: SIGKILL, or the signal that `-s` names. */
export function killCommand(store: Store, words: readonly string[]): Answer {
  const { clock } = store.options
  return eachContainer(store, 'kill', words, KILL_FLAGS, (container, { flags }) => {
    const name = lastOf(flags, 'signal') ?? 'KILL'
    const signal = parseSignal(name)
    if (signal === undefined) return `Invalid signal: ${name}`
    container.advanceTo(clock.nowMs)
    if (container.view().state.status !== 'running') {
      return `cannot kill container: ${container.name}: container ${container.id} is not running`
    }
    container.signal(clock.nowMs, signal)
    if (container.autoRemove && signal === SIGNAL.KILL) forget(store, container)
    return undefined
  })
}

const RM_FLAGS: FlagTable = {
  switches: ['force', 'volumes', 'link'],
  values: [],
  short: { f: 'force', v: 'volumes', l: 'link' },
}

export function rmCommand(store: Store, words: readonly string[]): Answer {
  return eachContainer(store, 'rm', words, RM_FLAGS, (container, { flags }) => {
    if (container.view().state.status === 'running' && !flags.has('force')) {
      return `cannot remove container "${container.name}": container is running: stop the container before removing or force remove`
    }
    forget(store, container)
    return undefined
  })
}

const START_FLAGS: FlagTable = {
  switches: ['attach', 'interactive'],
  values: [],
  short: { a: 'attach', i: 'interactive' },
}

/** `docker start`: with `-a` it waits for the end, as `docker run` does. */
export function startCommand(store: Store, words: readonly string[]): Answer {
  const parsed = parseFlags(words, START_FLAGS)
  const [name] = parsed.ok ? parsed.operands : []
  const attached =
    parsed.ok && parsed.flags.has('attach') && name !== undefined ? findContainer(store, name) : undefined
  if (attached !== undefined) {
    const started = attached.start(store.options.clock.nowMs)
    if (started.kind === 'refused')
      return { exit: cliExitCode(started.error), stderr: daemonError(started.error, 'start') }
    return attend(store, attached)
  }
  const refused: string[] = []
  const answer = eachContainer(store, 'start', words, START_FLAGS, (container) => {
    if (container.view().state.status === 'running') return undefined
    const started = container.start(store.options.clock.nowMs)
    if (started.kind === 'refused') refused.push(container.name)
    return started.kind === 'refused' ? started.error : undefined
  })
  const failed = refused.length === 0 ? '' : `Error: failed to start containers: ${refused.join(', ')}\n`
  return {
    ...answer,
    stderr: (answer.stderr ?? '') + failed,
    diagnostics: store.containers.flatMap((container) =>
      parsed.ok && parsed.operands.includes(container.name) ? unmodelledNotice(container) : [],
    ),
  }
}

const LOGS_FLAGS: FlagTable = {
  switches: ['follow', 'timestamps', 'details'],
  values: ['tail', 'since', 'until'],
  short: { f: 'follow', t: 'timestamps', n: 'tail' },
}

/** `docker logs`: standard output and standard error of the container, each where it belongs. */
export function logsCommand(store: Store, words: readonly string[]): Answer {
  const parsed = parseFlags(words, LOGS_FLAGS)
  const usage = "\n\nUsage:  docker logs [OPTIONS] CONTAINER\n\nRun 'docker logs --help' for more information\n"
  if (!parsed.ok) return { exit: 125, stderr: parsed.error + usage }
  const [name] = parsed.operands
  if (name === undefined || parsed.operands.length > 1)
    return { exit: 1, stderr: `docker: 'docker logs' requires 1 argument${usage}` }
  const container = findContainer(store, name)
  if (container === undefined) return { exit: 1, stderr: `Error response from daemon: No such container: ${name}\n` }
  const { clock, limits } = store.options
  if (parsed.flags.has('follow')) {
    const endMs = container.runToEnd(clock.nowMs + limits.settleMsMax)
    if (endMs === undefined) container.advanceTo(clock.nowMs)
    else clock.advanceTo(Math.max(endMs, clock.nowMs))
  }
  const tail = lastOf(parsed.flags, 'tail')
  return {
    exit: 0,
    stdout: lastLines(container.output('stdout'), tail),
    stderr: lastLines(container.output('stderr'), tail),
  }
}

function lastLines(text: string, count: string | undefined): string {
  if (count === undefined || count === 'all' || !/^\d+$/.test(count) || text === '') return text
  if (count === '0') return ''
  const lines = text.replace(/\n$/, '').split('\n')
  return `${lines.slice(-Number(count)).join('\n')}${text.endsWith('\n') ? '\n' : ''}`
}

/** `docker wait`: the exit codes of containers once they have ended. */
export function waitCommand(store: Store, words: readonly string[]): Answer {
  const { clock, limits } = store.options
  let stdout = ''
  let stderr = ''
  for (const name of words) {
    const container = findContainer(store, name)
    const endMs = container?.runToEnd(clock.nowMs + limits.followMsMax)
    if (endMs !== undefined) clock.advanceTo(Math.max(endMs, clock.nowMs))
    const state = container?.view().state
    if (state?.status === 'exited') stdout += `${state.exitCode}\n`
    else if (container === undefined) stderr += `Error response from daemon: No such container: ${name}\n`
  }
  return { exit: stderr === '' ? 0 : 1, stdout, stderr }
}
