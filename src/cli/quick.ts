import { type GradeFlags, gradeCommand } from './commands/grade.ts'
import type { Console } from './console.ts'
import type { ExitCode } from './exit-code.ts'

/**
 * Grades one exercise, as `runProgram` does: the whole of what is in the script that the build makes for this alone. `undefined` if it takes
 * what is not in that script, or if anything is wrong: nothing has been written then, and the whole program does it again and says why.
 */
export async function runQuick(flags: GradeFlags, console: Console): Promise<ExitCode | undefined> {
  const said: (() => void)[] = []
  const held: Console = {
    cwd: console.cwd,
    env: console.env,
    outIsTerminal: console.outIsTerminal,
    get columns() {
      return console.columns
    },
    out: (text) => said.push(() => console.out(text)),
    complain: (text) => said.push(() => console.complain(text)),
  }
  let exitCode: ExitCode
  try {
    exitCode = await gradeCommand(flags, held)
  } catch {
    return undefined
  }
  for (const say of said) say()
  return exitCode
}
