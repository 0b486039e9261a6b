import type { Command } from 'commander'
import { completionScript, type CompletedCommand, type Shell, SHELLS } from '../completion.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import { offer, UsageError } from '../usage-error.ts'

/** Prints the script that makes a shell complete the commands of a program. */
export function completionCommand(shell: string, program: Command, console: Console): ExitCode {
  if (!isShell(shell)) throw new UsageError('USAGE_SHELL_UNKNOWN', { shell, ...offer(shell, SHELLS) })
  console.out(completionScript(shell, [completed(program, ''), ...program.commands.map((each) => completed(each))]))
  return 0
}

function isShell(name: string): name is Shell {
  return SHELLS.some((shell) => shell === name)
}

function completed(command: Command, name = command.name()): CompletedCommand {
  const [first] = command.registeredArguments
  return {
    name,
    description: command.description(),
    options: command.options.flatMap(({ long, description }) => (long == null ? [] : [{ flag: long, description }])),
    takesExercise: first?.name() === 'exercise' || first?.name() === 'exercises',
  }
}
