import { commandOperator, isCommand, wordDraft } from '../command-operator.ts'
import type { Correction } from './correction.ts'

/** Revisions that an undo is tried with: a learner's history is short. */
const REVISION_MAX = 5

/** An undo goes to another revision, or `restart` was typed for `undo`. */
export const undoTarget: Correction = {
  id: 'undo-target',
  apply: (file, { limits }) =>
    commandOperator('undo-target', (command) => {
      if (isCommand(command, 'kubectl', 'rollout', 'restart')) {
        const word = command.words.find(({ value }) => value === 'restart')
        return word === undefined ? [] : [wordDraft(word, 'undo')]
      }
      if (!isCommand(command, 'kubectl', 'rollout', 'undo')) return []
      const word = command.words.find(({ value }) => /^--to-revision=\d+$/.test(value))
      const revisions = Array.from({ length: REVISION_MAX }, (_, index) => `--to-revision=${index + 1}`)
      return word === undefined
        ? []
        : revisions.filter((other) => other !== word.value).map((other) => wordDraft(word, other))
    }).apply(file, limits),
}
