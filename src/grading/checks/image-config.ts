import { isJsonObject, type Value } from '../../domain/json.ts'
import type { Evidence } from '../../domain/report.ts'
import type { Image } from '../../engines/entrypoint/types.ts'
import { defineCheck } from '../check-kind.ts'
import { sameValue } from '../matching.ts'
import { judged } from '../outcome.ts'
import { findImage } from '../target.ts'

interface Spec {
  readonly env?: Readonly<Record<string, string>>
  readonly labels?: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly workdir?: string
  readonly user?: string
  readonly stopSignal?: string
}

/** Other fields of an image's config. Variables, labels, ports and volumes may be more than those that are named. */
export const imageConfigCheck = defineCheck<Spec>({
  kind: 'imageConfig',
  rests: 'spec',
  run: (context, spec) => {
    const found = findImage(context)
    if (!found.ok) return found.outcome
    const all = fieldsOf(found.value)
    const asked = (Object.keys(all) as (keyof Spec)[]).filter((name) => spec[name] !== undefined)
    const wrong = asked.filter((name) => !covers(all[name], spec[name] ?? null))
    const told = wrong.length === 0 ? asked : wrong
    return judged(wrong.length === 0, {
      expected: Object.fromEntries(told.map((name) => [name, spec[name] ?? null])),
      actual: Object.fromEntries(told.map((name) => [name, askedPart(all[name], spec[name] ?? null)])),
      reasons: wrong
        .filter((name) => placeOf(found.value, name) === undefined)
        .map((name) => ({ code: 'INSTRUCTION_ABSENT', args: { instruction: INSTRUCTIONS[name] } })),
      evidence: evidenceOf(found.value, wrong),
    })
  },
})

/** Which instruction sets a field. */
const INSTRUCTIONS: Readonly<Record<keyof Spec, string>> = {
  env: 'ENV',
  labels: 'LABEL',
  ports: 'EXPOSE',
  volumes: 'VOLUME',
  workdir: 'WORKDIR',
  user: 'USER',
  stopSignal: 'STOPSIGNAL',
}

/** The last instruction of the Dockerfile that sets a field, by its number. */
function placeOf({ builtFrom }: Image, name: keyof Spec): number | undefined {
  const at = builtFrom?.instructions.findLastIndex((each) => each.name.toUpperCase() === INSTRUCTIONS[name]) ?? -1
  return at < 0 ? undefined : at
}

/** Where what is wrong was written; the whole file where nothing of it was. */
function evidenceOf(image: Image, wrong: readonly (keyof Spec)[]): readonly Evidence[] {
  const places = wrong.flatMap((name) => placeOf(image, name) ?? [])
  if (places.length > 0) {
    return places.map((instruction) => ({ kind: 'instruction', image: image.reference, instruction }))
  }
  return image.builtFrom === undefined ? [] : [{ kind: 'file', file: image.builtFrom.file }]
}

function fieldsOf({ config }: Image): Readonly<Record<keyof Spec, Value>> {
  return {
    env: Object.fromEntries(config.Env.map(splitVariable)),
    labels: config.Labels,
    ports: config.ExposedPorts,
    volumes: config.Volumes,
    workdir: config.WorkingDir,
    user: config.User,
    stopSignal: config.StopSignal ?? 'SIGTERM',
  }
}

function splitVariable(variable: string): readonly [string, string] {
  const equals = variable.indexOf('=')
  return equals === -1 ? [variable, ''] : [variable.slice(0, equals), variable.slice(equals + 1)]
}

/** Of a map only what was asked for: an image has more variables than anybody wants to read. */
function askedPart(actual: Value, wanted: Value): Value {
  if (!isJsonObject(actual) || !isJsonObject(wanted)) return actual
  return Object.fromEntries(Object.entries(actual).filter(([key]) => Object.hasOwn(wanted, key)))
}

/** Lists and maps cover what is named in them; everything else must be the same. A port without protocol is TCP. */
function covers(actual: Value, wanted: Value): boolean {
  if (Array.isArray(wanted) && Array.isArray(actual)) {
    return wanted.every((item) => actual.includes(item) || actual.includes(`${item}/tcp`))
  }
  if (typeof wanted === 'object' && wanted !== null && typeof actual === 'object' && actual !== null) {
    const [has, wants] = [actual as Record<string, Value>, wanted as Record<string, Value>]
    return Object.keys(wants).every((key) => Object.hasOwn(has, key) && sameValue(has[key], wants[key]))
  }
  return sameValue(actual, wanted)
}
