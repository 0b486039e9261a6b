import type { Report } from '../domain/report.ts'
import { wordsFor } from '../messages/words.ts'
import { courseLines } from './course-lines.ts'
import { readerView } from './reader-view.ts'
import { codeFrame } from './render/code-frame.ts'
import type { ReporterContext } from './reporter.ts'
import { headerLines, textReporter } from './text.ts'
import { type CheckBlock, checkBlocks, checkColumns } from './text-check.ts'

/** What of a report is on a screen, and how many of its lines are not. */
export interface FittedReport {
  readonly lines: readonly string[]
  readonly left: number
}

/** Lines that belong together; the less `rank`, the sooner they are given room. */
interface Piece {
  readonly lines: readonly string[]
  readonly rank: number
  /** Stands below that one, and never without it. */
  readonly below?: Piece
}

/**
 * A report in at most `rows` lines. Where there is no room for all of it, what passed or was skipped is counted in one line, and the
 * rest is shown as far as it fits whole, in this order: the first error with its remedy, what was not passed, the other problems,
 * the details below the checks. The last row stays free then, for saying what is left out.
 */
export function fittedReport(full: Report, rows: number, context: ReporterContext): FittedReport {
  const lines = textReporter([full], context).trimEnd().split('\n')
  if (lines.length <= rows) return { lines, left: 0 }
  if (context.plain) return { lines: lines.slice(0, rows - 1), left: lines.length - rows + 1 }
  const pieces = piecesOf(full, context)
  let room = rows - 1
  const shown = new Set<Piece>()
  for (const piece of pieces.toSorted((a, b) => a.rank - b.rank)) {
    const isLone = piece.below !== undefined && !shown.has(piece.below)
    if (isLone || piece.lines.length > room) continue
    shown.add(piece)
    room -= piece.lines.length
  }
  const fitting = pieces.filter((piece) => shown.has(piece)).flatMap((piece) => piece.lines)
  return { lines: fitting, left: Math.max(lines.length - fitting.length, 0) }
}

function isFolded({ verdict }: CheckBlock): boolean {
  return verdict === 'passed' || verdict === 'skipped'
}

/** In the order in which they are read. */
function piecesOf(full: Report, context: ReporterContext): readonly Piece[] {
  const { report } = readerView(full, context.showHidden === true, context.language)
  const columns = checkColumns(report, context)
  const checks = checkBlocks(report, columns, context)
  const count = (wanted: CheckBlock['verdict']): number => checks.filter(({ verdict }) => verdict === wanted).length
  const folded = wordsFor(context.language).folded(count('passed'), count('skipped'))
  const first = report.diagnostics.findIndex(({ severity }) => severity === 'error')
  return [
    { lines: headerLines(report, columns, context), rank: 0 },
    ...checks
      .filter((check) => !isFolded(check))
      .flatMap(({ row, details }): readonly Piece[] => {
        const above = { lines: row, rank: 2 }
        return [above, { lines: details, rank: 4, below: above }]
      }),
    ...(folded === '' ? [] : [{ lines: [`  ${folded}`], rank: 0 }]),
    { lines: courseLines(report.score, context).map((line) => `  ${line}`), rank: 5 },
    ...report.diagnostics.map((diagnostic, index) => ({
      lines: ['', ...codeFrame(diagnostic, context)],
      rank: index === first ? 1 : diagnostic.severity === 'info' ? 5 : 3,
    })),
  ]
}
