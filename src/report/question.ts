import { shortDuration } from '../domain/duration.ts'
import type { QuizSituation, QuizSpec, Step } from '../domain/exercise.ts'
import { scalarText } from '../domain/json.ts'
import type { Language } from '../domain/text.ts'
import { wordsFor } from '../messages/words.ts'
import { printableLines } from './render/sanitize.ts'

/** What a question asks, in the reader's language. */
export function askOf({ spec, korean }: QuizSpec, language: Language): string {
  const asked = language === 'ko' ? korean?.ask : undefined
  return (asked ?? scalarText(spec['ask'])).trim()
}

/** What a question offers, in the reader's language and the author's order; empty where it offers nothing. */
export function offeredBy({ spec, korean }: QuizSpec, language: Language): readonly string[] {
  const { from } = spec
  const texts = Array.isArray(from) ? from.map(String) : []
  return texts.map((text, index) => (language === 'ko' ? (korean?.from?.[index] ?? text) : text))
}

/** A question as a page of a terminal shows it: what is asked, what it starts from, what is offered with the letters that answers may use. */
export function questionLines(quiz: QuizSpec, language: Language): readonly string[] {
  const options = offeredBy(quiz, language).map((text, index) => `  ${letterOf(index)}) ${text}`)
  const situation = quiz.situation === undefined ? [] : situationLines(quiz.situation, language)
  return [askOf(quiz, language), ...apart(situation), ...apart(options)].flatMap(printableLines)
}

/** Lines with an empty one before them. */
function apart(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines]
}

function letterOf(index: number): string {
  return String.fromCodePoint('a'.charCodeAt(0) + index)
}

/** The files and commands that come before the question. */
export function situationLines({ files, steps }: QuizSituation, language: Language): readonly string[] {
  const words = wordsFor(language)
  const shown = files.flatMap(({ path, text }) => [
    `  ${path}:`,
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`),
  ])
  const commands = steps.flatMap((step) => commandsOf(step, words.waits))
  return [...shown, ...commands.map((command) => `  $ ${command}`)]
}

function commandsOf(step: Step, waits: (duration: string) => string): readonly string[] {
  switch (step.kind) {
    case 'apply':
      return [`kubectl apply ${step.files.map((file) => `-f ${file}`).join(' ')}`]
    case 'run':
      return step.commands.flatMap((command) => command.trimEnd().split('\n'))
    case 'wait':
      return [`# ${waits(shortDuration(step.durationMs))}`]
    default:
      return []
  }
}

/** A file of answers that is still to be filled in: each question as a comment above its line. */
export function answersTemplate(
  exercise: string,
  quizzes: readonly QuizSpec[],
  seed: string | undefined,
  language: Language,
): string {
  const words = wordsFor(language)
  const head = [`# ${words.gradedBy(`grade ${exercise} answers.yaml`)}`]
  const seedLine = seed === undefined ? [] : [`seed: ${JSON.stringify(seed)}`]
  const blocks = quizzes.map((quiz, index) => {
    const lines = questionLines(quiz, language)
    const asked = lines.map((line, at) => (at === 0 ? `# ${index + 1}. ${line}` : `#    ${line}`.trimEnd()))
    return [...asked, `${quiz.id}:`].join('\n')
  })
  return `${[[...head, ...seedLine].join('\n'), ...blocks].join('\n\n')}\n`
}
