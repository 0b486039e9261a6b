import { isJsonObject, type Value } from '../domain/json.ts'
import type { Resource } from '../kubernetes/resources.ts'
import type { CheckContext, CheckKind, CheckSpecValue } from './check-kind.ts'
import { findObject } from './target.ts'

/** Kinds whose objects are kept with all the defaults of their spec, so that what is not there would not be there in a cluster either. */
const KEPT_WHOLE: ReadonlySet<string> = new Set(['jobs', 'cronjobs'])

/** What the Job controller and the API server write into a Job beyond its defaults. */
const WRITTEN_LATER: readonly string[] = ['selector', 'podReplacementPolicy', 'job-name', 'controller-uid']

/** Schedules that are certainly accepted: five fields of numbers, ranges and steps, or a macro. */
const SCHEDULE =
  /^(?:@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)|(?:(?:\*|\d{1,2}(?:-\d{1,2})?)(?:\/[1-9]\d?)?(?:,\d{1,2}(?:-\d{1,2})?)*(?: |$)){5})$/

/**
 * Whether a check of the kind `object` can compare an object that is only kept: it asks what was written, not what became of it. What comes of a Job is not
 * simulated, but what its spec says is known.
 */
export function comparesSpec(
  kind: CheckKind,
  spec: CheckSpecValue,
  context: CheckContext,
  { resource }: Resource,
): boolean {
  const has = spec['has']
  if (kind.kind !== 'object' || !KEPT_WHOLE.has(resource) || !isJsonObject(has)) return false
  if (Object.hasOwn(has, 'status') || WRITTEN_LATER.some((name) => mentions(has, name))) return false
  if (resource !== 'cronjobs') return true
  const found = findObject(context, resource)
  if (!found.ok) return true
  const own = found.value['spec']
  const schedule = isJsonObject(own) ? own['schedule'] : undefined
  return typeof schedule === 'string' && SCHEDULE.test(schedule)
}

function mentions(value: Value, name: string): boolean {
  if (Array.isArray(value)) return value.some((item: Value) => mentions(item, name))
  if (!isJsonObject(value)) return false
  return Object.entries(value).some(([key, inner]) => key.endsWith(name) || mentions(inner, name))
}
