import { batchWords } from '../../messages/batch-words.ts'
import { classWordsFor } from '../../messages/class-words.ts'
import { htmlWordsFor } from '../../messages/html-words.ts'
import { page } from '../html/page.ts'
import { html, sentence } from '../render/html.ts'
import { exercisesPart } from './html/exercises.ts'
import { learnersPart } from './html/learners.ts'
import { misconceptionsPart } from './html/misconceptions.ts'
import type { BatchReporter } from './reporter.ts'

/**
 * A class as one page for its instructor: distributions, pass rates, the causes that several share, a row and a part for each
 * learner. Shows hidden checks: it is not for learners.
 */
export const batchHtmlReporter: BatchReporter = (results, context) => {
  const { language } = context
  const words = classWordsFor(language)
  const { found, layout } = batchWords(language)
  const submissions = results.results.filter(({ status }) => status !== 'missing').length
  const { shard } = results
  return page({
    title: words.title,
    language,
    body: html`<header>
<h1>${words.title}</h1>
<p>${sentence(found(submissions, results.learners.length, layout[results.layout]))}</p>
${shard !== undefined && html`<p>${words.shard(shard.index, shard.of)}</p>`}
</header>
<section>
<h2>${words.exercises}</h2>
${exercisesPart(results, context)}</section>
<section>
<h2>${words.misconceptions}</h2>
${misconceptionsPart(results, context)}
</section>
${learnersPart(results, context)}`,
    footer: html`<p>${sentence(htmlWordsFor(language).madeBy(`grade batch`))}</p>`,
  })
}
