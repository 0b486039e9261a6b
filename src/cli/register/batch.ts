import { type Command, Option } from 'commander'
import type { AuditFlags } from '../commands/audit.ts'
import type { BatchFlags } from '../commands/batch.ts'
import type { DiffFlags } from '../commands/diff.ts'
import type { MergeFlags } from '../commands/merge.ts'
import type { Console } from '../console.ts'
import { addGradebook } from './gradebook.ts'
import { collect, type Finish, positiveInteger } from './options.ts'

/** What instructors need: `batch`, `merge`, `diff`, `audit` and `gradebook`. */
export function addInstructors(program: Command, console: Console, finish: Finish): void {
  addBatch(program, console, finish)
  addResults(program, console, finish)
  addGradebook(program, console, finish)
}

function addBatch(program: Command, console: Console, finish: Finish): void {
  const batch = program
    .command('batch')
    .description('grade a class: a folder or an archive with the submissions of many learners')
    .argument(
      '<place>',
      'a folder or ZIP archive for each learner, or what Classroom 50, gh classroom, Moodle or Canvas download',
    )
    .option('--exercise <id>', 'what was handed in; default: as the folders are called; repeatable', collect, [])
    .option('--feedback <folder>', 'write what each learner is told, a Markdown file for each exercise')
    .option('--shard <part>', 'one part of the class, such as 2/5; index/5 in a Kubernetes Indexed Job')
  addReporting(addGrading(batch)).action(async (place: string, _flags: object, command: Command) => {
    const { batchCommand } = await import('../commands/batch.ts')
    finish(await batchCommand({ ...command.optsWithGlobals<Omit<BatchFlags, 'place'>>(), place }, console))
  })
}

function addResults(program: Command, console: Console, finish: Finish): void {
  const merge = program
    .command('merge')
    .description('put the results of the parts of a class together')
    .argument('<results...>', 'what `grade batch --shard … --reporter json=FILE` wrote')
  addReporting(merge).action(async (files: readonly string[], _flags: object, command: Command) => {
    const { mergeCommand } = await import('../commands/merge.ts')
    finish(await mergeCommand({ ...command.optsWithGlobals<Omit<MergeFlags, 'files'>>(), files }, console))
  })
  program
    .command('diff')
    .description('say whose results changed between two gradings of a class, and why')
    .argument('<before>', 'what `grade batch --reporter json=FILE` wrote')
    .argument('<after>')
    .option('--json', 'for programs')
    .action(async (before: string, after: string, _flags: object, command: Command) => {
      const { diffCommand } = await import('../commands/diff.ts')
      finish(diffCommand({ ...command.optsWithGlobals<Omit<DiffFlags, 'before' | 'after'>>(), before, after }, console))
    })
  const audit = program
    .command('audit')
    .description('grade a class anew and say which results are not what its sources give')
    .argument('<results>', 'what `grade batch --reporter json=FILE` wrote')
    .requiredOption('--submissions <place>', 'the class, as for `batch`')
    .option('--policy <file>', 'as for `batch`')
    .option('--json', 'for programs')
  addGrading(audit).action(async (results: string, _flags: object, command: Command) => {
    const { auditCommand } = await import('../commands/audit.ts')
    finish(await auditCommand({ ...command.optsWithGlobals<Omit<AuditFlags, 'results'>>(), results }, console))
  })
}

function addGrading(command: Command): Command {
  return command
    .option('--roster <file>', 'a CSV file with everybody who is expected to hand in')
    .addOption(
      new Option('--workers <n>', 'threads; default: as many as pay').argParser(positiveInteger('USAGE_WORKERS')),
    )
    .option('--no-cache', 'work everything out anew')
}

function addReporting(command: Command): Command {
  return command
    .option('--policy <file>', 'a YAML file with deadlines, what lateness costs, pass marks, decisions on single cases')
    .option(
      '--reporter <name[=file]>',
      'text, markdown, html, csv, json, jsonl or junit, on stdout or into a file; repeatable',
      collect,
      [],
    )
    .addOption(
      new Option('--fail-on <what>', 'what makes the exit code other than 0')
        .choices(['never', 'not-full', 'ungradable', 'errored'])
        .default('errored'),
    )
}
