import { commandOperator, isCommand, wordDraft } from '../command-operator.ts'

const OTHER: Readonly<Record<string, string>> = { undo: 'restart', restart: 'undo', pause: 'resume', resume: 'pause' }

/** `rollout restart` where `rollout undo` was meant, `resume` for `pause`, and the other way round. */
export const undoForRestart = commandOperator('undo-for-restart', (command) => {
  if (!isCommand(command, 'kubectl', 'rollout')) return []
  const word = command.words.slice(2).find(({ value }) => Object.hasOwn(OTHER, value))
  return word === undefined ? [] : [wordDraft(word, OTHER[word.value] ?? '')]
})
