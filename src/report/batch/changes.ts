import type { ResultChange } from '../../domain/result-change.ts'
import { batchWords } from '../../messages/batch-words.ts'
import { palette } from '../render/color.ts'
import { printable, printableJson } from '../render/sanitize.ts'
import { wrapHanging } from '../render/width.ts'
import type { ReporterContext } from '../reporter.ts'

/** What changed between two gradings, for people: a line for each result with its cause, and below it the checks. */
export function changesText(changes: readonly ResultChange[], context: ReporterContext): string {
  const words = batchWords(context.language)
  if (changes.length === 0) return `${words.noChanges}\n`
  const paint = palette(context.color)
  const points = (value: number | null): string => (value === null ? words.none : String(value))
  const lost = changes.filter(({ before, after }) => (after ?? 0) < (before ?? 0)).length
  const gained = changes.filter(({ before, after }) => (after ?? 0) > (before ?? 0)).length
  const lines = changes.flatMap(({ learner, exercise, before, after, points: own, cause, checks }) => {
    const tone = cause === 'unexplained' ? paint.verdict.failed : paint.bold
    const head = `${printable(learner)}  ${exercise}  ${points(before)} → ${points(after)}  ${words.cause[cause]}`
    const work = own === undefined ? [] : [words.pointsOfWork(points(own.before), points(own.after))]
    const changed = checks.map(({ id, before: was, after: is }) => `${id}: ${was ?? words.none} → ${is ?? words.none}`)
    return [
      ...wrapHanging(head, context.width, '  ').map(tone),
      ...[...work, ...changed].flatMap((line) => wrapHanging(`    ${printable(line)}`, context.width, '      ')),
    ]
  })
  return `${[words.changes(changes.length, lost, gained), '', ...lines].join('\n')}\n`
}

/** The same for programs: `{ formatVersion, changes }`. */
export function changesJson(changes: readonly ResultChange[]): string {
  return `${printableJson(JSON.stringify({ formatVersion: 1, changes }, undefined, 1))}\n`
}
