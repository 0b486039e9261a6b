import type { JsonObject } from '../../domain/json.ts'
import { parseQuantity } from '../../kubernetes/quantity.ts'
import { mapAt, mapsAt, scalarAt } from '../json-access.ts'

/**
 * The QoS class of a pod (kubernetes pkg/apis/core/v1/helper/qos/qos.go): Guaranteed when every container limits cpu and
 * memory and requests what it limits, BestEffort when none says anything, else Burstable.
 */
export function qualityOfService(spec: JsonObject): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const containers = [...mapsAt(spec, 'containers'), ...mapsAt(spec, 'initContainers')]
  let isBestEffort = true
  let isGuaranteed = true
  for (const container of containers) {
    const limits = amountsOf(mapAt(container, 'resources', 'limits'))
    // What is limited but not requested counts as requested to the same amount.
    const requests = { ...limits, ...amountsOf(mapAt(container, 'resources', 'requests')) }
    if (Object.keys(requests).length > 0) isBestEffort = false
    for (const name of ['cpu', 'memory']) {
      if (limits[name] === undefined || limits[name] !== requests[name]) isGuaranteed = false
    }
  }
  if (isBestEffort) return 'BestEffort'
  return isGuaranteed ? 'Guaranteed' : 'Burstable'
}

/** Amounts of cpu and memory that are not zero, comparable as they stand. */
function amountsOf(list: JsonObject): Readonly<Record<string, string>> {
  const amounts: Record<string, string> = {}
  for (const name of ['cpu', 'memory']) {
    const quantity = parseQuantity(scalarAt(list, name))
    if (quantity.ok && quantity.value.nanos > 0n) amounts[name] = String(quantity.value.nanos)
  }
  return amounts
}
