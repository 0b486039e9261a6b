import { Command, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import type { EntrypointFlags } from './commands/entrypoint.ts'
import type { LintFlags } from './commands/lint.ts'
import type { QuizFlags } from './commands/quiz.ts'
import type { RolloutFlags } from './commands/rollout.ts'
import type { VerifyFlags } from './commands/verify.ts'
import { complainAbout } from './complain.ts'
import type { Console } from './console.ts'
import type { ExitCode } from './exit-code.ts'
import { addInstructors } from './register/batch.ts'
import { collect, type Finish, positiveInteger } from './register/options.ts'

/** Flags that every command takes. */
export interface CommonFlags {
  readonly exercises?: string
  readonly lang?: 'en' | 'ko'
  readonly plain?: boolean
  readonly color?: boolean
}

interface GradeOptions extends CommonFlags {
  readonly only?: string
  readonly outputs?: boolean
  readonly reporter?: readonly string[]
}

interface HintOptions extends CommonFlags {
  readonly level: number
}

/** Parses a command line and runs its command. Commands are loaded when they are asked for. */
export async function runProgram(argv: readonly string[], console: Console): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const program = createProgram(console, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    return await complainAbout(error, argv, console)
  }
}

function createProgram(console: Console, finish: Finish): Command {
  const program = new Command('grade')
    .description('Grades Kubernetes and Docker exercises offline. Nothing that is handed in is ever executed.')
    .usage('[exercise] [submission] [options]')
    .argument('[exercise]', 'an exercise: `exercise-3`, or `3` for short')
    .argument('[submission]', 'a folder or one file; default: ./ID, ./submissions/ID, else this folder')
    .option('--only <id>', 'one scenario or one check')
    .option('--outputs', 'show also what each command printed')
    .option('--reporter <name[=file]>', 'text or json, on stdout or into a file; repeatable', collect, [])
    .action(async (exercise: string | undefined, submission: string | undefined, _flags: object, command: Command) => {
      if (exercise === undefined) {
        const { overview } = await import('./commands/overview.ts')
        finish(await overview(command.optsWithGlobals<CommonFlags>(), console))
        return
      }
      const { gradeCommand } = await import('./commands/grade.ts')
      finish(await gradeCommand({ ...command.optsWithGlobals<GradeOptions>(), exercise, submission }, console))
    })
  addCommands(program, console, finish)
  addRollout(program, console, finish)
  addQuiz(program, console, finish)
  addEntrypoint(program, console, finish)
  addLint(program, console, finish)
  addAuthors(program, console, finish)
  addInstructors(program, console, finish)
  for (const command of [program, ...program.commands]) addCommonOptions(command, console)
  return program.version(packageJson.version, '-V, --version', 'print the version')
}

function addCommands(program: Command, console: Console, finish: Finish): void {
  program
    .command('list')
    .description('list the exercises')
    .action(async (_flags: object, command: Command) => {
      const { listCommand } = await import('./commands/list.ts')
      finish(await listCommand(command.optsWithGlobals<CommonFlags>(), console))
    })
  program
    .command('show')
    .description('print the task of an exercise')
    .argument('<exercise>')
    .action(async (exercise: string, _flags: object, command: Command) => {
      const { showCommand } = await import('./commands/show.ts')
      finish(await showCommand({ ...command.optsWithGlobals<CommonFlags>(), exercise }, console))
    })
  program
    .command('hint')
    .description('print the hints of a check, one more with each level')
    .argument('<exercise>')
    .argument('[check]', 'a check as reports name it: `rollback/history`')
    .addOption(
      new Option('--level <n>', 'how many hints to open').default(1).argParser(positiveInteger('USAGE_HINT_LEVEL')),
    )
    .action(async (exercise: string, check: string | undefined, _flags: object, command: Command) => {
      const { hintCommand } = await import('./commands/hint.ts')
      finish(await hintCommand({ ...command.optsWithGlobals<HintOptions>(), exercise, check }, console))
    })
  program
    .command('explain')
    .description('explain a diagnostic code')
    .argument('<code>')
    .action(async (code: string) => {
      const { explainCommand } = await import('./commands/explain.ts')
      finish(explainCommand({ code }, console))
    })
}

function addQuiz(program: Command, console: Console, finish: Finish): void {
  program
    .command('quiz')
    .description('answer the questions of a quiz in the terminal, one by one')
    .argument('<exercise>')
    .option('--template', 'print a file of answers to fill in instead')
    .option('--restart', 'forget what was answered before')
    .option('--out <file>', 'write the answers to a file at the end')
    .option('--seed <name>', 'who answers: chooses among variants of questions; default: GRADE_LEARNER')
    .action(async (exercise: string, _flags: object, command: Command) => {
      const { quizCommand } = await import('./commands/quiz.ts')
      finish(await quizCommand({ ...command.optsWithGlobals<Omit<QuizFlags, 'exercise'>>(), exercise }, console))
    })
}

