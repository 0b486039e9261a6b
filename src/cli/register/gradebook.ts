import { type Command, Option } from 'commander'
import { GRADEBOOKS } from '../../domain/gradebook.ts'
import type { GradebookFlags } from '../commands/gradebook.ts'
import type { Console } from '../console.ts'
import type { Finish } from './options.ts'

/** `grade gradebook`. */
export function addGradebook(program: Command, console: Console, finish: Finish): void {
  program
    .command('gradebook')
    .description('fill the results of a class into the gradebook of a learning platform')
    .argument('<results>', 'what `grade batch --reporter json=FILE` wrote')
    .addOption(new Option('--for <platform>', 'whose gradebook it is').choices(GRADEBOOKS).makeOptionMandatory())
    .requiredOption('--into <file>', 'the CSV file that the platform exported; all but the grades stays as it is')
    .option('--exercise <id>', 'what to fill in, where the results are for several')
    .option('--column <name>', 'the column to fill; default: the one called like the exercise')
    .option('--feedback-column <name>', 'the column of feedback, where the platform has one')
    .option('--match <name>', 'the column that says whose a row is; default: ids, logins and e-mail addresses')
    .option('--out <file>', 'where to write it; default: stdout')
    .action(async (results: string, _flags: object, command: Command) => {
      const { gradebookCommand } = await import('../commands/gradebook.ts')
      finish(gradebookCommand({ ...command.optsWithGlobals<Omit<GradebookFlags, 'results'>>(), results }, console))
    })
}
