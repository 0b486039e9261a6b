import type { Console } from '../console.ts'
import { findCourse } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { listCommand } from './list.ts'

/** `grade` alone: what there is, and the next command to type. */
export async function overview(flags: CommonFlags, console: Console): Promise<ExitCode> {
  await listCommand(flags, console)
  const [first] = findCourse(flags, console)
  if (first !== undefined) {
    console.out(`\nread the task    grade show ${first.id}\ngrade an answer  grade ${first.id} FOLDER\n`)
  }
  return 0
}
