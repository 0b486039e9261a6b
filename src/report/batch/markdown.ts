import type { BatchResults } from '../../domain/batch.ts'
import type { Message } from '../../domain/diagnostic.ts'
import { type BatchWords, batchWords } from '../../messages/batch-words.ts'
import { inLanguage } from '../../messages/index.ts'
import { codeSpan, markdownText } from '../render/markdown.ts'
import type { ReporterContext } from '../reporter.ts'
import { notesBesideTable, notesOnLearner, noteText } from './notes.ts'
import type { BatchReporter } from './reporter.ts'
import { meanOf, rounded, totalsOf } from './totals.ts'

/** A class as Markdown, for a page or the summary of a workflow: figures for each exercise, points of everybody, what is to be known of some. */
export const batchMarkdownReporter: BatchReporter = (results, context) => {
  const words = batchWords(context.language)
  const submissions = results.results.filter(({ status }) => status !== 'missing').length
  const found = words.found(submissions, results.learners.length, words.layout[results.layout])
  const notes = noteLines(results, context)
  const sections = [
    [`# ${markdownText(found)}`],
    figureTable(results, words, context),
    pointTable(results, words),
    ...(notes.length === 0 ? [] : [[`## ${words.notes}`], notes]),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function figureTable(results: BatchResults, words: BatchWords, { language }: ReporterContext): readonly string[] {
  const titles = new Map(results.exercises.map(({ id, title }) => [id, inLanguage(title, language)]))
  return table(
    [words.exercise, '', words.mean, words.fullMarks, words.missing, words.noResult],
    '| --- | --- | ---: | ---: | ---: | ---: |',
    totalsOf(results).map(({ id, maxPoints, points, fullMarks, missing, withoutResult }) => {
      const mean = meanOf(points)
      return [
        codeSpan(id),
        markdownText(titles.get(id) ?? ''),
        mean === undefined ? '' : `${rounded(mean)} / ${maxPoints}`,
        String(fullMarks),
        String(missing),
        String(withoutResult),
      ]
    }),
  )
}

/** A row for each learner; a blank cell is one without a result, never 0. */
function pointTable({ exercises, learners, results }: BatchResults, words: BatchWords): readonly string[] {
  return table(
    [words.learner, ...exercises.map(({ id, maxPoints }) => `${codeSpan(id)} / ${maxPoints}`)],
    `| --- |${exercises.map(() => ' ---: |').join('')}`,
    learners.map(({ id, name = '' }, index) => {
      const own = results.slice(index * exercises.length, (index + 1) * exercises.length)
      const who = name === '' || name === id ? codeSpan(id) : `${codeSpan(id)} ${markdownText(name)}`
      return [who, ...own.map(({ final }) => (final === null ? '' : String(final)))]
    }),
  )
}

function table(head: readonly string[], rule: string, rows: readonly (readonly string[])[]): readonly string[] {
  return [rowOf(head), rule, ...rows.map(rowOf)]
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function noteLines({ learners, results, exercises }: BatchResults, { language }: ReporterContext): readonly string[] {
  const lineOf = (whose: readonly string[], note: Message): string =>
    `- ${whose.map(codeSpan).join(' ')}: ${markdownText(noteText(note, language))}`
  return learners.flatMap(({ id }, index) => {
    const own = results.slice(index * exercises.length, (index + 1) * exercises.length)
    const ofExercises = own.flatMap((result) => {
      const whose = exercises.length > 1 ? [id, result.exercise] : [id]
      return notesBesideTable(result).map((note) => lineOf(whose, note))
    })
    return [...notesOnLearner(own).map((note) => lineOf([id], note)), ...ofExercises]
  })
}
