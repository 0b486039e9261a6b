import type { BatchExercise, BatchResult } from '../../../domain/batch.ts'
import { batchWords } from '../../../messages/batch-words.ts'
import { classWordsFor } from '../../../messages/class-words.ts'
import { formatMessage } from '../../../messages/index.ts'
import { wordsFor } from '../../../messages/words.ts'
import { placeOf } from '../../render/code-frame.ts'
import { type Html, html, sentence } from '../../render/html.ts'
import type { ReporterContext } from '../../reporter.ts'
import { SYMBOLS } from '../../text-check.ts'
import { isAboutLearner } from '../notes.ts'
import { checkRows } from './check-rows.ts'

/** Problems in files that are told of one result. */
const PROBLEMS_MAX = 8

/**
 * What one learner has for one exercise: points, notes, the checks that did not pass, problems in the files. Notes on the learner have been told.
 */
export function resultPart(result: BatchResult, exercise: BatchExercise, context: ReporterContext): Html {
  const { language } = context
  const { checks, diagnostics, notes, lateMinutes = 0, place, verdict } = result
  const rows = checkRows(checks, exercise, context)
  const problems = diagnostics.slice(0, PROBLEMS_MAX).map(({ range, code, args }) => {
    const where = range === undefined ? '' : html` <code>${placeOf(range, {})}</code>`
    return html`<li>${sentence(formatMessage({ code, args }, language))}${where}</li>
`
  })
  const left = diagnostics.length - problems.length
  const own = notes.filter((note) => !isAboutLearner(note))
  const said = own.map((note) => html`<p>${sentence(formatMessage(note, language))}</p>`)
  const late = lateMinutes > 0 && notes.length === 0 ? html`<p>${classWordsFor(language).late(lateMinutes)}</p>` : ''
  return html`<h4 class="${verdict}"><code>${exercise.id}</code> <span class="verdict">${scoreText(result, exercise.maxPoints, context)}</span>${place !== undefined && html` <code class="id">${place}</code>`}</h4>
${said}${late}${
    rows.length > 0 &&
    html`<ul>
${rows}</ul>`
  }${
    problems.length > 0 &&
    html`<ul>
${problems}</ul>`
  }${left > 0 && html`<p class="soft">${classWordsFor(language).moreProblems(left)}</p>`}
`
}

/** `✓ passed: 8/10`; what counts after the policy, and what the work got where that is something else. */
function scoreText(result: BatchResult, maxPoints: number, { language }: ReporterContext): string {
  const { final, points, verdict } = result
  if (final === null) return batchWords(language).noResult
  if (verdict === undefined) return `${final}/${maxPoints}`
  const raw = points === null || points === final ? '' : ` (${points}/${maxPoints})`
  return `${SYMBOLS[verdict]} ${wordsFor(language).verdict[verdict]}: ${final}/${maxPoints}${raw}`
}
