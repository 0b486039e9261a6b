import picocolors from 'picocolors'
import type { Severity } from '../../domain/diagnostic.ts'
import type { Verdict } from '../../domain/report.ts'

/** Paints one piece of text; leaves it as it is when colour is off. */
export type Paint = (text: string) => string

/**
 * The few colours a report uses. Nothing is said by colour alone. Only such as can be read on a light and on a dark ground: yellow and cyan
 * vanish on white, blue on black.
 */
export interface Palette {
  readonly bold: Paint
  readonly faint: Paint
  readonly link: Paint
  /** Code within a sentence. */
  readonly code: Paint
  readonly verdict: Readonly<Record<Verdict, Paint>>
  readonly severity: Readonly<Record<Severity, Paint>>
}

/** The palette of a reader who wants colour, or of one who does not. */
export function palette(enabled: boolean): Palette {
  const colors = picocolors.createColors(enabled)
  return {
    bold: colors.bold,
    faint: colors.dim,
    link: colors.underline,
    code: colors.magenta,
    verdict: {
      passed: colors.green,
      failed: colors.red,
      skipped: colors.dim,
      ungradable: colors.magenta,
      errored: (text) => colors.bold(colors.red(text)),
    },
    severity: { error: colors.red, warning: colors.magenta, info: colors.bold },
  }
}
