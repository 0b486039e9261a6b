import type { FieldPath } from '../../domain/json.ts'
import type { CauseText } from './cause-path.ts'
import { fieldName, type Finding, writtenAt } from './item.ts'
import type { Subject } from './shape-findings.ts'

const STRATEGY: FieldPath = ['spec', 'strategy']

/** What can be wrong with the strategy of a Deployment; `undefined` when a cause is about something else. */
export function strategyFinding({ item, server }: Subject, path: FieldPath, cause: CauseText): Finding | undefined {
  const { detail } = cause
  if (detail === "may not be specified when strategy `type` is 'Recreate'") {
    const other = { path: [...STRATEGY, 'type'], note: { code: 'NOTE_STRATEGY_HERE', args: {} } } as const
    return { code: 'MANIFEST_STRATEGY_CONFLICT', args: { server }, path, other }
  }
  if (detail === 'may not be 0 when `maxSurge` is 0') {
    const note = {
      code: 'NOTE_SURGE_HERE',
      args: { value: writtenAt(item, [...path.slice(0, -1), 'maxSurge']) },
    } as const
    return {
      code: 'DEPLOYMENT_SURGE_AND_UNAVAILABLE_ZERO',
      args: { server },
      path,
      other: { path: [...path.slice(0, -1), 'maxSurge'], note },
    }
  }
  if (!detail.startsWith('a valid percent string must be')) return undefined
  const value = writtenAt(item, path)
  const number = /^["']?(\d+)["']?$/.exec(value)?.[1]
  const args = { field: fieldName(path), value, ...(number === undefined ? {} : { number }), server }
  return { code: 'MANIFEST_PERCENT_INVALID', args, path, part: 'value' }
}
