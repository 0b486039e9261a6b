import { parseDuration } from '../../domain/duration.ts'
import type { Value } from '../../domain/json.ts'
import { type CheckContext, defineCheck } from '../check-kind.ts'
import { findProcess, type ObservedProcess } from '../container-process.ts'
import type { StartSpec } from '../container-start.ts'
import { durationText } from '../duration.ts'
import { sameValue } from '../matching.ts'
import { judged } from '../outcome.ts'
import { speaksOfImage } from '../target.ts'

interface Spec extends StartSpec {
  readonly is?: ObservedProcess['is']
  readonly exits?: number
  readonly after?: string
  readonly code?: number
  readonly message?: string
  readonly output?: string
  readonly pid1?: readonly string[]
  readonly stop?: { readonly code?: number; readonly killed?: boolean }
  readonly at?: string
}

const ASKED = ['is', 'exits', 'after', 'code', 'message', 'output', 'pid1', 'stop'] as const

/** What becomes of the process a container is started with: whether it starts, runs or ends, how, and how it stops. */
export const processCheck = defineCheck<Spec>({
  kind: 'process',
  rests: 'pods',
  run: (context, { at, ...spec }) => {
    const atMs = at === undefined ? calmMs(context, spec) : (parseDuration(at) ?? 0)
    const found = findProcess(context, atMs === undefined ? spec : { ...spec, at: atMs })
    if (!found.ok) return found.outcome
    const { process, causes, evidence, command } = found.value
    const asked = ASKED.filter((name) => spec[name] !== undefined)
    const right = asked.every((name) => isRight(name, spec, process))
    return judged(right, {
      expected: Object.fromEntries(asked.map((name) => [name === 'is' ? 'process' : name, spec[name] ?? null])),
      actual: Object.fromEntries(asked.flatMap((name) => shown(name, process))),
      command,
      reasons: [process.reason, ...causes],
      evidence,
    })
  },
})

/** When things are calm. */
const CALM_MS = 2000

/** Whoever asks who PID 1 is, or what a stop does, means a process that is there: `sleep 100` has an end, but is not looked at then. */
function calmMs(context: CheckContext, { is, exits, after, code, pid1, stop }: Spec): number | undefined {
  const asksEnd = is === 'exits' || exits !== undefined || after !== undefined || code !== undefined
  return !asksEnd && (pid1 !== undefined || stop !== undefined) && speaksOfImage(context) ? CALM_MS : undefined
}

/** Texts are looked for in what was printed; of `stop` only the fields that are named count. */
function isRight(name: (typeof ASKED)[number], spec: Spec, process: ObservedProcess): boolean {
  switch (name) {
    case 'exits':
      return process.is === 'exits' && process.code === spec.exits
    case 'after':
      return process.afterMs === parseDuration(spec.after ?? '')
    case 'message':
    case 'output':
      return (process[name] ?? '').includes(spec[name] ?? '')
    case 'stop': {
      const { code, killed } = spec.stop ?? {}
      const { stop } = process
      return (code === undefined || code === stop?.code) && (killed === undefined || killed === stop?.killed)
    }
    default:
      return sameValue(spec[name], process[name])
  }
}

/** The field as it is, under its name; nothing where there is none. */
function shown(name: (typeof ASKED)[number], process: ObservedProcess): readonly (readonly [string, Value])[] {
  switch (name) {
    case 'exits':
      return [['exits', process.is === 'exits' ? (process.code ?? null) : process.is]]
    case 'after':
      return process.afterMs === undefined ? [] : [['after', durationText(process.afterMs)]]
    default: {
      const value = process[name]
      return value === undefined ? [] : [[name === 'is' ? 'process' : name, value]]
    }
  }
}
