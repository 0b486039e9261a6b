import { parseDuration } from '../../domain/duration.ts'
import type { Message } from '../../domain/diagnostic.ts'
import type { Evidence } from '../../domain/report.ts'
import { podCurve, type PodCurve } from '../availability-curve.ts'
import type { Deployment } from '../../kubernetes/types.ts'
import { defineCheck } from '../check-kind.ts'
import { fieldOf } from '../deployment-facts.ts'
import { durationText } from '../duration.ts'
import { framesSince, type Moment, type Since } from '../moment.ts'
import { judged } from '../outcome.ts'
import { findDeployment } from '../target.ts'

interface Spec {
  readonly min?: number
  readonly maxPods?: number
  readonly downtime?: string
  readonly since?: Since
}

/**
 * What the users of a Deployment noticed: the fewest ready pods once `min` had been reached, the most pods at a time
 * (without those on their way out), and the longest time without a ready pod once there had been one.
 */
export const availabilityCheck = defineCheck<Spec>({
  kind: 'availability',
  rests: 'pods',
  run: (context, spec) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const { since = 'scenario', ...asked } = spec
    const frames = framesSince(context.moment, since)
    const curve = podCurve(frames, found.value, context.moment.nowMs, spec.min ?? 0)
    const downtimeMs = spec.downtime === undefined ? undefined : parseDuration(spec.downtime)
    const wrong = {
      min: spec.min !== undefined && (curve.fewestReady === undefined || curve.fewestReady.pods < spec.min),
      maxPods: spec.maxPods !== undefined && curve.mostPods.pods > spec.maxPods,
      downtime: downtimeMs !== undefined && curve.downtime.ms > downtimeMs,
    }
    const { replicas } = found.value.spec
    const isScaledDown = wrong.min && curve.fewestReady !== undefined && replicas < (spec.min ?? 0)
    const causes = [
      ...(isScaledDown ? [fewerStory(found.value)] : wrong.min ? [minStory(context.moment, curve)] : []),
      ...(wrong.maxPods ? [atMoment(context.moment, 'PODS_EXCEEDED', curve.mostPods)] : []),
      ...(wrong.downtime ? [downtimeStory(context.moment, curve)] : []),
    ]
    return judged(causes.length === 0, {
      expected: {
        ...(asked.min === undefined ? {} : { readyPods: { min: asked.min } }),
        ...(asked.maxPods === undefined ? {} : { pods: { max: asked.maxPods } }),
        ...(asked.downtime === undefined ? {} : { downtime: { max: asked.downtime } }),
      },
      actual: {
        ...(spec.min === undefined ? {} : { readyPods: curve.fewestReady?.pods ?? curve.mostReady }),
        ...(spec.maxPods === undefined ? {} : { pods: curve.mostPods.pods }),
        ...(downtimeMs === undefined ? {} : { downtime: durationText(curve.downtime.ms) }),
      },
      reasons: causes.map(({ reason }) => reason),
      evidence: [
        ...causes.map(({ evidence }) => evidence),
        (wrong.min && !isScaledDown) || wrong.downtime ? strategyField(found.value, 'maxUnavailable') : undefined,
        wrong.maxPods ? strategyField(found.value, 'maxSurge') : undefined,
      ],
    })
  },
})

/** The field that lets it happen: with Recreate that is the type. */
function strategyField(deployment: Deployment, field: 'maxSurge' | 'maxUnavailable'): Evidence {
  const { type } = deployment.spec.strategy
  return type === 'Recreate'
    ? fieldOf(deployment, 'spec', 'strategy', 'type')
    : fieldOf(deployment, 'spec', 'strategy', 'rollingUpdate', field)
}

interface Cause {
  readonly reason: Message
  readonly evidence: Evidence | undefined
}

/** So many pods are not even wanted. */
function fewerStory(deployment: Deployment): Cause {
  const args = { replicas: deployment.spec.replicas }
  return { reason: { code: 'REPLICAS_FEWER', args }, evidence: fieldOf(deployment, 'spec', 'replicas') }
}

function minStory(moment: Moment, curve: PodCurve): Cause {
  if (curve.fewestReady !== undefined) return atMoment(moment, 'READY_DIPPED', curve.fewestReady)
  return { reason: { code: 'READY_NEVER_REACHED', args: { most: curve.mostReady } }, evidence: undefined }
}

function downtimeStory(moment: Moment, curve: PodCurve): Cause {
  const { ms, fromMs } = curve.downtime
  const args = { duration: durationText(ms), at: durationText(fromMs) }
  return { reason: { code: 'DOWNTIME', args }, evidence: commandAt(moment, fromMs)?.evidence }
}

function atMoment(
  moment: Moment,
  code: 'READY_DIPPED' | 'PODS_EXCEEDED',
  point: { readonly pods: number; readonly atMs: number },
): Cause {
  const command = commandAt(moment, point.atMs)
  const args = { pods: point.pods, ready: point.pods, at: durationText(point.atMs) }
  return { reason: { code, args }, evidence: command?.evidence }
}

/** The command that ran last before a moment. */
function commandAt(moment: Moment, atMs: number): { evidence: Evidence } | undefined {
  const ran = moment.steps.findLast(({ step }) => step.startMs <= atMs)
  if (ran === undefined) return undefined
  return { evidence: { kind: 'step', step: ran.step.index } }
}
