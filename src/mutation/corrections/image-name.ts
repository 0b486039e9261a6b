import { suggest } from '../../domain/suggest.ts'
import { commandOperator, isCommand, wordDraft } from '../command-operator.ts'
import { dockerfileOperator } from '../dockerfile-operator.ts'
import { changed } from '../descriptions.ts'
import { manifestOperator, scalarDraft } from '../manifest-operator.ts'
import type { Correction } from './correction.ts'

/** An image is not one that the exercise speaks of, but nearly: another tag of the same repository, or misspelt. */
export const imageName: Correction = {
  id: 'image-name',
  apply: (file, { names, limits }) => {
    const inManifests = manifestOperator('image-name', (field) =>
      field.key !== 'image' || typeof field.value !== 'string'
        ? []
        : othersOf(field.value, names).map((to) => scalarDraft(field, to)),
    )
    const inCommands = commandOperator('image-name', (command) =>
      isCommand(command, 'kubectl', 'set', 'image')
        ? command.words.flatMap((word) => {
            const [, lead = '', image = ''] = /^([^-=][^=]*=)(.+)$/.exec(word.value) ?? []
            return lead === '' ? [] : othersOf(image, names).map((to) => wordDraft(word, `${lead}${to}`))
          })
        : [],
    )
    const inDockerfiles = dockerfileOperator('image-name', ({ keyword, text, words }) => {
      const [span] = keyword === 'FROM' ? words : []
      const from = span === undefined ? '' : text.slice(span.start, span.end)
      return span === undefined
        ? []
        : othersOf(from, names).map((to) => ({
            edits: [{ ...span, text: to }],
            description: changed('FROM', from, to),
          }))
    })
    return [inManifests, inCommands, inDockerfiles].flatMap((operator) => operator.apply(file, limits))
  },
}

/** Two references are tried at most: what differs more was meant to differ. */
const OTHERS_MAX = 2

function othersOf(image: string, names: readonly string[]): readonly string[] {
  if (names.includes(image)) return []
  const repository = repositoryOf(image)
  const sameRepository = names.filter((name) => name.includes(':') && repositoryOf(name) === repository)
  const near = suggest(image, names) ?? suggest(repository, names.map(repositoryOf))
  const tag = image.slice(repository.length)
  const spelt = near === undefined || near.includes(':') ? near : `${near}${tag}`
  return [...new Set([...sameRepository, ...(spelt === undefined ? [] : [spelt])])].slice(0, OTHERS_MAX)
}

function repositoryOf(image: string): string {
  const colon = image.indexOf(':', image.lastIndexOf('/') + 1)
  return colon < 0 ? image : image.slice(0, colon)
}
