import type { BatchExercise, BatchResult } from '../../domain/batch.ts'
import type { Language } from '../../domain/text.ts'
import { formatMessage, inLanguage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import { printable } from '../render/sanitize.ts'

/**
 * What a learner is told in a gradebook, on one line: the points, and what each check gave and why. Of hidden checks only how many there are; where
 * the author reveals a verdict alone, no reason. A platform shows it as HTML, so there is no sign in it that begins an element.
 */
export function gradebookFeedback(result: BatchResult, exercise: BatchExercise, language: Language): string {
  const words = wordsFor(language)
  const facts = new Map(exercise.checks.map((check) => [check.id, check]))
  const shown = result.checks.filter(({ id }) => facts.get(id)?.hidden !== true)
  const hidden = result.checks.filter(({ id }) => facts.get(id)?.hidden === true)
  const parts = shown.map(({ id, verdict, points, reason }) => {
    const { title = { en: '' }, maxPoints = 0, reveal = 'verdict' } = facts.get(id) ?? {}
    const score = maxPoints === 0 ? words.advice : `${points}/${maxPoints}`
    const why =
      verdict === 'passed' || reason === undefined || reveal === 'verdict'
        ? ''
        : ` – ${formatMessage(reason, language)}`
    return `${words.verdict[verdict]} ${score} ${inLanguage(title, language) || id}${why}`
  })
  const passed = hidden.filter(({ verdict }) => verdict === 'passed').length
  const all = [
    words.score(result.final ?? 0, exercise.maxPoints),
    ...parts,
    ...(hidden.length === 0 ? [] : [words.hidden(hidden.length, passed)]),
  ]
  return printable(all.join(' · ')).replaceAll('<', '‹').replaceAll('>', '›')
}
