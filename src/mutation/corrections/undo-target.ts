import { commandFileStatements, commandOperator, isCommand, wordDraft } from '../command-operator.ts'
import type { Correction } from './correction.ts'

/** Revisions that an undo is tried with: a learner's history is short. */
const REVISION_MAX = 5

/** Of an undo that names none. */
const UNNAMED_MAX = 3

/** After so many changes one step back may not be what was meant. */
const CHANGES_MIN = 3

const CHANGES: ReadonlySet<string> = new Set(['set', 'patch', 'apply', 'replace', 'restart'])

/** An undo goes to another revision, one that names none after several changes also to a named one; or `restart` was typed for `undo`. */
export const undoTarget: Correction = {
  id: 'undo-target',
  apply: (file, { limits }) => {
    const commands = commandFileStatements(file).flatMap((statement) => statement.commands)
    const changes = commands.filter((words) => words.some(({ value }) => CHANGES.has(value))).length
    return commandOperator('undo-target', (command) => {
      if (isCommand(command, 'kubectl', 'rollout', 'restart')) {
        const word = command.words.find(({ value }) => value === 'restart')
        return word === undefined ? [] : [wordDraft(word, 'undo')]
      }
      if (!isCommand(command, 'kubectl', 'rollout', 'undo')) return []
      const word = command.words.find(({ value }) => /^--to-revision=\d+$/.test(value))
      const revisions = Array.from({ length: REVISION_MAX }, (_, index) => `--to-revision=${index + 1}`)
      if (word !== undefined)
        return revisions.filter((other) => other !== word.value).map((other) => wordDraft(word, other))
      const last = command.words.at(-1)
      return last === undefined || changes < CHANGES_MIN
        ? []
        : revisions.slice(0, UNNAMED_MAX).map((other) => wordDraft(last, `${last.text} ${other}`))
    }).apply(file, limits)
  },
}
