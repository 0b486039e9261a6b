import { annotations } from '../../ci/annotations.ts'
import { fileEntry } from '../../ci/file-command.ts'
import { type CiStatus, type Graded, isFailure, statusOf, totalOf } from '../../ci/graded.ts'
import { type CiInputs, readInputs } from '../../ci/inputs.ts'
import { brokenResult, legacyOutput, legacyResult } from '../../ci/legacy.ts'
import { summary } from '../../ci/summary.ts'
import { inertLines, workflowCommand } from '../../ci/workflow-command.ts'
import { assert } from '../../domain/assert.ts'
import type { Language } from '../../domain/text.ts'
import { formatHelp, formatMessage } from '../../messages/index.ts'
import { ciWords } from '../../messages/ci-words.ts'
import { jsonReporter } from '../../report/json.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import { textReporter } from '../../report/text.ts'
import type { Console } from '../console.ts'
import { UsageError } from '../usage-error.ts'
import { gradePush } from './grade-push.ts'

/** The runner as the action sees it. Tests pass one of their own. */
export interface Runner {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** The log, which the runner reads for commands. */
  readonly write: (text: string) => void
  readonly append: (file: string, text: string) => void
  /** Writes a file that is there completely or not at all, and gives its path. */
  readonly keep: (name: string, text: string) => string
  /** Something that nobody can know beforehand, anew on every call. */
  readonly token: () => string
  /** Absolute: the exercises that lie beside the action, if there are any. */
  readonly exercises?: string
}

/** Columns of the log. */
const LOG_COLUMNS = 100

/** Grades a push, tells the learner in log, annotations and summary, and sets the outputs. Ends with 1 where the step is to fail. */
export async function runAction(runner: Runner): Promise<0 | 1> {
  const read = readInputs((name) => runner.env[`INPUT_${name.toUpperCase()}`])
  const language = read.ok ? read.inputs.language : 'en'
  try {
    if (!read.ok) throw new UsageError('USAGE_CI_INPUT', { ...read.problem })
    const root = runner.env['GITHUB_WORKSPACE'] ?? runner.cwd
    const graded = await gradePush(root, read.inputs, logConsole(runner, root), runner.exercises)
    if (graded === undefined) return fail(ciWords(language).internal, runner)
    tell(graded, read.inputs, runner)
    const reports = graded.map(({ report }) => report)
    return isFailure(reports, read.inputs.passThreshold, read.inputs.failOn) ? 1 : 0
  } catch (error) {
    return fail(problemText(error, language), runner)
  }
}

function tell(graded: readonly Graded[], inputs: CiInputs, runner: Runner): void {
  const { language, passThreshold, mode, reveal } = inputs
  const reports = graded.map(({ report }) => report)
  const log = graded.flatMap(({ report, locate }) =>
    textReporter([report], { ...logContext(language), locate }).split('\n'),
  )
  logInert(log, runner)
  for (const command of annotations(graded, language)) runner.write(`${command}\n`)
  const total = totalOf(reports)
  const status = statusOf(reports, passThreshold)
  const result = (some: typeof reports, as: CiStatus): string => legacyOutput(legacyResult(some, as, mode, language))
  const each = reports.map((report) => {
    const own = statusOf([report], passThreshold)
    const { points, maxPoints } = report.score
    return [
      report.exercise,
      { status: own, score: points, 'max-score': maxPoints, result: result([report], own) },
    ] as const
  })
  setOutputs(
    {
      status,
      score: String(total.points),
      'max-score': String(total.maxPoints),
      result: result(reports, status),
      exercises: JSON.stringify(Object.fromEntries(each)),
      report: runner.keep('grade-report.json', jsonReporter(reports, logContext(language))),
    },
    runner,
  )
  const file = runner.env['GITHUB_STEP_SUMMARY'] ?? ''
  if (file !== '') runner.append(file, summary(graded, { language, hints: reveal !== 'verdict' }))
}

function fail(problem: string, runner: Runner): 1 {
  runner.write(`${workflowCommand('error', { title: 'grade' }, problem)}\n`)
  setOutputs({ status: 'error', score: '0', 'max-score': '0', result: legacyOutput(brokenResult(problem)) }, runner)
  return 1
}

function setOutputs(outputs: Readonly<Record<string, string>>, { env, append, token }: Runner): void {
  const file = env['GITHUB_OUTPUT'] ?? ''
  if (file === '') return
  const entries = Object.entries(outputs).map(([name, value]) => fileEntry(name, value, `ghadelimiter_${token()}`))
  const sound = entries.filter((entry) => entry !== undefined)
  assert(sound.length === entries.length, 'no output contains its delimiter')
  append(file, sound.join(''))
}

function logInert(lines: readonly string[], { write, token }: Runner): void {
  write(`${inertLines(lines, token()).join('\n')}\n`)
}

/** What is complained about on the way goes into the log as text. */
function logConsole(runner: Runner, root: string): Console {
  const log = (text: string): void => logInert(text.split('\n'), runner)
  return { cwd: root, env: {}, out: log, complain: log, outIsTerminal: false, columns: LOG_COLUMNS }
}

function logContext(language: Language): ReporterContext {
  return { color: false, width: LOG_COLUMNS, language, plain: false }
}

/** What went wrong, in words; of a mistake of ours no stack, for it names folders of the runner. */
export function problemText(error: unknown, language: Language): string {
  if (!(error instanceof UsageError)) {
    const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return `${ciWords(language).internal} (${name})\n${formatMessage({ code: 'CLI_INTERNAL_ERROR', args: {} }, language)}`
  }
  const help = formatHelp(error, language)
  return `${formatMessage(error, language)}${help === undefined ? '' : `\n${help}`}`
}
