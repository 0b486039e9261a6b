import { otherName, otherTag, untagged } from '../change-text.ts'
import { commandOperator, isCommand, wordDraft } from '../command-operator.ts'

/** `kubectl set image` sets another tag or none, or names another container. */
export const setImage = commandOperator('set-image', (command) => {
  if (!isCommand(command, 'kubectl', 'set', 'image')) return []
  return command.words.flatMap((word) => {
    const [, container = '', image = ''] = /^([^-=][^=]*)=(.+)$/.exec(word.value) ?? []
    if (container === '') return []
    const latest = untagged(image)
    const others = [
      `${container}=${otherTag(image)}`,
      ...(latest === undefined ? [] : [`${container}=${latest}`]),
      ...(container === '*' ? [] : [`${otherName(container)}=${image}`]),
    ]
    return others.map((other) => wordDraft(word, other))
  })
})
