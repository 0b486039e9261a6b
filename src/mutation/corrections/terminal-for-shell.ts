import { commandOperator, isCommand } from '../command-operator.ts'
import { changed } from '../descriptions.ts'
import type { Correction } from './correction.ts'

/** A shell in the background ends at once, for it has nothing to read: `docker run -d` becomes `docker run -dit`. */
export const terminalForShell: Correction = {
  id: 'terminal-for-shell',
  apply: (file, { limits }) =>
    commandOperator('terminal-for-shell', (command) => {
      if (!isCommand(command, 'docker', 'run')) return []
      const has = (letter: string, word: string) =>
        command.values.some((value) => value === word || (/^-[a-z]+$/.test(value) && value.includes(letter)))
      const isDetached = has('d', '--detach')
      if (!isDetached || (has('i', '--interactive') && has('t', '--tty'))) return []
      const run = command.words.find(({ value }) => value === 'run')
      if (run === undefined) return []
      return [
        {
          edits: [{ start: run.start, end: run.end, text: 'run -it' }],
          description: changed('', 'docker run', 'docker run -it'),
        },
      ]
    }).apply(file, limits),
}
