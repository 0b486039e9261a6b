import { parseSignal, SIGNAL } from '../engines/entrypoint/process/signals.ts'
import type { Container } from './container.ts'
import { lastOf, type Parsed } from './flags.ts'
import { attend, forget, unmodelledNotice } from './run-command.ts'
import { findContainer, type Store } from './store.ts'
import { cliExitCode, daemonError } from './texts.ts'
import type { Answer } from './types.ts'

/** Does something to each container that is named; what cannot be done is told, and the others go on. */
function eachContainer(
  store: Store,
  operands: readonly string[],
  act: (container: Container) => string | undefined,
): Answer {
  let stdout = ''
  let stderr = ''
  for (const name of operands) {
    const container = findContainer(store, name)
    const error = container === undefined ? `No such container: ${name}` : act(container)
    if (error === undefined) stdout += `${name}\n`
    else stderr += `Error response from daemon: ${error}\n`
  }
  return { exit: stderr === '' ? 0 : 1, stdout, stderr }
}

/** `docker stop` and `docker restart`: the clock advances by as long as the processes take. */
export function stopCommand(store: Store, { flags, operands }: Parsed, command: 'stop' | 'restart'): Answer {
  const { clock } = store.options
  return eachContainer(store, operands, (container) => {
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

/** `docker kill`: SIGKILL, or the signal that `-s` names. */
export function killCommand(store: Store, { flags, operands }: Parsed): Answer {
  const { clock } = store.options
  return eachContainer(store, operands, (container) => {
    const name = lastOf(flags, 'signal') ?? 'KILL'
    const signal = parseSignal(name)
    if (signal === undefined) return `Invalid signal: ${name}`
    container.advanceTo(clock.nowMs)
    if (container.state().status !== 'running') {
      return `cannot kill container: ${container.name}: container ${container.id} is not running`
    }
    container.signal(clock.nowMs, signal)
    if (container.autoRemove && signal === SIGNAL.KILL) forget(store, container)
    return undefined
  })
}

export function rmCommand(store: Store, { flags, operands }: Parsed): Answer {
  return eachContainer(store, operands, (container) => {
    if (container.state().status === 'running' && !flags.has('force')) {
      return `cannot remove container "${container.name}": container is running: stop the container before removing or force remove`
    }
    forget(store, container)
    return undefined
  })
}

/** `docker start`: with `-a` it waits for the end, as `docker run` does. */
export function startCommand(store: Store, { flags, operands }: Parsed): Answer {
  const [name = ''] = operands
  if (flags.has('attach') && operands.length > 1) {
    return { exit: 1, stderr: 'you cannot start and attach multiple containers at once\n' }
  }
  const attached = flags.has('attach') ? findContainer(store, name) : undefined
  if (attached !== undefined) {
    const started = attached.start(store.options.clock.nowMs)
    if (started.kind === 'refused')
      return { exit: cliExitCode(started.error), stderr: daemonError(started.error, 'start') }
    return attend(store, attached)
  }
  const refused: string[] = []
  const answer = eachContainer(store, operands, (container) => {
    if (container.state().status === 'running') return undefined
    const started = container.start(store.options.clock.nowMs)
    if (started.kind === 'refused') refused.push(container.name)
    return started.kind === 'refused' ? started.error : undefined
  })
  const failed = refused.length === 0 ? '' : `Error: failed to start containers: ${refused.join(', ')}\n`
  return {
    ...answer,
    stderr: (answer.stderr ?? '') + failed,
    diagnostics: store.containers.flatMap((container) =>
      operands.includes(container.name) ? unmodelledNotice(container) : [],
    ),
  }
}

/** `docker logs`: standard output and standard error of the container, each where it belongs. */
export function logsCommand(store: Store, { flags, operands }: Parsed): Answer {
  const [name = ''] = operands
  const container = findContainer(store, name)
  if (container === undefined) return { exit: 1, stderr: `Error response from daemon: No such container: ${name}\n` }
  const { clock, limits } = store.options
  if (flags.has('follow')) {
    const endMs = container.runToEnd(clock.nowMs + limits.settleMsMax)
    if (endMs === undefined) container.advanceTo(clock.nowMs)
    else clock.advanceTo(Math.max(endMs, clock.nowMs))
  }
  const tail = lastOf(flags, 'tail')
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
export function waitCommand(store: Store, { operands }: Parsed): Answer {
  const { clock, limits } = store.options
  let stdout = ''
  let stderr = ''
  for (const name of operands) {
    const container = findContainer(store, name)
    const endMs = container?.runToEnd(clock.nowMs + limits.followMsMax)
    if (endMs !== undefined) clock.advanceTo(Math.max(endMs, clock.nowMs))
    const state = container?.state()
    if (state?.status === 'exited') stdout += `${state.exitCode}\n`
    else if (container === undefined) stderr += `Error response from daemon: No such container: ${name}\n`
  }
  return { exit: stderr === '' ? 0 : 1, stdout, stderr }
}
