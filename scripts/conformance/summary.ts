import { diffLines } from 'diff'
import type { Assertion, TraceResult } from './types.ts'

const FAILURES_SHOWN_MAX = 12
const VALUE_CHARACTERS_MAX = 600

/** One line per case, and under it what does not hold. */
export function caseLines({ id, assertions }: TraceResult): readonly string[] {
  const failures = assertions.filter(({ ok }) => !ok)
  const held = assertions.length - failures.length
  const head = `${failures.length === 0 ? 'ok    ' : 'FAILED'} ${id}: ${held} of ${assertions.length}`
  const left = failures.length - FAILURES_SHOWN_MAX
  const shown = failures.slice(0, FAILURES_SHOWN_MAX).flatMap(failureLines)
  return [head, ...shown, ...(left > 0 ? [`  and ${left} more`] : [])]
}

/** How many assertions of each kind hold: `exit 663 of 663, stdout 660 of 663, …`. */
export function kindsLine(results: readonly TraceResult[]): string {
  const kinds = new Map<string, { held: number; all: number }>()
  for (const { id: caseId, assertions } of results) {
    for (const [group, ok] of groupsOf(caseId, assertions)) {
      const kind = kindOf(group)
      const count = kinds.get(kind) ?? { held: 0, all: 0 }
      kinds.set(kind, { held: count.held + (ok ? 1 : 0), all: count.all + 1 })
    }
  }
  return [...kinds].map(([kind, { held, all }]) => `${kind} ${held} of ${all}`).join(', ')
}

/** What one case is called, by kind of recording. */
const NOUNS: Readonly<Record<string, string>> = { k8s: 'traces', manifests: 'manifests' }

/** `k8s: 70 of 71 traces, 2310 of 2322 assertions`. */
export function totalLine(kind: string, results: readonly TraceResult[]): string {
  const all = results.flatMap(({ assertions }) => assertions)
  const held = all.filter(({ ok }) => ok).length
  const cases = results.filter(({ assertions }) => assertions.every(({ ok }) => ok)).length
  return `${kind}: ${cases} of ${results.length} ${NOUNS[kind] ?? 'cases'}, ${held} of ${all.length} assertions`
}

/** The values of one recorded object tree (a state, a template) count once here, and hold when all of them do. */
function groupsOf(caseId: string, assertions: readonly Assertion[]): ReadonlyMap<string, boolean> {
  const groups = new Map<string, boolean>()
  for (const { id, ok } of assertions) {
    const path = id.slice(caseId.length + 1)
    const group = path.replace(/\b(state|bounds)\/.*$/, '$1')
    groups.set(group, (groups.get(group) ?? true) && ok)
  }
  return groups
}

function kindOf(group: string): string {
  if (group.startsWith('templates/')) return `template ${group.endsWith('/hash') ? 'hash' : 'content'}`
  return group.replace(/^\d+\//, '').replace(/^run-\d+/, 'run')
}

function failureLines({ id, expected: recorded, actual }: Assertion): readonly string[] {
  const variants = variantsIn(recorded)
  const expected = variants?.[0] ?? recorded
  if (typeof expected === 'string' && typeof actual === 'string' && `${expected}${actual}`.includes('\n')) {
    const among = variants === undefined ? '' : ` (against the first of ${variants.length} that count)`
    return [`  ${id}${among}`, ...lineDifference(expected, actual)]
  }
  return [`  ${id}`, `      expected ${show(expected)}`, `      got      ${show(actual)}`]
}

function variantsIn(expected: unknown): readonly unknown[] | undefined {
  if (typeof expected !== 'object' || expected === null || !('anyOf' in expected)) return undefined
  return Array.isArray(expected.anyOf) ? expected.anyOf : undefined
}

function lineDifference(expected: string, actual: string): readonly string[] {
  return diffLines(expected, actual).flatMap(({ value, added, removed }) => {
    const sign = added ? '+' : removed ? '-' : undefined
    if (sign === undefined) return []
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `      ${sign} ${cut(line)}`)
  })
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : cut(JSON.stringify(value))
}

function cut(text: string): string {
  return text.length > VALUE_CHARACTERS_MAX ? `${text.slice(0, VALUE_CHARACTERS_MAX)}…` : text
}
