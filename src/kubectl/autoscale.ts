import type { JsonObject } from '../domain/json.ts'
import { select } from './builder.ts'
import type { Call, Command } from './call.ts'
import { createKind } from './create/subcommand.ts'
import { type Failure, message } from './failure.ts'
import type { Info } from './info.ts'
import { withChangeCause } from './last-applied.ts'
import { isScalable } from './scale.ts'

/** `kubectl autoscale` (kubectl pkg/cmd/autoscale/autoscale.go): a HorizontalPodAutoscaler, which is kept and does nothing. */
export const autoscale: Command = (call) => {
  const { flags } = call
  const [min, max] = [flags.number('min'), flags.number('max')]
  if (max < 1) return message(`--max=MAXPODS is required and must be at least 1, max: ${max}`)
  if (max < min) {
    return message(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`)
  }
  const selected = select(call, { args: call.args, continueOnError: true })
  if (!selected.ok) return selected.failure
  let count = 0
  const failure = selected.value.visit((info): Failure | undefined => {
    count += 1
    const { group, version, kind, resource } = info.resource
    if (!isScalable(info.resource)) {
      const what = `${group}/${version}, Resource=${resource}`
      return message(
        `cannot autoscale a ${kind}: could not find scale subresource for ${what} in discovery information`,
      )
    }
    const object = autoscaler(call, info)
    const body = flags.on('record') ? withChangeCause(object, call.recorded) : object
    return createKind(call, 'horizontalpodautoscalers', body, '', 'autoscaled')
  })
  return failure ?? (count === 0 ? message('no objects passed to autoscale') : undefined)
}

function autoscaler(call: Call, info: Info): JsonObject {
  const { flags } = call
  const [min, cpu] = [flags.number('min'), flags.number('cpu-percent')]
  const { apiVersion, kind } = info.resource
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: flags.text('name') || info.name, creationTimestamp: null },
    spec: {
      scaleTargetRef: { kind, name: info.name, apiVersion },
      ...(min > 0 ? { minReplicas: min } : {}),
      maxReplicas: flags.number('max'),
      ...(cpu >= 0 ? { targetCPUUtilizationPercentage: cpu } : {}),
    },
    status: { currentReplicas: 0, desiredReplicas: 0 },
  }
}
