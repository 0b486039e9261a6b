import type { Diagnostic } from '../../domain/diagnostic.ts'
import { formatHelp, formatMessage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import { excerptFrame, placeOf } from '../render/code-frame.ts'
import { type Html, html, multiline, sentence } from '../render/html.ts'
import type { ReporterContext } from '../reporter.ts'

/** A diagnostic as compilers write it: what, where, the line with carets under the range, notes and help. */
export function problemPart(problem: Diagnostic, context: ReporterContext): Html {
  const { language } = context
  const words = wordsFor(language)
  const { code, severity, range, excerpt, related = [] } = problem
  const help = formatHelp(problem, language)
  const frame =
    range === undefined || excerpt === undefined
      ? ''
      : html`<pre>${multiline(excerptFrame(excerpt, range).join('\n'))}</pre>`
  const notes = related.map(
    ({ range: place, note }) =>
      html`<p>${words.note}: ${sentence(formatMessage(note, language))} <code>${placeOf(place, context)}</code></p>`,
  )
  return html`<div class="problem ${severity}">
    <p>
      <strong>${words.severity[severity]}</strong> <code>${code}</code>: ${sentence(formatMessage(problem, language))}
    </p>
    ${range === undefined ? '' : html`<p class="place"><code>${placeOf(range, context)}</code></p>`}${frame}${notes}${
      help === undefined ? '' : html`<p>${words.help}: ${sentence(help)}</p>`
    }
  </div> `
}
