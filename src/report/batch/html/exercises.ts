import type { BatchExercise, BatchResults } from '../../../domain/batch.ts'
import type { Verdict } from '../../../domain/report.ts'
import { batchWords } from '../../../messages/batch-words.ts'
import { classWordsFor } from '../../../messages/class-words.ts'
import { inLanguage } from '../../../messages/index.ts'
import { wordsFor } from '../../../messages/words.ts'
import { scrolling } from '../../html/page.ts'
import { type Html, html, sentence } from '../../render/html.ts'
import type { ReporterContext } from '../../reporter.ts'
import { type Bin, binsOf, histogramSvg } from '../../svg/histogram.ts'
import { figuresOf } from '../figures.ts'
import { type PassRate, type PassRates, passRatesOf } from '../pass-rates.ts'
import { rounded, totalsOf } from '../totals.ts'

/** Each exercise with its figures, the distribution of its points and how its checks came out. */
export function exercisesPart(results: BatchResults, context: ReporterContext): readonly Html[] {
  const rates = passRatesOf(results)
  return totalsOf(results).map((totals, index) => {
    const exercise = results.exercises[index]
    if (exercise === undefined) return html``
    const { language } = context
    const title = classWordsFor(language).distribution(exercise.id)
    const bins = binsOf(totals.points, totals.maxPoints)
    const [first] = bins
    const size = first === undefined ? 1 : first.to - first.from + 1
    const told = bins.filter(({ count }) => count > 0).map((bin) => barText(bin, context))
    const svg = histogramSvg(bins, title, told.join('; '), `h${index + 1}`)
    return html`<section class="exercise">
<h3><code>${exercise.id}</code> ${sentence(inLanguage(exercise.title, language))}</h3>
<p>${figuresOf(totals, batchWords(language))}</p>
<figure>${scrolling(title, svg)}${size > 1 && html`<figcaption class="soft">${classWordsFor(language).barSize(size)}</figcaption>`}</figure>
${checksTable(exercise, rates, context)}
</section>
`
  })
}

function barText({ from, to, count }: Bin, { language }: ReporterContext): string {
  return classWordsFor(language).bar(count, from === to ? `${from}` : `${from}–${to}`)
}

function checksTable({ id, checks }: BatchExercise, rates: PassRates, context: ReporterContext): Html {
  const words = classWordsFor(context.language)
  const rows = checks.map((check) => {
    const rate = rates.get(id)?.get(check.id)
    const title = inLanguage(check.title, context.language)
    const hidden = check.hidden && html` <span class="soft">(${words.hidden})</span>`
    return html`<tr><th scope="row">${title !== '' && [sentence(title), ' ']}<code class="id">${check.id}</code>${hidden}</th><td class="number">${check.maxPoints}</td><td class="number rate">${passedText(rate)}</td><td>${othersText(rate, context)}</td></tr>
`
  })
  const table = html`<table class="checks">
<thead><tr><th scope="col">${words.check}</th><th scope="col" class="number">${words.points}</th><th scope="col" class="number">${words.rate}</th><th scope="col">${words.others}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`
  return scrolling(`${words.check}: ${id}`, table)
}

/** `12/15 (80.0 %)`; a dash where nobody was graded. */
function passedText(rate: PassRate | undefined): string {
  if (rate === undefined || rate.graded === 0) return '–'
  const { passed } = rate.verdicts
  return `${passed}/${rate.graded} (${rounded((passed / rate.graded) * 100)}\u00a0%)`
}

function othersText(rate: PassRate | undefined, { language }: ReporterContext): string {
  const words = wordsFor(language)
  const others: readonly Verdict[] = ['failed', 'skipped', 'ungradable', 'errored']
  const told = others.filter((verdict) => (rate?.verdicts[verdict] ?? 0) > 0)
  return told.map((verdict) => `${words.verdict[verdict]} ${rate?.verdicts[verdict]}`).join(', ')
}
