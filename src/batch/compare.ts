import type { BatchResult, BatchResults } from '../domain/batch.ts'
import type { ChangeCause, ResultChange } from '../domain/result-change.ts'

/** What is different between two gradings of a class; those who lost points come first, most of them at the top. */
export function compareResults(before: BatchResults, after: BatchResults): readonly ResultChange[] {
  const old = new Map(before.results.map((result) => [keyOf(result), result]))
  const current = new Map(after.results.map((result) => [keyOf(result), result]))
  const changes = [...new Set([...old.keys(), ...current.keys()])].flatMap(
    (key) => changeOf(old.get(key), current.get(key), before, after) ?? [],
  )
  return changes.toSorted(
    (a, b) => gained(a) - gained(b) || compare(a.learner, b.learner) || compare(a.exercise, b.exercise),
  )
}

function keyOf({ learner, exercise }: BatchResult): string {
  return JSON.stringify([learner, exercise])
}

function gained({ before, after }: ResultChange): number {
  return (after ?? 0) - (before ?? 0)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function changeOf(
  old: BatchResult | undefined,
  current: BatchResult | undefined,
  before: BatchResults,
  after: BatchResults,
): ResultChange | undefined {
  const one = current ?? old
  if (one === undefined) return undefined
  const { learner, exercise } = one
  const common = { learner, exercise, before: old?.final ?? null, after: current?.final ?? null }
  if (old === undefined) return { ...common, cause: 'appeared', checks: [] }
  if (current === undefined) return { ...common, cause: 'disappeared', checks: [] }
  const checks = changedChecks(old, current)
  const isSame = checks.length === 0 && old.final === current.final && old.points === current.points
  if (isSame && old.status === current.status) return undefined
  const isHidden = old.final === current.final && old.points !== current.points
  const points = isHidden ? { points: { before: old.points, after: current.points } } : {}
  return { ...common, ...points, cause: causeOf(old, current, before, after), checks }
}

function changedChecks(old: BatchResult, current: BatchResult): ResultChange['checks'] {
  const [was, is] = [verdictsOf(old), verdictsOf(current)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((id) => was.get(id) !== is.get(id))
    .map((id) => {
      const [one, other] = [was.get(id), is.get(id)]
      return { id, ...(one === undefined ? {} : { before: one }), ...(other === undefined ? {} : { after: other }) }
    })
}

function verdictsOf({ checks }: BatchResult): ReadonlyMap<string, string> {
  return new Map(checks.map((check) => [check.id, wordOf(check)]))
}

function wordOf({ verdict, points }: BatchResult['checks'][number]): string {
  return `${verdict} ${points}`
}

function causeOf(old: BatchResult, current: BatchResult, before: BatchResults, after: BatchResults): ChangeCause {
  const digest = ({ exercises }: BatchResults): string | undefined =>
    exercises.find(({ id }) => id === old.exercise)?.digest
  if (old.digest !== current.digest) return 'submission'
  if (digest(before) !== digest(after)) return 'exercise'
  if (before.engine !== after.engine) return 'engine'
  const isSameWork = old.points === current.points && changedChecks(old, current).length === 0
  return isSameWork && old.status === current.status ? 'policy' : 'unexplained'
}
