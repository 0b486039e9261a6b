import { otherName } from '../change-text.ts'
import { commandOperator, wordDraft } from '../command-operator.ts'

/** A command speaks of an object or a namespace that is called otherwise. */
export const resourceName = commandOperator('resource-name', ({ words, values }) => {
  if (values[0] !== 'kubectl') return []
  return words.slice(2).flatMap((word, index) => {
    const [, kind = '', name = ''] = /^([a-z]+(?:\.[a-z.]+)?\/)([a-z0-9.-]+)$/.exec(word.value) ?? []
    if (kind !== '') return [wordDraft(word, `${kind}${otherName(name)}`)]
    const [, flag = '', namespace = ''] = /^(--namespace=|-n=)(.+)$/.exec(word.value) ?? []
    if (flag !== '') return [wordDraft(word, `${flag}${otherName(namespace)}`)]
    const isNamespace = ['-n', '--namespace'].includes(values[index + 1] ?? '')
    return isNamespace ? [wordDraft(word, otherName(word.value))] : []
  })
})
