import type { Value } from '../../domain/json.ts'
import type { CheckResult, ResolvedEvidence } from '../../domain/report.ts'
import { htmlWordsFor } from '../../messages/html-words.ts'
import { formatMessage, inLanguage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import { expectedText, valueText } from '../expected.ts'
import { placeOf } from '../render/code-frame.ts'
import { diffLinesOf } from '../render/diff.ts'
import { type Html, html, multiline, type Piece, sentence } from '../render/html.ts'
import type { ReporterContext } from '../reporter.ts'
import { nextStep, SYMBOLS } from '../text-check.ts'
import { commandPart } from './command.ts'

const DIFF_LINES_MAX = 200

/** A check with its verdict as word and symbol, and below it all that there is to say. `level` is that of its heading. */
export function checkPart(exercise: string, check: CheckResult, level: number, context: ReporterContext): Html {
  const words = wordsFor(context.language)
  const { id, verdict } = check
  const points = check.maxPoints === 0 ? words.advice : `${check.points}/${check.maxPoints}`
  const title = inLanguage(check.title, context.language)
  const name = html`<code class="id">${id}</code>`
  return html`<section class="check ${verdict}">
<h${level} class="${verdict}"><span class="verdict">${SYMBOLS[verdict]} ${words.verdict[verdict]}</span> <span class="title">${title === '' ? '' : [sentence(title), ' ']}${name}</span> <span class="points">${points}</span></h${level}>
${verdict === 'passed' ? passedDetails(check, context) : details(exercise, check, context)}
</section>
`
}

/** What a container is started with is worth a look also where it is right. */
function passedDetails({ command }: CheckResult, context: ReporterContext): Piece {
  if (command === undefined) return ''
  const { startedWith } = htmlWordsFor(context.language)
  return html`<details>
    <summary>${startedWith}</summary>
    ${commandPart(command, context)}
  </details>`
}

function details(exercise: string, check: CheckResult, context: ReporterContext): Piece {
  const { language } = context
  const words = wordsFor(language)
  if (check.skippedBecause !== undefined) return html`<p>${sentence(formatMessage(check.skippedBecause, language))}</p>`
  const causes = check.diagnostics.map((problem) => {
    const place = problem.range === undefined ? '' : html`<code>${placeOf(problem.range, context)}</code> `
    return html`<p>${place}${sentence(formatMessage(problem, language))}</p>`
  })
  const reasons = check.reasons.map((reason) => html`<p>${sentence(formatMessage(reason, language))}</p>`)
  const explained =
    check.explain === undefined || check.verdict !== 'failed'
      ? ''
      : html`<p><span class="soft">${words.why}:</span> ${sentence(inLanguage(check.explain, language))}</p>`
  return [
    check.evidence.map((each) => placePart(each, context)),
    causes,
    comparison(check, context),
    reasons,
    check.command === undefined ? '' : commandPart(check.command, context),
    explained,
    helpPart(exercise, check, context),
  ]
}

function placePart({ range, excerpt = '' }: ResolvedEvidence, context: ReporterContext): Piece {
  if (range === undefined) return ''
  const text = excerpt.trim().replaceAll('\t', '    ')
  const shown = text === '' ? '' : html` <code class="excerpt soft">${text}</code>`
  return html`<p class="place"><code>${placeOf(range, context)}</code>${shown}</p>
`
}

function comparison({ expected, actual }: CheckResult, { language }: ReporterContext): Piece {
  const words = wordsFor(language)
  if (typeof expected === 'string' && typeof actual === 'string' && `${expected}${actual}`.includes('\n')) {
    const lines = diffLinesOf(expected, actual)
    const left = lines.length - DIFF_LINES_MAX
    const more = left > 0 ? html`<p class="soft">${words.leftOut(left)}</p>` : ''
    const diff = lines.slice(0, DIFF_LINES_MAX).join('\n')
    return html`<p class="soft">- ${words.expected}, + ${words.got}</p>
      <pre>${multiline(diff)}</pre>
      ${more}`
  }
  const rows = [
    expected === undefined ? '' : factRow(words.expected, expectedText(expected, language)),
    actual === undefined ? '' : isOutput(actual) ? outputRow(words.got, actual) : factRow(words.got, valueText(actual)),
  ]
  return rows.every((each) => each === '') ? '' : html`<dl class="facts">${rows}</dl>`
}

function factRow(label: string, text: string): Html {
  return html`<dt>${label}</dt><dd><code>${text}</code></dd>
`
}

function isOutput(value: Value): value is string {
  return typeof value === 'string' && value.includes('\n')
}

function outputRow(label: string, text: string): Html {
  return html`<dt>${label}</dt><dd><pre>${multiline(text)}</pre></dd>
`
}

/** The hints that were opened, folded, and the next thing to try. */
function helpPart(exercise: string, check: CheckResult, context: ReporterContext): Piece {
  if (check.verdict !== 'failed') return ''
  const opened = context.hintsOf?.(check.id) ?? []
  const hints = opened.map((hint, index) => {
    const summary = htmlWordsFor(context.language).hint(index + 1, check.hints)
    return html`<details class="hint"><summary>${summary}</summary><p>${sentence(inLanguage(hint, context.language))}</p></details>
`
  })
  const next = opened.length > 0 && opened.length >= check.hints ? undefined : nextStep(exercise, check, context)
  if (next === undefined) return hints
  const shown = next.startsWith('grade ') ? html`<code>${next}</code>` : sentence(next)
  return [hints, html`<p><span class="soft">${wordsFor(context.language).attempt}:</span> ${shown}</p>`]
}
