import type { BatchCheck, BatchExercise } from '../../../domain/batch.ts'
import { formatMessage, inLanguage } from '../../../messages/index.ts'
import { wordsFor } from '../../../messages/words.ts'
import { type Html, html, joined, sentence } from '../../render/html.ts'
import type { ReporterContext } from '../../reporter.ts'
import { SYMBOLS } from '../../text-check.ts'

/**
 * The checks that did not pass. Those that could not be graded, or wait, for the same reason are one row with all their titles: a file that cannot be
 * read would be told a dozen times. Where that is all of them, and no reason is theirs alone, the notes on the result say so.
 */
export function checkRows(
  checks: readonly BatchCheck[],
  exercise: BatchExercise,
  context: ReporterContext,
): readonly Html[] {
  const groups = new Map<string, BatchCheck[]>()
  for (const check of checks) {
    const { id, verdict, reason, place } = check
    if (verdict === 'passed') continue
    const isAlone = verdict === 'failed' || verdict === 'errored'
    const key = JSON.stringify(isAlone ? [id] : [verdict, reason, place])
    groups.set(key, [...(groups.get(key) ?? []), check])
  }
  return [...groups.values()]
    .filter(([first, ...others]) => others.length + 1 < checks.length || first?.reason !== undefined)
    .map((group) => groupRow(group, exercise, context))
}

function groupRow(group: readonly BatchCheck[], exercise: BatchExercise, { language }: ReporterContext): Html {
  const asked = new Map(exercise.checks.map((check) => [check.id, check]))
  const points = sum(group.map((check) => check.points))
  const maxPoints = sum(group.map(({ id }) => asked.get(id)?.maxPoints ?? 0))
  const names = group.map(({ id }) => {
    const title = inLanguage(asked.get(id)?.title ?? { en: '' }, language)
    return title === '' ? html`<code>${id}</code>` : sentence(title)
  })
  const [{ verdict, reason, place } = { verdict: 'ungradable' as const }] = group
  const why = reason !== undefined && html`: ${sentence(formatMessage(reason, language))}`
  const where = place !== undefined && html` <code>${place}</code>`
  return html`<li class="${verdict}"><span class="verdict">${SYMBOLS[verdict]} ${wordsFor(language).verdict[verdict]}</span> ${points}/${maxPoints} ${joined(names, '; ')}${why}${where}</li>
`
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
