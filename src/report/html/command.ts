import type { ContainerWord } from '../../domain/container.ts'
import { htmlWordsFor } from '../../messages/html-words.ts'
import { formatMessage } from '../../messages/index.ts'
import { placeOf } from '../render/code-frame.ts'
import { type Html, html, joined, sentence } from '../render/html.ts'
import type { ReporterContext } from '../reporter.ts'

/** A container's command line: the words in their order, and below where each of them comes from. */
export function commandPart(command: readonly ContainerWord[], context: ReporterContext): Html {
  const words = htmlWordsFor(context.language)
  if (command.length === 0) return html`<p>${words.startedWith}: ${words.nothingStarted}</p>`
  const line = joined(
    command.map(({ text }) => html`<kbd>${JSON.stringify(text)}</kbd>`),
    ' ',
  )
  const rows = command.map((word) => wordRow(word, context))
  return html`<p>${words.startedWith}: ${line}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.word}</th>
          <th scope="col">${words.comesFrom}</th>
          <th scope="col">${words.place}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`
}

function wordRow({ text, said, range, role }: ContainerWord, context: ReporterContext): Html {
  const { language } = context
  const more = role === undefined ? '' : html`<br><span class="soft">${sentence(formatMessage(role, language))}</span>`
  const place = range === undefined ? '' : html`<code>${placeOf(range, context)}</code>`
  return html`<tr>
    <td><kbd>${JSON.stringify(text)}</kbd></td>
    <td>${sentence(formatMessage(said, language))}${more}</td>
    <td>${place}</td>
  </tr> `
}
