import { parseSignal, signalName } from '../../signals.ts'
import type { Wait } from '../../kernel.ts'
import { tell, type Running, type Shell } from '../state.ts'
import { write } from '../../io.ts'
import { tellKilled } from '../find.ts'
import { ERR, setTrap } from '../traps.ts'
import { end, say, tellApplet } from './builtin.ts'

/** `trap`. */
export function* trap(shell: Shell, args: readonly string[], name: string): Running {
  const words = args[0] === '--' ? args.slice(1) : args
  if (words.length === 0 || words[0] === '-p' || words[0] === '-l') {
    for (const [signal, action] of [...shell.traps].toSorted(([a], [b]) => a - b)) {
      const label =
        signal === ERR ? 'ERR' : signal === 0 ? 'EXIT' : `${shell.flavor === 'bash' ? 'SIG' : ''}${signalName(signal)}`
      yield* say(shell, `trap -- '${action.replaceAll("'", "'\\''")}' ${label}\n`)
    }
    return end(shell, 0)
  }
  const isReset = words.length === 1 || /^\d+$/.test(words[0] ?? '')
  const action = isReset || words[0] === '-' ? undefined : words[0]
  let status = 0
  for (const word of isReset ? words : words.slice(1)) {
    const isError = word === 'ERR' && shell.flavor !== 'dash'
    const signal = isError ? ERR : word === '0' || word.toUpperCase() === 'EXIT' ? 0 : parseSignal(word)
    const isDashName = shell.flavor === 'dash' && /^SIG/i.test(word)
    if (signal === undefined || isDashName) {
      if (shell.flavor === 'bash' && ['DEBUG', 'RETURN'].includes(word)) continue
      if (shell.flavor === 'dash') yield* write(shell.kernel, shell.process, 2, `trap: ${word}: bad trap\n`)
      else yield* tell(shell, `${word}: invalid signal specification`, name)
      status = 1
    } else setTrap(shell, signal, action)
  }
  return end(shell, status)
}

/** `wait`: a signal with a handler ends the waiting at once. */
export function* wait(shell: Shell, args: readonly string[]): Running {
  const wanted = args.filter((word) => !word.startsWith('-'))
  const isAny = args.includes('-n')
  if (wanted.length === 0) {
    const { jobs } = shell
    const isOver = (): boolean =>
      isAny ? jobs.some((job) => job.end !== undefined) : jobs.every((job) => job.end !== undefined)
    if (!isOver()) yield { ready: isOver, signals: true }
    if (!isOver()) return end(shell, 128 + (shell.process.pending[0] ?? 0))
    const first = jobs.find((job) => job.end !== undefined)
    shell.jobs = isAny ? jobs.filter((job) => job !== first) : []
    return end(shell, isAny ? (first?.end?.code ?? 127) : 0)
  }
  let status = 0
  for (const word of wanted) {
    const job = word.startsWith('%')
      ? shell.jobs[Number(word.slice(1)) - 1]
      : shell.jobs.find(({ pid }) => pid === Number(word))
    if (job === undefined) {
      if (shell.flavor === 'bash') yield* tell(shell, `pid ${word} is not a child of this shell`, 'wait')
      status = 127
      continue
    }
    if (job.end === undefined) yield { ready: () => job.end !== undefined, signals: true }
    if (job.end === undefined) return end(shell, 128 + (shell.process.pending[0] ?? 0))
    yield* tellKilled(shell, job, 'background')
    status = job.end.code
  }
  return end(shell, status)
}

/** `kill`. */
export function* kill(shell: Shell, args: readonly string[], name: string): Running {
  const [first = '', second = ''] = args
  let signal: number | undefined = 15
  let targets = args
  if (first === '-l') {
    yield* say(
      shell,
      second === ''
        ? 'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM\n'
        : `${/^\d+$/.test(second) ? signalName(Number(second) % 128) : (parseSignal(second) ?? second)}\n`,
    )
    return end(shell, 0)
  }
  if (first === '-s' || first === '-n') {
    signal = parseSignal(second)
    targets = args.slice(2)
  } else if (first.startsWith('-') && first !== '--' && first.length > 1) {
    signal = first === '-0' ? 0 : parseSignal(first.slice(1))
    targets = args.slice(1)
  }
  if (signal === undefined) {
    const given = first === '-s' || first === '-n' ? second : first.slice(1)
    if (shell.flavor === 'ash') yield* tellApplet(shell, `bad signal name '${given}'`)
    else
      yield* tell(
        shell,
        shell.flavor === 'bash' ? `${given}: invalid signal specification` : `Illegal option -${given.charAt(0)}`,
        name,
      )
    return end(shell, shell.flavor === 'dash' ? 2 : 1)
  }
  if (targets.length === 0) {
    yield* tellKillUsage(shell, name)
    return end(shell, shell.flavor === 'ash' ? 1 : 2)
  }
  let status = 0
  for (const target of targets.filter((word) => word !== '--')) {
    const pid = target.startsWith('%') ? shell.jobs[Number(target.slice(1)) - 1]?.pid : Math.abs(Number(target))
    const processes =
      pid === 0
        ? [...shell.kernel.processes.values()]
        : [pid === undefined ? undefined : shell.kernel.processes.get(pid)]
    for (const process of processes) {
      if (process === undefined || process.end !== undefined) {
        if (shell.flavor === 'ash') yield* tellApplet(shell, `can't kill pid ${target}: No such process`)
        // dash ends this message twice.
        else yield* tell(shell, shell.flavor === 'bash' ? `(${target}) - No such process` : 'No such process\n', name)
        status = 1
      } else if (signal !== 0) shell.kernel.signal(process, signal, 'inside')
    }
  }
  shell.status = status
  // A signal to itself arrives before the next command.
  if (shell.process.end !== undefined) yield {}
  return undefined
}

function* tellKillUsage(shell: Shell, name: string): Generator<Wait, void> {
  if (shell.flavor === 'ash') yield* tellApplet(shell, 'you need to specify whom to kill')
  else if (shell.flavor === 'dash') {
    yield* tell(shell, 'Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]', name)
  } else {
    const text = 'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n'
    yield* write(shell.kernel, shell.process, 2, text)
  }
}
