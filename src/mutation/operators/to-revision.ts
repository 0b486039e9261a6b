import { commandOperator, isCommand, wordDraft } from '../command-operator.ts'

/** An undo goes to a neighbouring revision; one that names none names the first. */
export const toRevision = commandOperator('to-revision', (command) => {
  if (!isCommand(command, 'kubectl', 'rollout', 'undo')) return []
  const word = command.words.find(({ value }) => /^--to-revision=\d+$/.test(value))
  const last = command.words.at(-1)
  if (last === undefined) return []
  if (word === undefined) return [wordDraft(last, `${last.text} --to-revision=1`)]
  const revision = Number(word.value.slice('--to-revision='.length))
  return [revision - 1, revision + 1]
    .filter((other) => other > 0)
    .map((other) => wordDraft(word, `--to-revision=${other}`))
})
