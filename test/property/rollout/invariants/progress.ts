import { fromRfc3339 } from '../../../../src/domain/time.ts'
import { sameTemplate } from '../../../../src/kubernetes/pod-template.ts'
import type { Condition, Deployment, PodTemplateSpec } from '../../../../src/kubernetes/types.ts'
import { available, isComplete, isObserved, type Scene, total } from '../scene.ts'
import { NO_DEADLINE } from '../story.ts'
import { must } from '../violation.ts'
import { boundsOf, isSized, isStranded } from './bounds.ts'

/** The controller looks a second after the deadline, because time stamps have none of its fractions; then it has to sync. */
const LATE_MS = 1100

export interface ProgressWatch {
  readonly look: (scene: Scene) => void
  readonly settled: (scene: Scene) => void
}

/** The conditions of a Deployment are truthful. */
export function watchProgress(): ProgressWatch {
  let template: PodTemplateSpec | undefined
  let wasComplete = false
  let unjudgedMs = 0
  return {
    look(scene) {
      const { deployment, holdings, nowMs } = scene
      // a sync that has a change of `replicas` to share out does nothing else
      const isScaling = holdings.some((holding) => !isSized(holding, deployment))
      if (!isObserved(deployment) || !isJudged(deployment) || isScaling) unjudgedMs = nowMs
      if (!isObserved(deployment)) return
      if (template === undefined || !sameTemplate(template, deployment.spec.template)) {
        template = deployment.spec.template
        wasComplete = false
      }
      if (!isJudged(deployment)) {
        wasComplete = false
        return
      }
      // with no pods there is none of another template: what was said of the last rollout is left standing
      const isEmpty = total(holdings, ({ set }) => set.status.replicas) === 0
      const stands = isEmpty && progressing(deployment)?.reason === 'NewReplicaSetAvailable'
      wasComplete ||= stands || isComplete(scene)
      checkDeadline(scene, unjudgedMs)
    },
    settled(scene) {
      const { deployment } = scene
      checkAvailability(scene)
      if (!isJudged(deployment) || isStranded(scene)) return
      const { status, reason } = progressing(deployment) ?? {}
      const facts = { name: deployment.metadata.name, status, reason, wasComplete }
      if (isComplete(scene)) must(reason === 'NewReplicaSetAvailable', 'a complete rollout is said to be', facts)
      // what was complete once is not judged again when it is given more pods of the same template
      if (reason === 'NewReplicaSetAvailable') {
        must(status === 'True' && wasComplete, 'a rollout said to be complete was so', facts)
        const [all, newest] = [total(scene.holdings, (holding) => holding.active), scene.newest?.active]
        must(all === newest, 'a complete rollout leaves no old pods', { ...facts, all, newest })
      }
      if (reason === 'ProgressDeadlineExceeded') must(status === 'False', 'a deadline that is over is a failure', facts)
    },
  }
}

/** Progress is only judged where there is a deadline and no pause. */
function isJudged({ spec }: Deployment): boolean {
  return spec.paused !== true && spec.progressDeadlineSeconds !== NO_DEADLINE
}

export function progressing({ status }: Deployment): Condition | undefined {
  return status.conditions?.find(({ type }) => type === 'Progressing')
}

/** When a Deployment that makes no more progress counts as stuck. */
export function deadlineMs({ spec }: Deployment, condition: Condition): number {
  return fromRfc3339(condition.lastUpdateTime ?? '') + (spec.progressDeadlineSeconds ?? 0) * 1000
}

/** A stuck rollout does not stay unnoticed beyond its deadline, or beyond the moment from which on it is judged. */
function checkDeadline({ nowMs, deployment }: Scene, unjudgedMs: number): void {
  const condition = progressing(deployment)
  if (condition === undefined) return
  const { reason = '' } = condition
  if (['NewReplicaSetAvailable', 'ProgressDeadlineExceeded'].includes(reason)) return
  const overMs = Math.max(unjudgedMs, deadlineMs(deployment, condition))
  must(nowMs <= overMs + LATE_MS, 'a stuck rollout is noticed at its deadline', { nowMs, overMs, reason })
}

function checkAvailability({ deployment, holdings }: Scene): void {
  const { floor } = boundsOf(deployment)
  const count = total(holdings, available)
  const condition = deployment.status.conditions?.find(({ type }) => type === 'Available')
  must((condition?.status === 'True') === count >= floor, 'Available tells whether the floor is held', { count, floor })
}
