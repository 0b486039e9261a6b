import type { BatchResults } from '../../../domain/batch.ts'
import { classWordsFor } from '../../../messages/class-words.ts'
import { formatMessage, inLanguage } from '../../../messages/index.ts'
import { type Html, html, joined, type Piece, sentence } from '../../render/html.ts'
import type { ReporterContext } from '../../reporter.ts'
import { type FailedCheck, type Misconception, misconceptionsOf } from '../misconceptions.ts'
import { learnerLink } from './learner-link.ts'

/** Causes that are shown; rarer ones are found with their learners. */
const CAUSES_MAX = 60

/** Learners that are named for one cause. */
const NAMED_MAX = 100

/** The causes of failed checks over the class, each with how many it concerns, an example and who they are. */
export function misconceptionsPart(results: BatchResults, context: ReporterContext): Piece {
  const words = classWordsFor(context.language)
  const causes = misconceptionsOf(results)
  if (causes.length === 0) return html`<p>${words.noMisconceptions}</p>`
  const shared = causes.filter(({ learners }) => learners.length > 1)
  const single = causes.slice(shared.length)
  return [
    html`<p class="soft">${words.misconceptionsLegend}</p>`,
    causesList(shared, results, context),
    single.length > 0 &&
      html`<details><summary>${words.singleCauses(single.length)}</summary>${causesList(single, results, context)}</details>`,
  ]
}

function causesList(causes: readonly Misconception[], results: BatchResults, context: ReporterContext): Piece {
  if (causes.length === 0) return ''
  const left = causes.length - CAUSES_MAX
  const items = causes.slice(0, CAUSES_MAX).map((cause) => causePart(cause, results, context))
  return html`<ol class="causes">
${items}</ol>${left > 0 && html`<p class="soft">${classWordsFor(context.language).moreCauses(left)}</p>`}`
}

function causePart(cause: Misconception, { learners }: BatchResults, context: ReporterContext): Html {
  const words = classWordsFor(context.language)
  const { exercise, checks, reason, place } = cause
  const [example = 0] = cause.learners
  const named = cause.learners.slice(0, NAMED_MAX)
  const left = cause.learners.length - named.length
  const links = joined(
    named.map((index) => learnerLink(learners[index], index)),
    ', ',
  )
  const [first] = checks.map(({ id, title }) => inLanguage(title, context.language) || id)
  const said = sentence(reason === undefined ? words.notSo(first ?? '') : formatMessage(reason, context.language))
  const asked = joined(
    checks.map((check) => checkPart(exercise, check, reason !== undefined, context)),
    '; ',
  )
  return html`<li>
<p><strong>${words.howMany(cause.learners.length)}</strong>: ${said}</p>
<p class="soft">${asked}; ${words.example} ${learnerLink(learners[example], example)}${place !== undefined && html` <code>${place}</code>`}</p>
${named.length > 1 && html`<details><summary>${words.all(cause.learners.length)}</summary><p>${links}${left > 0 && ` … +${left}`}</p></details>`}
</li>
`
}

function checkPart(
  exercise: string,
  { id, title, hidden }: FailedCheck,
  isTitled: boolean,
  context: ReporterContext,
): Html {
  const text = isTitled ? inLanguage(title, context.language) : ''
  const isHidden = hidden && ` (${classWordsFor(context.language).hidden})`
  return html`${text !== '' && [sentence(text), ' ']}<code>${exercise} ${id}</code>${isHidden}`
}
