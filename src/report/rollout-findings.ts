import type { Diagnostic } from '../domain/diagnostic.ts'
import { formatHelp, formatMessage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { palette } from './render/color.ts'
import { printable } from './render/sanitize.ts'
import { wrapHanging } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'

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
    ...sentences.flatMap((sentence) => wrapHanging(sentence, context.width, ' '.repeat(8))),
    ...(help === undefined
      ? []
      : wrapHanging(`  ${paint.faint('=')} ${words.help}: ${printable(help)}`, context.width, ' '.repeat(10))),
  ]
}
