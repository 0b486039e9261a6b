import { diagnostic } from '../domain/codes.ts'
import type { Invocation } from '../domain/tool.ts'
import { readEnvironment } from './environment.ts'
import { lastOf, type Parsed } from './flags.ts'
import { findContainer, type Store } from './store.ts'
import { cliExitCode } from './texts.ts'
import type { Answer } from './types.ts'

/** `docker exec`: one more process in a container that runs. Its output is not the container's log. */
export function execCommand(store: Store, { flags, operands }: Parsed, invocation: Invocation): Answer {
  const { clock, limits, files } = store.options
  const environment = readEnvironment(flags, invocation, files)
  if (!environment.ok) return { exit: 1, stderr: `${environment.error}\n` }
  const [name = '', ...argv] = operands
  const container = findContainer(store, name)
  if (container === undefined) return refuse(`No such container: ${name}`)
  if (container.state().status !== 'running') return refuse(`container ${container.id} is not running`)
  const user = lastOf(flags, 'user')
  const workdir = lastOf(flags, 'workdir')
  const isOpen = flags.has('interactive')
  const done = container.exec(clock.nowMs, argv, {
    entries: environment.entries,
    ...(user === undefined ? {} : { user }),
    ...(workdir === undefined ? {} : { workdir }),
    tty: flags.has('tty'),
    stdin: 'empty',
    ...(isOpen ? { stdinText: invocation.stdin } : {}),
    untilMs: clock.nowMs + (flags.has('detach') ? 0 : limits.settleMsMax),
  })
  if (done.kind === 'refused') {
    const text = `OCI runtime exec failed: exec failed: unable to start container process: ${done.error}`
    return { exit: cliExitCode(done.error), stdout: `${text}\r\n` }
  }
  if (flags.has('detach')) return { exit: 0 }
  clock.advanceTo(Math.max(done.endMs, clock.nowMs))
  const { image } = container
  const assumed =
    done.unmodelled === undefined
      ? []
      : [diagnostic('IMAGE_PROGRAM_ASSUMED', { program: done.unmodelled, image: image.reference })]
  return { exit: done.exitCode, stdout: done.stdout, stderr: done.stderr, diagnostics: assumed }
}

function refuse(error: string): Answer {
  return { exit: 1, stderr: `Error response from daemon: ${error}\n` }
}
