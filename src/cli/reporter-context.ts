import type { ReporterContext } from '../report/reporter.ts'
import { type Console, languageOf, type OutputFlags, wantsColor, widthOf } from './console.ts'

/** How reports are written in this call. */
export function reporterContext(console: Console, flags: OutputFlags): ReporterContext {
  return {
    color: wantsColor(console, flags),
    width: widthOf(console),
    language: languageOf(console, flags),
    plain: flags.plain === true,
    ascii: flags.ascii === true,
  }
}
