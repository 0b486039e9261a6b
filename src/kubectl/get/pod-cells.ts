import type { JsonObject } from '../../domain/json.ts'
import { isTrueAt, mapAt, mapsAt, maybeMapAt, numberAt, textAt } from '../json-access.ts'
import { ageOf } from '../print/age.ts'

/** The row of a pod (kubernetes pkg/printers/internalversion/printers.go, printPod). */
export function podCells(pod: JsonObject, nowMs: number): readonly string[] {
  const summary = summarise(pod)
  const { restarts, lastRestart } = summary
  const restartText =
    restarts !== 0 && lastRestart !== '' ? `${restarts} (${ageOf(lastRestart, nowMs)} ago)` : `${restarts}`
  const ip = textAt(mapsAt(pod, 'status', 'podIPs')[0], 'ip') || textAt(pod, 'status', 'podIP')
  return [
    textAt(pod, 'metadata', 'name'),
    `${summary.ready}/${mapsAt(pod, 'spec', 'containers').length + summary.sidecars}`,
    podStatus(pod, summary.reason),
    restartText,
    ageOf(textAt(pod, 'metadata', 'creationTimestamp'), nowMs),
    ip || '<none>',
    textAt(pod, 'spec', 'nodeName') || '<none>',
    textAt(pod, 'status', 'nominatedNodeName') || '<none>',
    readinessGates(pod),
  ]
}

function podStatus(pod: JsonObject, reason: string): string {
  const phase = textAt(pod, 'status', 'phase')
  if (textAt(pod, 'metadata', 'deletionTimestamp') === '') return reason
  if (textAt(pod, 'status', 'reason') === 'NodeLost') return 'Unknown'
  return phase === 'Succeeded' || phase === 'Failed' ? reason : 'Terminating'
}

interface Summary {
  reason: string
  ready: number
  restarts: number
  /** When a container ended last. */
  lastRestart: string
  /** Init containers that keep running. */
  sidecars: number
}

function summarise(pod: JsonObject): Summary {
  const summary: Summary = {
    reason: textAt(pod, 'status', 'reason') || textAt(pod, 'status', 'phase'),
    ready: 0,
    restarts: 0,
    lastRestart: '',
    sidecars: mapsAt(pod, 'spec', 'initContainers').filter(isSidecar).length,
  }
  for (const condition of mapsAt(pod, 'status', 'conditions')) {
    if (textAt(condition, 'type') === 'PodScheduled' && textAt(condition, 'reason') === 'SchedulingGated') {
      summary.reason = 'SchedulingGated'
    }
  }
  const ofSidecars = { restarts: 0, lastRestart: '' }
  const isInitializing = summariseInit(pod, summary, ofSidecars)
  if (!isInitializing || hasCondition(pod, 'Initialized')) {
    summary.restarts = ofSidecars.restarts
    summary.lastRestart = ofSidecars.lastRestart
    summariseContainers(pod, summary)
  }
  return summary
}

function isSidecar(container: JsonObject): boolean {
  return textAt(container, 'restartPolicy') === 'Always'
}

/** Looks at the init containers up to the first that is not done. True when there is one. */
function summariseInit(
  pod: JsonObject,
  summary: Summary,
  ofSidecars: { restarts: number; lastRestart: string },
): boolean {
  const specs = mapsAt(pod, 'spec', 'initContainers')
  for (const [index, status] of mapsAt(pod, 'status', 'initContainerStatuses').entries()) {
    const spec = specs.find((one) => textAt(one, 'name') === textAt(status, 'name')) ?? {}
    countRestarts(status, summary)
    if (isSidecar(spec)) countRestarts(status, ofSidecars)
    const terminated = maybeMapAt(status, 'state', 'terminated')
    if (terminated !== undefined && numberAt(terminated, 'exitCode') === 0) continue
    if (isSidecar(spec) && isTrueAt(status, 'started')) {
      if (isTrueAt(status, 'ready')) summary.ready += 1
      continue
    }
    const waiting = textAt(status, 'state', 'waiting', 'reason')
    if (terminated !== undefined) summary.reason = `Init:${terminatedReason(terminated)}`
    else if (waiting !== '' && waiting !== 'PodInitializing') summary.reason = `Init:${waiting}`
    else summary.reason = `Init:${index}/${specs.length}`
    return true
  }
  return false
}

function summariseContainers(pod: JsonObject, summary: Summary): void {
  let hasRunning = false
  for (const status of mapsAt(pod, 'status', 'containerStatuses').toReversed()) {
    countRestarts(status, summary)
    const waiting = textAt(status, 'state', 'waiting', 'reason')
    const terminated = maybeMapAt(status, 'state', 'terminated')
    if (waiting !== '') summary.reason = waiting
    else if (terminated !== undefined) summary.reason = terminatedReason(terminated)
    else if (isTrueAt(status, 'ready') && maybeMapAt(status, 'state', 'running') !== undefined) {
      hasRunning = true
      summary.ready += 1
    }
  }
  if (summary.reason === 'Completed' && hasRunning) {
    summary.reason = hasCondition(pod, 'Ready') ? 'Running' : 'NotReady'
  }
}

function countRestarts(status: JsonObject, into: { restarts: number; lastRestart: string }): void {
  into.restarts += numberAt(status, 'restartCount')
  const ended = textAt(mapAt(status, 'lastState', 'terminated'), 'finishedAt')
  if (ended > into.lastRestart) into.lastRestart = ended
}

function terminatedReason(terminated: JsonObject): string {
  const reason = textAt(terminated, 'reason')
  if (reason !== '') return reason
  const signal = numberAt(terminated, 'signal')
  return signal === 0 ? `ExitCode:${numberAt(terminated, 'exitCode')}` : `Signal:${signal}`
}

function hasCondition(pod: JsonObject, type: string): boolean {
  const conditions = mapsAt(pod, 'status', 'conditions')
  return conditions.some((one) => textAt(one, 'type') === type && textAt(one, 'status') === 'True')
}

function readinessGates(pod: JsonObject): string {
  const gates = mapsAt(pod, 'spec', 'readinessGates')
  if (gates.length === 0) return '<none>'
  const open = gates.filter((gate) => hasCondition(pod, textAt(gate, 'conditionType')))
  return `${open.length}/${gates.length}`
}
