import { Command, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { complainAbout, languageFlag } from './complain.ts'
import { type Console, languageOf, widthOf } from './console.ts'
import type { ExitCode } from './exit-code.ts'
import { addAbout } from './register/about.ts'
import { addAuthors } from './register/authors.ts'
import { addInstructors } from './register/batch.ts'
import { addClassroom } from './register/classroom.ts'
import { addLearner } from './register/learner.ts'
import { collect, type Finish } from './register/options.ts'
import { addTools } from './register/tools.ts'
import { UsageError } from './usage-error.ts'

/** Flags that every command takes. */
export interface CommonFlags {
  readonly exercises?: string
  readonly lang?: 'en' | 'ko'
  readonly plain?: boolean
  readonly ascii?: boolean
  readonly color?: boolean
}

interface GradeOptions extends CommonFlags {
  readonly only?: string
  readonly outputs?: boolean
  readonly watch?: boolean
  readonly reporter?: readonly string[]
}

/** Parses a command line and runs its command. Commands are loaded when they are asked for. */
export async function runProgram(argv: readonly string[], console: Console): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const program = createProgram(console, (code) => {
    exitCode = code
  })
  try {
    if (isHelpWanted(argv)) {
      const { completeHelp } = await import('./help.ts')
      completeHelp(program, languageOf(console, languageFlag(argv)), widthOf(console))
    }
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    const commands = program.commands.map((command) => command.name())
    return await complainAbout(error, { argv, commands }, console)
  }
}

/** Says that results could not be written to stdout: `problem` is the system's code. */
export async function complainOfOutput(problem: string, argv: readonly string[], console: Console): Promise<ExitCode> {
  const unwritable = new UsageError('USAGE_FILE_UNWRITABLE', { file: 'stdout', problem })
  return complainAbout(unwritable, { argv, commands: [] }, console)
}

function isHelpWanted(argv: readonly string[]): boolean {
  return argv[0] === 'help' || argv.includes('--help') || argv.includes('-h')
}

/** All commands with their options; `finish` is told how the one that ran has ended. */
export function createProgram(console: Console, finish: Finish): Command {
  const program = new Command('grade')
    .description('Grades Kubernetes and Docker exercises offline. Nothing that is handed in is ever executed.')
    .usage('[exercise] [submission] [options]')
    .argument('[exercise]', 'an exercise: `exercise-3`, or `3` for short')
    .argument('[submission]', 'a folder or one file; default: ./ID, ./submissions/ID, else this folder')
    .option('--only <id>', 'one scenario or one check')
    .option('--outputs', 'show also what each command printed')
    .option('--reporter <name[=file]>', 'text, json, junit or html, on stdout or into a file; repeatable', collect, [])
    .option('--watch', 'grade again each time a file is saved')
    .action(async (exercise: string | undefined, submission: string | undefined, _flags: object, command: Command) => {
      if (exercise === undefined) {
        const { overview } = await import('./commands/overview.ts')
        finish(await overview(command.optsWithGlobals<CommonFlags>(), console))
        return
      }
      const flags = { ...command.optsWithGlobals<GradeOptions>(), exercise, submission }
      if (flags.watch === true) {
        const { watchCommand } = await import('./commands/watch.ts')
        finish(await watchCommand(flags, console))
        return
      }
      const { gradeCommand } = await import('./commands/grade.ts')
      finish(await gradeCommand(flags, console))
    })
  program.commandsGroup('Learning:')
  addLearner(program, console, finish)
  addAbout(program, console, finish)
  program.commandsGroup('Without an exercise:')
  addTools(program, console, finish)
  program.commandsGroup('Writing exercises:')
  addAuthors(program, console, finish)
  program.commandsGroup('Teaching and CI:')
  addInstructors(program, console, finish)
  addClassroom(program, console, finish)
  const commands = program.commands.flatMap((command) => [command, ...command.commands])
  for (const command of [program, ...commands]) addCommonOptions(command, console)
  return program.version(packageJson.version, '-V, --version', 'print the version')
}

/** Also on the commands, so that their help lists them and they may stand behind the command's name. */
function addCommonOptions(command: Command, console: Console): void {
  command
    .option('--exercises <folder>', 'where the exercises are; default: GRADE_EXERCISES, the nearest exercises/ upward')
    .addOption(new Option('--lang <language>', 'language of the output').choices(['en', 'ko']))
    .option('--plain', 'for screen readers: one fact per line')
    .option('--ascii', 'without signs that are not ASCII')
    .option('--color', 'with colour, also into a file')
    .option('--no-color', 'without colour')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ writeOut: console.out, writeErr: console.complain, outputError: () => undefined })
}
