import type { Diagnostic } from '../domain/diagnostic.ts'
import { formatHelp, formatMessage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { codeFrame } from './render/code-frame.ts'
import { palette } from './render/color.ts'
import { printable } from './render/sanitize.ts'
import { displayWidth } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'

/** A diagnostic as compilers write it, its sentences broken at the reader's width; the excerpt is as it is. */
export function findingLines(diagnostic: Diagnostic, context: ReporterContext): readonly string[] {
  return codeFrame(diagnostic, context).flatMap((line, index) => {
    const sentence = index === 0 ? '  ' : /^ *\S*= /.exec(withoutColor(line))?.[0]
    return sentence === undefined ? [line] : wrapPainted(line, context.width, ' '.repeat(sentence.length + 6))
  })
}

/** Diagnostics of one code without their places, a sentence each; how to mend it is said once. */
export function briefLines(told: readonly Diagnostic[], context: ReporterContext): readonly string[] {
  const paint = palette(context.color)
  const words = wordsFor(context.language)
  const last = told.at(-1)
  const help = last === undefined ? undefined : formatHelp(last, context.language)
  const sentences = told.map((each) => {
    const head = paint.severity[each.severity](`${words.severity[each.severity]}[${each.code}]`)
    return `${head}: ${printable(formatMessage(each, context.language))}`
  })
  return [
    ...sentences.flatMap((sentence) => wrapPainted(sentence, context.width, ' '.repeat(8))),
    ...(help === undefined
      ? []
      : wrapPainted(`  ${paint.faint('=')} ${words.help}: ${printable(help)}`, context.width, ' '.repeat(10))),
  ]
}

/** Like `wrapColumns` for a line with colours in it; its leading blanks stay, and lines after the first are indented. */
function wrapPainted(text: string, width: number, indent: string): readonly string[] {
  const lead = /^ */.exec(text)?.[0] ?? ''
  const [first = '', ...words] = text.slice(lead.length).split(' ')
  const lines: string[] = []
  let line = lead + first
  for (const word of words) {
    if (displayWidth(withoutColor(`${line} ${word}`)) <= width) {
      line = `${line} ${word}`
    } else {
      lines.push(line)
      line = indent + word
    }
  }
  return [...lines, line]
}

/** The text without the sequences that our own palette writes: learner text holds none any more. */
function withoutColor(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the escape starts the sequences
  return text.replaceAll(/\u001b\[\d+m/g, '')
}
