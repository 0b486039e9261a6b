import type { Message } from '../../domain/diagnostic.ts'
import type { Value } from '../../domain/json.ts'
import { fenceposts } from '../../engines/rollout/resolve.ts'
import { resolveIntOrPercent } from '../../kubernetes/int-or-string.ts'
import type { Deployment, IntOrString } from '../../kubernetes/types.ts'
import { defineCheck } from '../check-kind.ts'
import { fieldOf } from '../deployment-facts.ts'
import { judged } from '../outcome.ts'
import { findDeployment } from '../target.ts'

interface Spec {
  readonly is?: string
  readonly maxSurge?: IntOrString
  readonly maxUnavailable?: IntOrString
}

/**
 * The strategy of a Deployment. `maxSurge` and `maxUnavailable` are compared as pods, at the Deployment's replicas: 25% of 4
 * is 1, so `1` and `25%` are the same there.
 */
export const strategyCheck = defineCheck<Spec>({
  kind: 'strategy',
  rests: 'spec',
  run: (context, spec) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const deployment = found.value
    const type = deployment.spec.strategy.type ?? 'RollingUpdate'
    const { surge, unavailable } = fenceposts(deployment)
    const wrong = {
      is: spec.is !== undefined && spec.is !== type,
      maxSurge: spec.maxSurge !== undefined && podsOf(spec.maxSurge, deployment, 'up') !== surge,
      maxUnavailable:
        spec.maxUnavailable !== undefined && podsOf(spec.maxUnavailable, deployment, 'down') !== unavailable,
    }
    const onlyType = spec.maxSurge === undefined && spec.maxUnavailable === undefined
    return judged(!wrong.is && !wrong.maxSurge && !wrong.maxUnavailable, {
      expected: onlyType ? (spec.is ?? '') : askedOf(spec, spec),
      actual: onlyType ? type : askedOf(spec, { is: type, maxSurge: surge, maxUnavailable: unavailable }),
      reasons: [
        wrong.maxSurge ? resolved(deployment, 'maxSurge', surge) : undefined,
        wrong.maxUnavailable ? resolved(deployment, 'maxUnavailable', unavailable) : undefined,
      ],
      evidence: [
        wrong.is ? fieldOf(deployment, 'spec', 'strategy', 'type') : undefined,
        wrong.maxSurge ? fieldOf(deployment, 'spec', 'strategy', 'rollingUpdate', 'maxSurge') : undefined,
        wrong.maxUnavailable ? fieldOf(deployment, 'spec', 'strategy', 'rollingUpdate', 'maxUnavailable') : undefined,
      ],
    })
  },
})

/** What is the case, of the fields that were asked for. */
function askedOf(spec: Spec, actual: Readonly<Partial<Record<keyof Spec, Value>>>): Value {
  const asked = (['is', 'maxSurge', 'maxUnavailable'] as const).filter((name) => spec[name] !== undefined)
  return Object.fromEntries(asked.map((name) => [name === 'is' ? 'type' : name, actual[name] ?? null]))
}

function podsOf(value: IntOrString, deployment: Deployment, rounding: 'up' | 'down'): number | undefined {
  return resolveIntOrPercent(value, deployment.spec.replicas, rounding)
}

function resolved(deployment: Deployment, field: 'maxSurge' | 'maxUnavailable', pods: number): Message | undefined {
  const written = deployment.spec.strategy.rollingUpdate?.[field]
  if (written === undefined) return { code: 'FIELD_ABSENT', args: { field } }
  return { code: 'STRATEGY_RESOLVED', args: { field, written, replicas: deployment.spec.replicas, pods } }
}
