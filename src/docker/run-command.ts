import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Invocation } from '../domain/tool.ts'
import { dockerArgv } from '../engines/entrypoint/argv.ts'
import { parsePlatform } from '../engines/entrypoint/build/platform.ts'
import { parseImageReference } from '../engines/entrypoint/reference.ts'
import { parseSignal, SIGNAL } from '../engines/entrypoint/process/signals.ts'
import type { Image } from '../engines/entrypoint/types.ts'
import { createContainer, type Container } from './container.ts'
import { readEnvironment } from './environment.ts'
import { lastOf, type Parsed } from './flags.ts'
import { placeProblem, pullProblem, restartProblem, settingProblem } from './run-problems.ts'
import { deriveId, deriveName } from './ids.ts'
import { findImage, idOf, noticesOf, type Store } from './store.ts'
import { cliExitCode, daemonError } from './texts.ts'
import type { Answer } from './types.ts'

type Flags = ReadonlyMap<string, readonly string[]>

/** Seconds that a foreground command which never ends is watched before it is left, in ms. */
const WATCH_MS = 2000

/** `docker run` and `docker create`. */
export function runCommand(
  store: Store,
  { flags, operands }: Parsed,
  invocation: Invocation,
  command: 'run' | 'create',
): Answer {
  const [reference = '', ...args] = operands
  const { files } = store.options
  const before = pullProblem(flags) ?? placeProblem(flags)
  if (before !== undefined) return clientError(before, command)
  const environment = readEnvironment(flags, invocation, files)
  if (!environment.ok) return clientError(environment.error, command)
  const wrong = settingProblem(flags, files)
  if (wrong !== undefined) return clientError(wrong, command)
  if (command === 'run' && flags.has('detach') && flags.has('attach')) {
    return { exit: 1, stderr: 'conflicting options: cannot specify both --attach and --detach\n' }
  }
  const valid = parseImageReference(reference)
  if (!valid.ok && idOf(store, reference) === undefined) return clientError(valid.error, command)
  const platform = parsePlatform(lastOf(flags, 'platform') ?? 'linux')
  if (!platform.ok) return clientError(`error parsing specified platform: ${platform.failure.message}`, command)

  const found = findImage(store, reference)
  const diagnostics = [...noticesOf(store, reference)]
  if (found === undefined) return { ...unknownImage(reference, command), diagnostics }
  const { clock } = store.options
  const pulling = found.isLocal ? '' : pullText(reference)
  if (!found.isLocal) store.images.addPulled(reference, found.image, clock.nowMs)

  const given = { reference, args, flags, entries: environment.entries, stdin: invocation.stdin }
  const made = makeContainer(store, found.image, given)
  if (!made.ok) return { ...refuse(made.error, command, pulling), diagnostics }
  if (command === 'create') return { exit: 0, stdout: `${made.container.id}\n`, stderr: pulling, diagnostics }
  const answer = startNew(store, made.container, flags, invocation.background === true)
  return {
    ...answer,
    stderr: pulling + (answer.stderr ?? ''),
    diagnostics: [...diagnostics, ...(answer.diagnostics ?? [])],
  }
}

/** What the client itself refuses. */
function clientError(error: string, command: string): Answer {
  return { exit: 125, stderr: `docker: ${error}\n\nRun 'docker ${command} --help' for more information\n` }
}

function refuse(error: string, command: string, before = ''): Answer {
  return { exit: cliExitCode(error), stderr: before + daemonError(error, command) }
}

function pullText(reference: string): string {
  const parsed = parseImageReference(reference)
  if (!parsed.ok) return ''
  const { familiarName, repository, tag = 'latest' } = parsed.reference
  const path = repository.startsWith('docker.io/') ? repository.slice('docker.io/'.length) : repository
  return `Unable to find image '${familiarName}:${tag}' locally\n${tag}: Pulling from ${path}\nStatus: Downloaded newer image for ${familiarName}:${tag}\n`
}

function unknownImage(reference: string, command: string): Answer {
  const parsed = parseImageReference(reference)
  const name = parsed.ok ? parsed.reference.familiarName : reference
  const tag = parsed.ok ? (parsed.reference.tag ?? 'latest') : 'latest'
  const error = `pull access denied for ${name}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`
  return { exit: 125, stderr: `Unable to find image '${name}:${tag}' locally\n${daemonError(error, command)}` }
}

type Made = { readonly ok: true; readonly container: Container } | { readonly ok: false; readonly error: string }

interface Given {
  readonly reference: string
  readonly args: readonly string[]
  readonly flags: Flags
  readonly entries: readonly string[]
  readonly stdin: string
}

