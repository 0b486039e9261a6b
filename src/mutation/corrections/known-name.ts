import { suggest } from '../../domain/suggest.ts'
import { commandOperator, wordDraft } from '../command-operator.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'
import type { Correction } from './correction.ts'

/** The name of an object or a container is nearly one that the exercise speaks of. */
export const knownName: Correction = {
  id: 'known-name',
  apply: (file, { names, limits }) => {
    const plain = names.filter((name) => /^[a-z0-9][a-z0-9.-]*$/.test(name))
    const nearOf = (name: string) => (plain.includes(name) ? undefined : suggest(name, plain))
    const inManifests = manifestOperator('known-name', (field) => {
      const near = field.key === 'name' && typeof field.value === 'string' ? nearOf(field.value) : undefined
      return near === undefined ? [] : [scalarDraft(field, near)]
    })
    const inCommands = commandOperator('known-name', ({ words }) =>
      words.flatMap((word) => {
        const [, lead = '', name = ''] = /^([a-z]+\/)([a-z0-9.-]+)$/.exec(word.value) ?? []
        const near = lead === '' ? undefined : nearOf(name)
        return near === undefined ? [] : [wordDraft(word, `${lead}${near}`)]
      }),
    )
    return [inManifests, inCommands].flatMap((operator) => operator.apply(file, limits))
  },
}
