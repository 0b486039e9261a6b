import { commandsSwapped } from '../operators/commands-swapped.ts'
import type { Correction } from './correction.ts'

/** Two commands that follow one another stand in the wrong order. */
export const commandOrder: Correction = {
  id: 'command-order',
  apply: (file, { limits }) => commandsSwapped.apply(file, limits),
}
