import { type Command, Option } from 'commander'
import { PLATFORMS, PUBLISHED_ACTION } from '../../ci/setup/platforms.ts'
import type { ClassroomFlags } from '../commands/classroom.ts'
import type { Console } from '../console.ts'
import type { Finish } from './options.ts'

/** What sets grading up where learners hand in. */
export function addClassroom(program: Command, console: Console, finish: Finish): void {
  const classroom = program
    .command('classroom')
    .description('grade where learners hand in: GitHub Actions, Classroom 50, Gradescope')
  classroom
    .command('init')
    .description('write the files that a platform needs, and say what they are for; what was edited stays')
    .argument('<exercises...>', 'what is handed in there')
    .addOption(new Option('--for <platform>', 'where').choices(PLATFORMS).default('actions'))
    .option(
      '--into <folder>',
      'where the files go; default: here for workflows, else a folder called like the platform',
    )
    .option(
      '--action <name>',
      'the action of the workflow: a release, a commit, or a folder `./…` of the repository, which is written too',
      PUBLISHED_ACTION,
    )
    .option('--force', 'write also over what was edited')
    .action(async (exercise: readonly string[], _flags: object, command: Command) => {
      const { classroomInit } = await import('../commands/classroom.ts')
      finish(await classroomInit({ ...command.optsWithGlobals<Omit<ClassroomFlags, 'exercise'>>(), exercise }, console))
    })
}
