import type { Message } from '../domain/diagnostic.ts'
import { fromRfc3339 } from '../domain/time.ts'
import { type PredictOptions, type ProcessOutcome, rememberedPrediction } from '../engines/entrypoint/index.ts'
import type { ContainerState, ContainerStatus, Pod } from '../kubernetes/types.ts'
import type { CheckContext } from './check-kind.ts'
import { findStart, type StartSpec } from './container-start.ts'
import { ownedPods, ownedReplicaSets } from './deployment-facts.ts'
import { durationText } from './duration.ts'
import { type CheckOutcome, type CommandWord, ungradable } from './outcome.ts'
import { scriptCause } from './script-cause.ts'
import { findWorkload, type Found, speaksOfImage } from './target.ts'

/** What a check can ask about a process; fields that nobody can know are absent. */
export interface ObservedProcess {
  readonly is: 'running' | 'exits' | 'not-started'
  readonly code?: number
  /** How long it ran, for one that ended by itself. */
  readonly afterMs?: number
  /** The error that kept it from starting, or what it wrote to stderr. */
  readonly message?: string
  readonly output?: string
  readonly pid1?: readonly string[]
  readonly stop?: { readonly code: number; readonly killed: boolean }
  readonly reason: Message
}

/** A process, and why it was started with these words, where that is worth telling. */
interface Ended {
  readonly process: ObservedProcess
  readonly causes: readonly Message[]
  readonly command: readonly CommandWord[]
  readonly evidence: CheckOutcome['evidence']
}

/** What a script ends with whose interpreter is not there, as containerd starts it. */
const MISSING_INTERPRETER = 255

/** Reasons for the words of a command line that are most often the mistake. */
const TELLING: ReadonlySet<string> = new Set(['ARGV_SHELL_FORM', 'CMD_RESET', 'ARGV_POD_COMMAND'])

/**
 * What became of the container a check speaks about. For a pod that is what its status says, since images declared by the
 * exercise decide there; what a status does not hold (PID 1, stopping, output) comes from the process model.
 */
export function findProcess(context: CheckContext, spec: StartSpec & { readonly at?: number }): Found<Ended> {
  const start = findStart(context, spec)
  if (!start.ok) return start
  const { image, words, command } = start.value
  const status = speaksOfImage(context) ? undefined : statusOf(context, spec.container)
  const at = spec.at ?? (status === undefined ? undefined : runningForMs(status, context))
  const options: PredictOptions = at === undefined ? {} : { observeAtMs: at }
  const argv = words.map(({ text }) => text)
  const outcome =
    image === undefined || argv.length === 0
      ? NOTHING_TO_START
      : rememberedPrediction(image, argv, { ...options, ...start.value.options }, context.moment.limits)
  const predicted = image === undefined ? undefined : observed(outcome)
  const isMissing = predicted?.code === MISSING_INTERPRETER || predicted?.is === 'not-started'
  const script = image !== undefined && isMissing ? scriptCause(image, argv, context.moment) : undefined
  const causes = [
    ...(script === undefined ? [] : [script.reason]),
    ...start.value.reasons.filter(({ code }) => TELLING.has(code)),
  ]
  const evidence = [...(script?.evidence ?? []), ...start.value.evidence]
  if (status === undefined)
    return predicted === undefined
      ? notModelled(outcome)
      : { ok: true, value: { process: predicted, causes, evidence, command } }
  return { ok: true, value: { process: withStatus(predicted, fromStatus(status)), causes, evidence, command } }
}

/** What the status says counts; where the process model comes to the same, it says more of the reason. */
function withStatus(predicted: ObservedProcess | undefined, seen: ObservedProcess): ObservedProcess {
  const agrees = seen.is === 'exits' && predicted?.is === 'exits' && predicted.code === seen.code
  return { ...predicted, ...seen, ...(agrees ? { reason: predicted.reason } : {}) }
}

