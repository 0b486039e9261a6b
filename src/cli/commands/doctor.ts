import { formatHelp } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import { inAscii } from '../../report/render/ascii.ts'
import { palette } from '../../report/render/color.ts'
import { printable } from '../../report/render/sanitize.ts'
import { displayWidth, padColumns, wrapHanging } from '../../report/render/width.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import type { Console } from '../console.ts'
import { DOCTOR_CHECKS, type DoctorFinding } from '../doctor/checks.ts'
import type { ExitCode } from '../exit-code.ts'
import { say } from '../learner/lines.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'

const SYMBOLS = { ok: '✓', note: '–', problem: '✗' } as const

/** Looks at everything that `grade` needs, and says what to mend. Exit code 1 where something does not work. */
export async function doctorCommand(flags: CommonFlags, console: Console): Promise<ExitCode> {
  const context = reporterContext(console, flags)
  const findings: DoctorFinding[] = []
  for (const check of DOCTOR_CHECKS) findings.push(...(await check(flags, console)))
  const lines = findings.flatMap((finding) => findingLines(finding, context))
  console.out(inAscii(`${lines.join('\n')}\n`, context))
  return findings.some(({ state }) => state === 'problem') ? 1 : 0
}

function findingLines({ state, code, args }: DoctorFinding, context: ReporterContext): readonly string[] {
  const { verdict, faint } = palette(context.color)
  const { help: helpWord } = wordsFor(context.language)
  const states = (['ok', 'note', 'problem'] as const).map((each) => say(STATE_CODES[each], {}, context))
  const columns = Math.max(...states.map(displayWidth)) + 2
  const word = say(STATE_CODES[state], {}, context)
  const text = printable(say(code, args, context))
  const help = formatHelp({ code, args }, context.language)
  if (context.plain) return [`${word}: ${text}`, ...(help === undefined ? [] : [`${helpWord}: ${printable(help)}`])]
  const tone = { ok: verdict.passed, note: faint, problem: verdict.failed }[state]
  const indent = ' '.repeat(columns + 2)
  const head = tone(`${SYMBOLS[state]} ${padColumns(word, columns)}`)
  return [
    ...wrapHanging(`${head}${text}`, context.width, indent),
    ...(help === undefined
      ? []
      : wrapHanging(`${indent}= ${helpWord}: ${printable(help)}`, context.width, `${indent}  `)),
  ]
}

const STATE_CODES = {
  ok: 'CLI_DOCTOR_OK',
  note: 'CLI_DOCTOR_NOTE',
  problem: 'CLI_DOCTOR_PROBLEM',
} as const
