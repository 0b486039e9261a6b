import type { Command } from 'commander'
import type { Console } from '../console.ts'
import type { CommonFlags } from '../program.ts'
import type { Finish } from './options.ts'
import { offer, UsageError } from '../usage-error.ts'

/** What explains `grade` itself: its messages, its surroundings, its words. */
export function addAbout(program: Command, console: Console, finish: Finish): void {
  program
    .command('help')
    .description('explain a command')
    .argument('[command...]')
    .action((names: readonly string[]) => {
      let asked = program
      for (const name of names) {
        const found = asked.commands.find((each) => each.name() === name)
        if (found === undefined) {
          const { meant } = offer(
            name,
            asked.commands.map((each) => each.name()),
          )
          throw new UsageError('USAGE_HELP_UNKNOWN', { name, ...(meant === undefined ? {} : { meant }) })
        }
        asked = found
      }
      asked.outputHelp()
      finish(0)
    })
  program
    .command('explain')
    .description('explain a diagnostic code')
    .argument('<code>')
    .action(async (code: string, _flags: object, command: Command) => {
      const { explainCommand } = await import('../commands/explain.ts')
      finish(explainCommand({ ...command.optsWithGlobals<CommonFlags>(), code }, console))
    })
  program
    .command('doctor')
    .description('look at what grade needs, and say what to mend')
    .action(async (_flags: object, command: Command) => {
      const { doctorCommand } = await import('../commands/doctor.ts')
      finish(await doctorCommand(command.optsWithGlobals<CommonFlags>(), console))
    })
  program
    .command('completion')
    .description('print a script that completes commands, options and exercises in a shell')
    .argument('<shell>', 'bash, zsh or fish')
    .action(async (shell: string) => {
      const { completionCommand } = await import('../commands/completion.ts')
      finish(completionCommand(shell, program, console))
    })
}
