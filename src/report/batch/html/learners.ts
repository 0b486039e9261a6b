import type { BatchExercise, BatchResult, BatchResults, Learner } from '../../../domain/batch.ts'
import { batchWords } from '../../../messages/batch-words.ts'
import { classWordsFor } from '../../../messages/class-words.ts'
import { formatMessage } from '../../../messages/index.ts'
import { scrolling } from '../../html/page.ts'
import { type Html, html, joined, type Piece, sentence } from '../../render/html.ts'
import type { ReporterContext } from '../../reporter.ts'
import { SYMBOLS } from '../../text-check.ts'
import { notesOnLearner } from '../notes.ts'
import { anchorOf, learnerLink, LEARNERS_MAX } from './learner-link.ts'
import { resultPart } from './result.ts'

/** Rows of one table; a larger class has several, folded. */
const ROWS_MAX = 100

/** From more tables on, parts are laid out only when they come into view. */
const MANY_CHUNKS = 3

/** A learner with what they have, in the order of the exercises. `index` is the position in the class. */
interface Member {
  readonly index: number
  readonly learner: Learner
  readonly results: readonly BatchResult[]
}

/** A row for each learner, those without work by name, and below a part for each with what is to be said. */
export function learnersPart(results: BatchResults, context: ReporterContext): Piece {
  const { learners, exercises } = results
  const words = classWordsFor(context.language)
  const members = learners.slice(0, LEARNERS_MAX).map((learner, index) => ({
    index,
    learner,
    results: results.results.slice(index * exercises.length, (index + 1) * exercises.length),
  }))
  const left = learners.length - members.length
  const chunks = Array.from({ length: Math.ceil(members.length / ROWS_MAX) }, (_, at) =>
    members.slice(at * ROWS_MAX, (at + 1) * ROWS_MAX),
  )
  const isFolded = chunks.length > 1
  const handedIn = members.filter(hasWork)
  return [
    html`<section id="table">
<h2>${words.learners}</h2>
<p class="soft">${words.tableLegend}</p>
${chunks.map((chunk) => (isFolded ? folded(chunk, exercises, context) : rowsTable(chunk, exercises, context)))}
${left > 0 && html`<p class="soft">${sentence(words.moreLearners(left))}</p>`}
</section>
`,
    withoutWorkPart(members, context),
    html`<section${chunks.length > MANY_CHUNKS && html` class="many"`}>
<h2>${words.details}</h2>
${handedIn.map((member) => memberPart(member, exercises, context))}</section>`,
  ]
}

/** Or points that somebody decided on. */
function hasWork({ results }: Member): boolean {
  return results.some(({ status, final }) => status !== 'missing' || final !== null)
}

function folded(chunk: readonly Member[], exercises: readonly BatchExercise[], context: ReporterContext): Html {
  const [first] = chunk
  const last = chunk.at(-1)
  const numbers = `${(first?.index ?? 0) + 1}–${(last?.index ?? 0) + 1}`
  return html`<details><summary>${numbers}: ${first?.learner.id} … ${last?.learner.id}</summary>${rowsTable(chunk, exercises, context)}</details>
`
}

function rowsTable(chunk: readonly Member[], exercises: readonly BatchExercise[], context: ReporterContext): Html {
  const words = classWordsFor(context.language)
  const heads = exercises.map(({ id }) => html`<th scope="col" class="number">${id}</th>`)
  const rows = chunk.map((member) => {
    const { learner, index, results } = member
    const name = hasWork(member) ? learnerLink(learner, index) : learner.id
    const cells = results.map((result, at) => cell(result, exercises[at]?.maxPoints ?? 0))
    return html`<tr><th scope="row">${name}${learner.name !== undefined && html` <span class="soft">${learner.name}</span>`}</th>${cells}</tr>
`
  })
  const table = html`<table>
<thead><tr><th scope="col">${words.learner}</th>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table>`
  return scrolling(words.learners, table)
}

/** Points with the symbol of the verdict; a dash where nothing was handed in, a question mark where there is no result. */
function cell({ final, verdict, status, lateMinutes }: BatchResult, maxPoints: number): Html {
  if (final === null) return html`<td class="number">${status === 'missing' ? '–' : '?'}</td>`
  const late = lateMinutes !== undefined && lateMinutes > 0 ? ' *' : ''
  const symbol = verdict === undefined ? '' : `${SYMBOLS[verdict]} `
  return html`<td class="number">${symbol}${final}/${maxPoints}${late}</td>`
}

function withoutWorkPart(members: readonly Member[], { language }: ReporterContext): Piece {
  const names = members.filter((member) => !hasWork(member)).map(({ learner }) => learner.id)
  if (names.length === 0) return ''
  const words = classWordsFor(language)
  return html`<section>
<h2>${words.withoutWork}</h2>
<details><summary>${words.howMany(names.length)}</summary><p>${joined(names, ', ')}</p></details>
</section>
`
}

function memberPart(member: Member, exercises: readonly BatchExercise[], context: ReporterContext): Html {
  const words = classWordsFor(context.language)
  const { learner, index, results } = member
  const more = [learner.name, learner.section].filter((text) => text !== undefined).join(', ')
  const parts = results.map((result, at) => {
    const exercise = exercises[at]
    if (exercise === undefined) return ''
    return result.status === 'missing' && result.final === null
      ? html`<p><code>${exercise.id}</code> ${batchWords(context.language).missing}</p>`
      : resultPart(result, exercise, context)
  })
  return html`<section class="learner" id="${anchorOf(index)}">
<h3>${learner.id}${more !== '' && html` <span class="soft">${more}</span>`} <a class="back" href="#table">${words.toTable}</a></h3>
${notesOnLearner(results).map(
  (note) => html`<p>${sentence(formatMessage(note, context.language))}</p>
`,
)}${parts}
</section>
`
}
