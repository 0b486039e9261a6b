import { parseArgs } from 'node:util'
import { readInputs } from '../../ci/inputs.ts'
import { inert } from '../../ci/workflow-command.ts'
import { selectChecks } from '../../grading/select.ts'
import { textReporter } from '../../report/text.ts'
import { exitCodeFor } from '../exit-code.ts'
import { reporterContext } from '../reporter-context.ts'
import { UsageError } from '../usage-error.ts'
import { problemText } from './action.ts'
import { classroom50, gradescope, type Surroundings } from './autograders.ts'
import { gradePush } from './grade-push.ts'

const OPTIONS = {
  only: { type: 'string' },
  path: { type: 'string' },
  exercises: { type: 'string' },
  reveal: { type: 'string' },
  lang: { type: 'string' },
  'pass-threshold': { type: 'string' },
  results: { type: 'string' },
} as const

/**
 * `grade.mjs`, the grader in one file: `grade.mjs EXERCISE [--only ID]` prints a report and ends with 0 for full marks, as `tests.json` needs it;
 * `grade.mjs classroom50 EXERCISE…` and `grade.mjs gradescope EXERCISE… --results FILE` write what those platforms read.
 */
export async function gradeMjs(argv: readonly string[], around: Surroundings): Promise<0 | 1 | 2> {
  const { console } = around
  try {
    return await run(argv, around)
  } catch (error) {
    console.complain(`${problemText(error, 'en').split('\n').map(inert).join('\n')}\n`)
    return 2
  }
}

async function run(argv: readonly string[], around: Surroundings): Promise<0 | 1 | 2> {
  const { values, positionals } = parse(argv)
  const [first = '', ...others] = positionals
  const platform = first === 'classroom50' || first === 'gradescope' ? first : undefined
  const exercise = platform === undefined ? positionals.join(' ') : others.join(' ')
  const options: Readonly<Record<string, string | undefined>> = { ...values, exercise }
  const read = readInputs((name) => options[name])
  if (!read.ok) throw new UsageError('USAGE_CI_INPUT', { ...read.problem })
  if (platform === 'classroom50') return await classroom50(read.inputs, around)
  if (platform === 'gradescope') {
    if (values.results === undefined) throw new UsageError('USAGE_OPTION_EMPTY', { option: '--results' })
    return await gradescope(read.inputs, values.results, around)
  }
  const graded = await gradePush(around.console.cwd, read.inputs, around.console, around.exercises)
  if (graded === undefined) return 2
  const reports = graded.map(({ report }) => {
    const selected = values.only === undefined ? report : selectChecks(report, values.only)
    if (selected !== undefined) return selected
    const known = report.checks.filter(({ hidden }) => !hidden).map(({ id }) => id)
    throw new UsageError('USAGE_CHECK_UNKNOWN', {
      exercise: report.exercise,
      id: values.only ?? '',
      known: known.join(', '),
    })
  })
  const context = reporterContext(around.console, { lang: read.inputs.language })
  const [only] = graded
  const text = textReporter(
    reports,
    graded.length === 1 && only !== undefined ? { ...context, locate: only.locate } : context,
  )
  around.console.out(text.split('\n').map(inert).join('\n'))
  return exitCodeFor(reports)
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
  } catch {
    const option = argv.find(
      (word) => word.startsWith('-') && !Object.hasOwn(OPTIONS, word.replace(/^--/, '').replace(/=.*$/, '')),
    )
    throw option === undefined
      ? new UsageError('USAGE_OPTION_EMPTY', { option: argv.at(-1) ?? '' })
      : new UsageError('USAGE_OPTION_UNKNOWN', { option })
  }
}
