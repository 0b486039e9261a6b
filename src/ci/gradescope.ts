import type { Language } from '../domain/text.ts'
import { ciWords } from '../messages/ci-words.ts'
import { printable } from '../report/render/sanitize.ts'
import type { Graded } from './graded.ts'
import { listedTests } from './listed-tests.ts'

/**
 * `results.json` of Gradescope: a score on each test, none at the top, so that there is one total. Every text has the format `text`, for it may hold
 * what a learner wrote.
 */
export function gradescopeResults(graded: readonly Graded[], language: Language): string {
  const tests = listedTests(graded, language).map((test, index) => ({
    score: test.points,
    max_score: test.maxPoints,
    status: test.isFull ? 'passed' : 'failed',
    name: test.name,
    name_format: 'text',
    number: String(index + 1),
    output: test.said.join('\n'),
    output_format: 'text',
    visibility: 'visible',
  }))
  return document({ stdout_visibility: 'hidden', tests })
}

/** What is written where nothing could be graded: no points, and the reason. */
export function gradescopeProblem(problem: string, language: Language): string {
  const output = [ciWords(language).internal, problem]
    .map((line) => line.split('\n').map(printable).join('\n'))
    .join('\n')
  return document({ score: 0, stdout_visibility: 'visible', output })
}

function document(content: object): string {
  const formats = { output_format: 'text', test_output_format: 'text', test_name_format: 'text' }
  return `${JSON.stringify({ ...content, ...formats }, undefined, 2)}\n`
}
