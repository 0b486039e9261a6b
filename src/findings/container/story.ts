import type { ProcessStory, StopStory } from '../../domain/container.ts'
import type { Message } from '../../domain/diagnostic.ts'
import { shortDuration } from '../../domain/duration.ts'
import { criFailure } from '../../engines/entrypoint/cri.ts'
import { baseName } from '../../engines/entrypoint/process/file-tree.ts'
import type { Observation } from './observe.ts'
import { isShell, said } from '../../engines/entrypoint/provenance.ts'
import type { PodContainer } from './types.ts'

/** The story of a container that could not be made because nothing says what to start. */
export const NOTHING_TO_START: Observation = { kind: 'refused', error: 'no command specified' }

/** Tells an observation as `docker run` and `docker stop` would show it, or the status of a pod. */
export function storyOf(seen: Observation, pod?: PodContainer): ProcessStory {
  if (seen.kind === 'refused') return pod === undefined ? refusedByDocker(seen) : refusedByNode(seen, pod)
  const { stdout, stderr, assumed } = seen
  const shared = { stdout, stderr, ...(assumed === undefined ? {} : { assumed }) }
  const taken = assumed === undefined ? [] : [said(takenAs(seen, assumed), { program: assumed })]
  if (seen.kind === 'running') {
    const { pid1, others, stop } = seen
    if (pid1.length === 0) {
      const reasons = [said('CONTAINER_GOES_ON'), said('CONTAINER_BASE_DECIDES', { image: assumed ?? '' })]
      return { outcome: 'running', ...shared, pid1, others, reasons }
    }
    const reasons = [
      said('CONTAINER_GOES_ON'),
      ...taken,
      said('CONTAINER_PID_1', { command: pid1.join(' ') }),
      ...others.map((argv) => said('CONTAINER_OTHER_PROCESS', { command: argv.join(' ') })),
      stopReason(stop, pid1, pod),
    ]
    return { outcome: 'running', ...shared, pid1, others, ...(stop === undefined ? {} : { stop }), reasons }
  }
  const { exitCode, afterMs, left, stop } = seen
  const message = exitCode === 0 ? undefined : firstLine(stderr)
  const after = afterMs < 100 ? '' : shortDuration(afterMs)
  const reasons = [
    said('CONTAINER_ENDS', { code: exitCode, after, message: message ?? '' }),
    ...taken,
    ...left.map((argv) => said('CONTAINER_LEFT_BEHIND', { command: argv.join(' ') })),
    ...(stop === undefined ? [] : [stopReason(stop, [], pod, exitCode)]),
    ...(pod === undefined ? [] : [afterwards(pod, exitCode)]),
  ]
  return {
    outcome: 'exited',
    exitCode,
    afterMs,
    ...shared,
    ...(message === undefined ? {} : { message }),
    ...(pod === undefined ? {} : { reason: exitCode === 0 ? 'Completed' : 'Error' }),
    others: left,
    ...(stop === undefined ? {} : { stop }),
    reasons,
  }
}

/** What is still there was taken to keep running; a tool that is gone, to have done its work. */
function takenAs(
  seen: Exclude<Observation, Refused>,
  program: string,
): 'CONTAINER_TOOL_TAKEN' | 'CONTAINER_PROGRAM_TAKEN' {
  if (seen.kind === 'exited') return 'CONTAINER_TOOL_TAKEN'
  const isThere = seen.stop === undefined || seen.others.some(([name = '']) => baseName(name) === baseName(program))
  return isThere ? 'CONTAINER_PROGRAM_TAKEN' : 'CONTAINER_TOOL_TAKEN'
}

type Refused = Extract<Observation, { kind: 'refused' }>

const SILENT = { stdout: '', stderr: '', others: [] } as const

function refusedByDocker({ error, exitCode }: Refused): ProcessStory {
  const message = error.replace(/: is a directory$/, ': is a directory: permission denied')
  if (exitCode === undefined) {
    const reasons = [said('CONTAINER_NOT_CREATED', { error, code: 125 })]
    return { outcome: 'not-created', ...SILENT, message: error, reasons }
  }
  const reasons = [said('CONTAINER_NOT_STARTED', { error: message, code: exitCode })]
  return { outcome: 'not-started', exitCode, ...SILENT, message, reasons }
}

function refusedByNode(seen: Refused, pod: PodContainer): ProcessStory {
  const { error, exitCode } = seen
  const failure = criFailure(
    exitCode === undefined ? { kind: 'not-created', error } : { kind: 'not-started', exitCode, error },
  )
  if (failure?.kind === 'start-error') {
    const reasons = [said('CONTAINER_START_ERROR', { error, code: 128 }), afterwards(pod, 128)]
    return { outcome: 'not-started', exitCode: 128, reason: 'StartError', message: failure.message, ...SILENT, reasons }
  }
  const reasons = [said('CONTAINER_NOT_CREATED', { error: failure?.message ?? error, code: 'CreateContainerError' })]
  return {
    outcome: 'not-created',
    reason: 'CreateContainerError',
    message: failure?.message ?? error,
    ...SILENT,
    reasons,
  }
}

/** What the kubelet does with a container that is over. */
function afterwards({ spec, object }: PodContainer, exitCode: number): Message {
  const policy = spec.restartPolicy ?? 'Always'
  const starts = policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0)
  const code = starts ? 'CONTAINER_RESTARTS' : 'CONTAINER_STAYS_ENDED'
  return said(code, { policy, phase: exitCode === 0 ? 'Succeeded' : 'Failed', kind: object.kind })
}

/** `endsWith` is the exit code of a process that ends by itself: with the same one the signal did nothing. */
function stopReason(
  stop: StopStory | undefined,
  pid1: readonly string[],
  pod: PodContainer | undefined,
  endsWith?: number,
): Message {
  const command = pod === undefined ? 'docker stop' : 'kubectl delete pod'
  if (stop === undefined) return said('CONTAINER_STOP_OPEN', { command, program: pid1[0] ?? '' })
  const { signal, exitCode: code } = stop
  const after = shortDuration(stop.afterMs)
  const shell = isShell(pid1[0] ?? '') ? 'yes' : 'no'
  const args = { command, signal, code, after, shell }
  if (stop.killed) return said('CONTAINER_STOP_KILLS', args)
  const isOutlasted = code === endsWith && stop.afterMs > 0
  return said(isOutlasted ? 'CONTAINER_STOP_OUTLASTED' : 'CONTAINER_STOPS', args)
}

function firstLine(text: string): string | undefined {
  const line = text.split('\n', 1)[0]?.trim()
  return line === undefined || line === '' ? undefined : line
}