const NOTHING_TO_START: ProcessOutcome = { kind: 'not-created', error: 'no command specified' }

function notModelled(outcome: ProcessOutcome): Found<never> {
  const program = outcome.kind === 'not-modelled' ? outcome.program : ''
  return { ok: false, outcome: ungradable({ reasons: [{ code: 'PROCESS_NOT_MODELLED', args: { program } }] }) }
}

function observed(outcome: ProcessOutcome): ObservedProcess | undefined {
  switch (outcome.kind) {
    case 'not-modelled':
      return undefined
    case 'running': {
      const { pid1, stdout, stderr, stop } = outcome
      const reason: Message = { code: 'PROCESS_RUNS', args: { pid1: pid1.join(' ') } }
      const stopped = { code: stop.exitCode, killed: stop.killed }
      return { is: 'running', pid1, output: stdout, message: stderr, stop: stopped, reason }
    }
    case 'exited': {
      const { exitCode, afterMs, stdout, stderr } = outcome
      const args = { code: exitCode, after: afterMs === 0 ? '' : durationText(afterMs), said: firstLine(stderr) }
      return {
        is: 'exits',
        code: exitCode,
        afterMs,
        output: stdout,
        message: stderr,
        reason: { code: 'PROCESS_ENDS', args },
      }
    }
    case 'not-started':
      return { is: 'not-started', code: outcome.exitCode, message: outcome.error, reason: notStarted(outcome.error) }
    case 'not-created':
      return { is: 'not-started', message: outcome.error, reason: notStarted(outcome.error) }
  }
}

function notStarted(error: string): Message {
  return { code: 'PROCESS_NOT_STARTED', args: { error } }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}

/** The status of the container in a pod of the newest ReplicaSet, or in the pod itself. */
function statusOf(context: CheckContext, container: string | undefined): ContainerStatus | undefined {
  const workload = findWorkload(context)
  if (!workload.ok) return undefined
  const { object } = workload.value
  const statuses = podsOf(context, object).flatMap(({ status }) => [
    ...(status.containerStatuses ?? []),
    ...(container === undefined ? [] : (status.initContainerStatuses ?? [])),
  ])
  return statuses.find((status) => container === undefined || status.name === container)
}

/** How long the process of a container has been running that was never restarted: it is to be looked at now, not at its end. */
function runningForMs({ state, lastState }: ContainerStatus, { moment }: CheckContext): number | undefined {
  const { running } = state
  if (running === undefined || lastState?.terminated !== undefined) return undefined
  return Math.max(0, moment.nowMs - fromRfc3339(running.startedAt))
}

type Owner = Extract<ReturnType<typeof findWorkload>, { ok: true }>['value']['object']

function podsOf({ moment }: CheckContext, object: Owner): readonly Pod[] {
  switch (object.kind) {
    case 'Pod':
      return [object]
    case 'ReplicaSet':
      return ownedPods(moment, object)
    case 'Deployment': {
      const newest = ownedReplicaSets(moment, object).at(-1)
      return newest === undefined ? [] : ownedPods(moment, newest)
    }
  }
}

/** A container that was restarted ends again and again: its last end says more than that it runs or waits right now. */
function fromStatus(status: ContainerStatus): ObservedProcess {
  const ended: ContainerState['terminated'] = status.state.terminated ?? status.lastState?.terminated
  if (ended !== undefined) {
    const { exitCode: code, reason, message = '' } = ended
    if (reason === 'StartError') return { is: 'not-started', code, message, reason: notStarted(message) }
    return { is: 'exits', code, reason: { code: 'PROCESS_ENDS', args: { code, after: '', said: '' } } }
  }
  const { waiting } = status.state
  if (waiting === undefined) return { is: 'running', reason: { code: 'PROCESS_RUNS', args: { pid1: '' } } }
  const message = waiting.message === undefined ? waiting.reason : `${waiting.reason}: ${waiting.message}`
  return { is: 'not-started', message, reason: notStarted(message) }
}
