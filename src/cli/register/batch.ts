import { type Command, Option } from 'commander'
import type { BatchFlags } from '../commands/batch.ts'
import type { Console } from '../console.ts'
import { collect, type Finish, positiveInteger } from './options.ts'

/** `grade batch`. */
export function addBatch(program: Command, console: Console, finish: Finish): void {
  program
    .command('batch')
    .description('grade a class: a folder or an archive with the submissions of many learners')
    .argument(
      '<place>',
      'a folder or ZIP archive for each learner, or what Classroom 50, gh classroom, Moodle or Canvas download',
    )
    .option('--exercise <id>', 'what was handed in; default: as the folders are called; repeatable', collect, [])
    .option('--roster <file>', 'a CSV file with everybody who is expected to hand in')
    .addOption(
      new Option('--workers <n>', 'threads; default: as many as pay').argParser(positiveInteger('USAGE_WORKERS')),
    )
    .option('--no-cache', 'work everything out anew')
    .option('--reporter <name[=file]>', 'text or json, on stdout or into a file; repeatable', collect, [])
    .addOption(
      new Option('--fail-on <what>', 'what makes the exit code other than 0')
        .choices(['never', 'not-full', 'ungradable', 'errored'])
        .default('errored'),
    )
    .action(async (place: string, _flags: object, command: Command) => {
      const { batchCommand } = await import('../commands/batch.ts')
      finish(await batchCommand({ ...command.optsWithGlobals<Omit<BatchFlags, 'place'>>(), place }, console))
    })
}
