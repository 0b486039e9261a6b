import { inAscii } from '../../report/render/ascii.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import { nextLines } from '../learner/lines.ts'
import { courseStandings, nextOf } from '../learner/standing.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'

/** Says which exercise is next, and what to type. */
export async function nextCommand(flags: CommonFlags, console: Console): Promise<ExitCode> {
  const all = await courseStandings(flags, console)
  if (all === undefined) return 2
  const context = reporterContext(console, all[0]?.output ?? flags)
  const lines = nextLines(nextOf(all), context)
  console.out(inAscii(`${lines.join('\n')}\n`, context))
  return 0
}
