import type { Command } from 'commander'
import type { VerifyFlags } from '../commands/verify.ts'
import type { Console } from '../console.ts'
import type { CommonFlags } from '../program.ts'
import type { Finish } from './options.ts'

/** What authors of exercises need. */
export function addAuthors(program: Command, console: Console, finish: Finish): void {
  program
    .command('new')
    .description('start an exercise: files that are sound as they are, to be changed')
    .argument('<exercise>', 'its name: `exercise-14`, or `14` for short')
    .action(async (name: string, _flags: object, command: Command) => {
      const { newCommand } = await import('../commands/new.ts')
      finish(newCommand({ ...command.optsWithGlobals<CommonFlags>(), name }, console))
    })
  program
    .command('verify')
    .description('prove exercises: starter, solution, known answers, links, and whether the checks notice mistakes')
    .argument('[exercises...]', 'default: the whole course')
    .option('--equivalent', 'show also the mutants that behave like a right answer')
    .option('--json', 'for programs')
    .action(async (names: readonly string[], _flags: object, command: Command) => {
      const { verifyCommand } = await import('../commands/verify.ts')
      finish(verifyCommand({ ...command.optsWithGlobals<Omit<VerifyFlags, 'names'>>(), names }, console))
    })
}
