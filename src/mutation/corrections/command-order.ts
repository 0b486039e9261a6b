import { commandsSwapped } from '../operators/commands-swapped.ts'
import { commandFileStatements, onlyLooks } from '../command-operator.ts'
import type { Correction } from './correction.ts'

/** Two commands that follow one another stand in the wrong order. Where both only look, the order makes no difference. */
export const commandOrder: Correction = {
  id: 'command-order',
  apply: (file, { limits }) => {
    const looks = commandFileStatements(file).map(({ commands }) =>
      commands.every((words) => onlyLooks(words.map(({ value }) => value))),
    )
    return commandsSwapped
      .apply(file, limits)
      .filter((_, index) => !(looks[index] === true && looks[index + 1] === true))
  },
}
