import type { JsonObject } from '../../domain/json.ts'
import { mapAt, mapsAt, numberAt, textAt } from '../json-access.ts'

/** So many targets are named; the rest is counted. */
const SHOWN = 2
/** What the server aims at where no metric is given, in percent of the CPU that is requested. */
const DEFAULT_CPU = 80
const CURRENT = '<unknown>'

/** The `TARGETS` of a HorizontalPodAutoscaler of either version (formatHPAMetrics of pkg/printers/internalversion); nothing is ever measured. */
export function scalingTargets(autoscaler: JsonObject): string {
  const metrics = mapsAt(autoscaler, 'spec', 'metrics')
  if (metrics.length === 0) {
    return `cpu: ${CURRENT}/${numberAt(autoscaler, 'spec', 'targetCPUUtilizationPercentage') || DEFAULT_CPU}%`
  }
  const shown = metrics.slice(0, SHOWN).map(targetOf).join(', ')
  return metrics.length > SHOWN ? `${shown} + ${metrics.length - SHOWN} more...` : shown
}

function targetOf(metric: JsonObject): string {
  switch (textAt(metric, 'type')) {
    case 'Resource':
      return resourceTarget(mapAt(metric, 'resource'))
    case 'ContainerResource':
      return resourceTarget(mapAt(metric, 'containerResource'))
    case 'Pods':
      return `${CURRENT}/${quantityAt(metric, 'pods', 'averageValue')}`
    case 'Object':
      return valueTarget(metric, 'object')
    case 'External':
      return valueTarget(metric, 'external')
    default:
      return '<unknown type>'
  }
}

function resourceTarget(source: JsonObject): string {
  const utilization = numberAt(source, 'target', 'averageUtilization')
  const share = utilization === 0 ? '<auto>' : `${utilization}%`
  return `${textAt(source, 'name')}: ${CURRENT}/${textAt(source, 'target', 'averageValue') || share}`
}

function valueTarget(metric: JsonObject, source: string): string {
  const average = quantityAt(metric, source, 'averageValue')
  return average === '' ? `${CURRENT}/${quantityAt(metric, source, 'value')}` : `${CURRENT}/${average} (avg)`
}

function quantityAt(metric: JsonObject, source: string, field: string): string {
  return textAt(metric, source, 'target', field)
}
