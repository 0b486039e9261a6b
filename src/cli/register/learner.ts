import { type Command, Option } from 'commander'
import type { HintFlags } from '../commands/hint.ts'
import type { ListFlags } from '../commands/list.ts'
import type { QuizFlags } from '../commands/quiz.ts'
import type { ResetFlags } from '../commands/reset.ts'
import type { Console } from '../console.ts'
import type { CommonFlags } from '../program.ts'
import { type Finish, positiveInteger } from './options.ts'

/** What a learner does with the course: find, read and begin exercises, open hints, answer quizzes. */
export function addLearner(program: Command, console: Console, finish: Finish): void {
  addReading(program, console, finish)
  addWorking(program, console, finish)
  addQuiz(program, console, finish)
}

function addReading(program: Command, console: Console, finish: Finish): void {
  program
    .command('list')
    .description('list the exercises, and how far you are')
    .option('--ids', 'the ids alone, for programs')
    .action(async (_flags: object, command: Command) => {
      const { listCommand } = await import('../commands/list.ts')
      finish(await listCommand(command.optsWithGlobals<ListFlags>(), console))
    })
  program
    .command('next')
    .description('say which exercise is next, and what to type')
    .action(async (_flags: object, command: Command) => {
      const { nextCommand } = await import('../commands/next.ts')
      finish(await nextCommand(command.optsWithGlobals<CommonFlags>(), console))
    })
  program
    .command('show')
    .description('print the task of an exercise')
    .argument('[exercise]', 'default: the one that is next')
    .action(async (exercise: string | undefined, _flags: object, command: Command) => {
      const { showCommand } = await import('../commands/show.ts')
      finish(await showCommand({ ...command.optsWithGlobals<CommonFlags>(), exercise }, console))
    })
}

function addWorking(program: Command, console: Console, finish: Finish): void {
  program
    .command('start')
    .description('begin an exercise: put its first files into a folder of your own')
    .argument('[exercise]', 'default: the one that is next')
    .argument('[folder]', 'default: ./ID')
    .action(async (exercise: string | undefined, folder: string | undefined, _flags: object, command: Command) => {
      const { startCommand } = await import('../commands/start.ts')
      finish(await startCommand({ ...command.optsWithGlobals<CommonFlags>(), exercise, folder }, console))
    })
  program
    .command('hint')
    .description('open the next hint')
    .argument('[exercise]', 'default: the one that is next')
    .argument('[check]', 'a check as reports name it, `rollback/history`; default: the first that is not passed')
    .addOption(new Option('--level <n>', 'the hints up to this one').argParser(positiveInteger('USAGE_HINT_LEVEL')))
    .option('--all', 'all hints')
    .action(async (exercise: string | undefined, check: string | undefined, _flags: object, command: Command) => {
      const { hintCommand } = await import('../commands/hint.ts')
      const flags = command.optsWithGlobals<Omit<HintFlags, 'exercise' | 'check'>>()
      finish(await hintCommand({ ...flags, exercise, check }, console))
    })
  program
    .command('reset')
    .description('begin an exercise anew; your files are kept in a folder beside it')
    .argument('<exercise>')
    .argument('[folder]', 'default: ./ID')
    .option('--yes', 'without asking')
    .action(async (exercise: string, folder: string | undefined, _flags: object, command: Command) => {
      const { resetCommand } = await import('../commands/reset.ts')
      const flags = command.optsWithGlobals<Omit<ResetFlags, 'exercise' | 'folder'>>()
      finish(await resetCommand({ ...flags, exercise, folder }, console))
    })
}

function addQuiz(program: Command, console: Console, finish: Finish): void {
  program
    .command('quiz')
    .description('answer the questions of a quiz in the terminal, one by one')
    .argument('[exercise]', 'default: the one that is next')
    .option('--template', 'print a file of answers to fill in instead')
    .option('--restart', 'forget what was answered before')
    .option('--out <file>', 'write the answers to a file at the end')
    .option('--seed <name>', 'who answers: chooses among variants of questions; default: GRADE_LEARNER')
    .action(async (exercise: string | undefined, _flags: object, command: Command) => {
      const { quizCommand } = await import('../commands/quiz.ts')
      finish(await quizCommand({ ...command.optsWithGlobals<Omit<QuizFlags, 'exercise'>>(), exercise }, console))
    })
}