function addEntrypoint(program: Command, console: Console, finish: Finish): void {
  program
    .command('entrypoint')
    .description('show what a container starts: image config, where each word comes from, how it ends, what is wrong')
    .argument('[dockerfile]', 'the Dockerfile, or the folder with it; default: ./Dockerfile')
    .argument('[args...]', 'behind `--`: the words behind the image of `docker run`')
    .option('--target <stage>', 'the stage to build')
    .option('--build-arg <name=value>', 'as for `docker build`; repeatable', collect, [])
    .option('--entrypoint <program>', 'as for `docker run`')
    .option('--run <line>', 'a whole `docker run [OPTIONS] IMAGE [ARGS]`')
    .option('--pod <file>', 'a manifest whose containers run the image')
    .option('--base <image=file>', 'a base image: its config as JSON, or its Dockerfile; repeatable', collect, [])
    .option('--matrix', 'every way to start it, side by side')
    .option('--json', 'for programs')
    .action(async (dockerfile: string | undefined, args: readonly string[], _flags: object, command: Command) => {
      const { entrypointCommand } = await import('./commands/entrypoint.ts')
      finish(entrypointCommand({ ...command.optsWithGlobals<EntrypointFlags>(), dockerfile, args }, console))
    })
}

function addRollout(program: Command, console: Console, finish: Finish): void {
  program
    .command('rollout')
    .description(
      'show what a sequence of manifests and commands does: revisions and why, pods over time, what is wrong',
    )
    .argument('<files...>', 'manifests in the order in which they are applied, or a file of commands (`.sh`)')
    .option('--image <name=fate>', 'not-found, unauthorized, unready, slow or exits:CODE; repeatable', collect, [])
    .option('--world <file>', 'a YAML file with `images:` as the front matter of an exercise has them')
    .option('--json', 'the trace for programs')
    .action(async (files: readonly string[], _flags: object, command: Command) => {
      const { rolloutCommand } = await import('./commands/rollout.ts')
      finish(rolloutCommand({ ...command.optsWithGlobals<Omit<RolloutFlags, 'files'>>(), files }, console))
    })
}

function addLint(program: Command, console: Console, finish: Finish): void {
  program
    .command('lint')
    .description('check manifests and Dockerfiles by themselves, without an exercise and without applying them')
    .argument('<files...>', 'manifests, Dockerfiles, and folders of them')
    .option('--json', 'the findings for programs')
    .action(async (files: readonly string[], _flags: object, command: Command) => {
      const { lintCommand } = await import('./commands/lint.ts')
      finish(lintCommand({ ...command.optsWithGlobals<Omit<LintFlags, 'files'>>(), files }, console))
    })
}

/** What authors of exercises need. */
function addAuthors(program: Command, console: Console, finish: Finish): void {
  program
    .command('new')
    .description('start an exercise: files that are sound as they are, to be changed')
    .argument('<exercise>', 'its name: `exercise-14`, or `14` for short')
    .action(async (name: string, _flags: object, command: Command) => {
      const { newCommand } = await import('./commands/new.ts')
      finish(newCommand({ ...command.optsWithGlobals<CommonFlags>(), name }, console))
    })
  program
    .command('verify')
    .description('prove exercises: starter, solution, known answers, links, and whether the checks notice mistakes')
    .argument('[exercises...]', 'default: the whole course')
    .option('--equivalent', 'show also the mutants that behave like a right answer')
    .option('--json', 'for programs')
    .action(async (names: readonly string[], _flags: object, command: Command) => {
      const { verifyCommand } = await import('./commands/verify.ts')
      finish(verifyCommand({ ...command.optsWithGlobals<Omit<VerifyFlags, 'names'>>(), names }, console))
    })
}

/** Also on the commands, so that their help lists them and they may stand behind the command's name. */
function addCommonOptions(command: Command, console: Console): void {
  command
    .option('--exercises <folder>', 'where the exercises are; default: GRADE_EXERCISES, the nearest exercises/ upward')
    .addOption(new Option('--lang <language>', 'language of the output').choices(['en', 'ko']))
    .option('--plain', 'for screen readers: one fact per line')
    .option('--color', 'with colour, also into a file')
    .option('--no-color', 'without colour')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ writeOut: console.out, writeErr: console.complain, outputError: () => undefined })
}
