import type { ContainerStart, ProcessStory } from '../domain/container.ts'
import { shortDuration } from '../domain/duration.ts'
import { containerWordsFor } from '../messages/container-words.ts'
import { jsonWords } from './entrypoint-rows.ts'
import { printable } from './render/sanitize.ts'
import { cutColumns, displayWidth, padColumns } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'

/** One line per way of starting; cells are cut so that all three columns fit. */
export function matrixRows(matrix: readonly ContainerStart[], context: ReporterContext): readonly string[] {
  const words = containerWordsFor(context.language)
  const rows = [
    words.matrixColumns,
    ...matrix.map((start) => [start.title, jsonWords(start.argv), outcomeOf(start.process, context)] as const),
  ].map((cells) => cells.map(printable))
  const widest = [0, 1, 2].map((column) => Math.max(...rows.map((cells) => displayWidth(cells[column] ?? ''))))
  const last = Math.min(widest[2] ?? 0, 24)
  const room = context.width - 2 - last - 4
  const first = Math.min(widest[0] ?? 0, Math.max(Math.floor(room / 2), room - (widest[1] ?? 0)))
  const second = Math.min(widest[1] ?? 0, room - first)
  return rows.map((cells) => {
    const [title = '', argv = '', outcome = ''] = cells
    return `  ${padColumns(cutColumns(title, first), first)}  ${padColumns(cutColumns(argv, second), second)}  ${cutColumns(outcome, last)}`.trimEnd()
  })
}

/** How it ends in a few words. */
export function outcomeOf(process: ProcessStory, context: ReporterContext): string {
  const words = containerWordsFor(context.language)
  switch (process.outcome) {
    case 'running':
      return words.running
    case 'exited': {
      const { afterMs = 0, exitCode = 0 } = process
      return words.ended(exitCode, afterMs < 100 ? '' : shortDuration(afterMs))
    }
    case 'not-started':
    case 'not-created':
      return words.notStarted(process.exitCode ?? process.reason ?? 125)
  }
}