function makeContainer(store: Store, image: Image, { reference, args, flags, entries, stdin }: Given): Made {
  const workdir = lastOf(flags, 'workdir')
  if (workdir !== undefined && !workdir.startsWith('/')) {
    return { ok: false, error: `the working directory '${workdir}' is invalid, it needs to be an absolute path` }
  }
  const signal = lastOf(flags, 'stop-signal')
  if (signal !== undefined && parseSignal(signal) === undefined)
    return { ok: false, error: `invalid signal: ${signal}` }
  const restart = restartProblem(flags)
  if (restart !== undefined) return { ok: false, error: restart }
  const entrypoint = lastOf(flags, 'entrypoint')
  const argv = dockerArgv(image.config, entrypoint === undefined ? { args } : { args, entrypoint })
  if (!argv.ok) return argv
  const { clock } = store.options
  const id = deriveId(`container ${store.containersMade} ${reference}`)
  const name = lastOf(flags, 'name') ?? freeName(store, id)
  const taken = store.containers.find((container) => container.name === name)
  if (taken !== undefined) {
    return {
      ok: false,
      error: `Conflict. The container name "/${name}" is already in use by container "${taken.id}". You have to remove (or rename) that container to be able to reuse that name.`,
    }
  }
  store.containersMade += 1
  const user = lastOf(flags, 'user')
  const hostname = lastOf(flags, 'hostname')
  const container = createContainer(
    {
      id,
      name,
      imageReference: reference,
      image,
      words: argv.words,
      entries,
      run: {
        ...(user === undefined ? {} : { user }),
        ...(workdir === undefined ? {} : { workdir }),
        ...(hostname === undefined ? {} : { hostname }),
        tty: flags.has('tty'),
        stdin: flags.has('interactive') ? 'open' : 'empty',
        ...(flags.has('interactive') && stdin !== '' ? { stdinText: stdin } : {}),
        init: flags.has('init'),
      },
      stopSignal: signal,
      stopTimeoutMs: Number(lastOf(flags, 'stop-timeout') ?? 10) * 1000,
      ports: flags.get('publish') ?? [],
      autoRemove: flags.has('rm'),
      flags,
      createdMs: clock.nowMs,
    },
    store.allowance.process,
  )
  store.containers.push(container)
  return { ok: true, container }
}

function freeName(store: Store, id: string): string {
  const name = deriveName(id)
  const isTaken = store.containers.some((container) => container.name === name)
  return isTaken ? `${name}${store.containersMade}` : name
}

/** In the background of a shell the client stays attached, so no id is printed; what the container writes meanwhile is not shown. */
function startNew(store: Store, container: Container, flags: Flags, inBackground: boolean): Answer {
  const { clock } = store.options
  const started = container.start(clock.nowMs)
  if (started.kind === 'refused') {
    if (container.autoRemove) forget(store, container)
    const isDetached = flags.has('detach')
    const exit = cliExitCode(started.error)
    return { exit, stdout: isDetached ? `${container.id}\n` : '', stderr: daemonError(started.error) }
  }
  if (flags.has('detach')) return { exit: 0, stdout: `${container.id}\n`, diagnostics: unmodelledNotice(container) }
  return inBackground ? { exit: 0, diagnostics: unmodelledNotice(container) } : attend(store, container)
}

/** Says that a container's program is not modelled, once that is known. */
export function unmodelledNotice(container: Container): readonly Diagnostic[] {
  const { unmodelled } = container
  return unmodelled === undefined
    ? []
    : [diagnostic('IMAGE_PROGRAM_ASSUMED', { program: unmodelled, image: container.imageReference })]
}

/** Waits in the foreground until the container ends. One that never does is left as by Ctrl-C, which is passed on to it. */
export function attend(store: Store, container: Container): Answer {
  const { clock, limits } = store.options
  const startMs = clock.nowMs
  const endMs = container.runToEnd(startMs + limits.followMsMax)
  const diagnostics = [...unmodelledNotice(container)]
  if (endMs === undefined) {
    const untilMs = startMs + WATCH_MS
    clock.advanceTo(untilMs)
    container.signal(untilMs, SIGNAL.INT)
    diagnostics.push(diagnostic('DOCKER_RUN_NEVER_ENDS', { container: container.name }))
    const state = container.state()
    const seen = { stdout: container.output('stdout'), stderr: container.output('stderr'), diagnostics }
    if (container.autoRemove && state.status === 'exited') forget(store, container)
    return { exit: state.status === 'exited' ? state.exitCode : 130, ...seen }
  }
  clock.advanceTo(endMs)
  const state = container.state()
  const answer = {
    exit: state.status === 'exited' ? state.exitCode : 0,
    stdout: container.output('stdout'),
    stderr: container.output('stderr'),
    diagnostics,
  }
  if (container.autoRemove) forget(store, container)
  return answer
}

/** Removes a container from the daemon. */
export function forget(store: Store, container: Container): void {
  store.containers.splice(store.containers.indexOf(container), 1)
}
