import { commandOperator, isCommand } from '../command-operator.ts'
import { changed } from '../descriptions.ts'

/** What `kubectl annotate`, `label` and `set env` write is another text. */
export const assignedText = commandOperator('assigned-text', (command) => {
  const writes =
    isCommand(command, 'kubectl', 'annotate') ||
    isCommand(command, 'kubectl', 'label') ||
    isCommand(command, 'kubectl', 'set', 'env')
  if (!writes) return []
  return command.words.flatMap((word) => {
    const at = word.text.search(/["']?$/)
    if (!/^[^-=][^=]*=./.test(word.value) || at < 0) return []
    const edit = { start: word.start + at, end: word.start + at, text: 'x' }
    return [{ edits: [edit], description: changed('', word.value, `${word.value}x`) }]
  })
})
