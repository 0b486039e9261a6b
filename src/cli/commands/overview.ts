import { formatMessage } from '../../messages/index.ts'
import { type Console, languageOf } from '../console.ts'
import { findCourse } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { listCommand } from './list.ts'

/** `grade` alone: what there is, and the next command to type. */
export async function overview(flags: CommonFlags, console: Console): Promise<ExitCode> {
  await listCommand(flags, console)
  const [first] = findCourse(flags, console)
  if (first !== undefined) {
    const next = { code: 'CLI_NEXT_COMMANDS', args: { id: first.id } } as const
    console.out(`\n${formatMessage(next, languageOf(console, flags))}\n`)
  }
  return 0
}
