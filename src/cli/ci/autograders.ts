import { classroom50Result, CLASSROOM50_STATUS, readIdentity } from '../../ci/classroom50.ts'
import { fileEntry } from '../../ci/file-command.ts'
import { type Graded, statusOf, totalOf } from '../../ci/graded.ts'
import { gradescopeProblem, gradescopeResults } from '../../ci/gradescope.ts'
import type { CiInputs } from '../../ci/inputs.ts'
import { summary } from '../../ci/summary.ts'
import { inert } from '../../ci/workflow-command.ts'
import { assert } from '../../domain/assert.ts'
import { ciWords } from '../../messages/ci-words.ts'
import { wordsFor } from '../../messages/words.ts'
import { UsageError } from '../usage-error.ts'
import { problemText } from './action.ts'
import { gradePush } from './grade-push.ts'
import type { Console } from '../console.ts'

/** What an autograder may do outside, besides reading what was handed in. */
export interface Surroundings {
  readonly console: Console
  /** Absolute: the exercises that lie beside the grader, if there are any. */
  readonly exercises?: string
  /** Writes a file that is there completely or not at all. */
  readonly write: (file: string, text: string) => void
  readonly append: (file: string, text: string) => void
  /** `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly now: () => string
  readonly token: () => string
}

/** Characters of a release's text that GitHub takes, with room to spare. */
const RELEASE_BYTES_MAX = 100_000

/**
 * Grades for Classroom 50, in the learner's checkout: `result.json`, `release-body.md`, and what the runner wants to know. Ends with 0 whenever grading ran,
 * whatever the score; 2 is a mistake of the set-up.
 */
export async function classroom50(inputs: CiInputs, around: Surroundings): Promise<0 | 2> {
  const { console, write, append, token } = around
  const { language, passThreshold } = inputs
  const identity = readIdentity(console.env)
  if (!identity.ok) throw new UsageError('USAGE_CI_ENVIRONMENT', { name: identity.missing })
  const graded = await gradePush(console.cwd, inputs, console, around.exercises)
  if (graded === undefined) return 2
  write('result.json', classroom50Result(graded, identity.identity, around.now(), language))
  const options = { language, hints: inputs.reveal !== 'verdict', bytesMax: RELEASE_BYTES_MAX }
  write('release-body.md', summary(graded, options))
  const reports = graded.map(({ report }) => report)
  const { points, maxPoints } = totalOf(reports)
  const line = wordsFor(language).score(points, maxPoints)
  const file = console.env['GITHUB_OUTPUT'] ?? ''
  if (file !== '') {
    for (const [name, value] of [
      ['status', CLASSROOM50_STATUS[statusOf(reports, passThreshold)]],
      ['summary', line],
    ] as const) {
      const entry = fileEntry(name, value, `ghadelimiter_${token()}`)
      assert(entry !== undefined, 'no output contains its delimiter')
      append(file, entry)
    }
  }
  console.out(`${toldLines(graded, line, inputs).join('\n')}\n`)
  return 0
}

/** Grades for Gradescope. The results are written whatever happens: without them a learner is told nothing. */
export async function gradescope(inputs: CiInputs, results: string, around: Surroundings): Promise<0 | 2> {
  const { console, write } = around
  const { language } = inputs
  try {
    const graded = await gradePush(console.cwd, inputs, console, around.exercises)
    if (graded !== undefined) {
      write(results, gradescopeResults(graded, language))
      return 0
    }
    write(results, gradescopeProblem('', language))
  } catch (error) {
    write(results, gradescopeProblem(problemText(error, language), language))
  }
  return 2
}

/** What the log says: points, and that they are no proof. */
function toldLines(graded: readonly Graded[], total: string, { language }: CiInputs): readonly string[] {
  const words = ciWords(language)
  const each = graded.map(({ report }) => words.scored(report.exercise, report.score.points, report.score.maxPoints))
  return [...each, `${words.total}: ${total}`, words.recompute].map(inert)
}
