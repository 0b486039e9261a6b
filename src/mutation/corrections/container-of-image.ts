import { commandOperator, isCommand, wordDraft } from '../command-operator.ts'
import { manifestFields } from '../manifest-fields.ts'
import type { Correction } from './correction.ts'

/** `kubectl set image` names a container that no manifest has: one that there is takes its place. */
export const containerOfImage: Correction = {
  id: 'container-of-image',
  apply: (file, { files, limits }) => {
    const containers = [...new Set(files.flatMap((each) => manifestFields(each, limits).flatMap(containerName)))]
    return commandOperator('container-of-image', (command) => {
      if (!isCommand(command, 'kubectl', 'set', 'image')) return []
      return command.words.flatMap((word) => {
        const [, name = '', image = ''] = /^([^-=*][^=]*)=(.+)$/.exec(word.value) ?? []
        if (name === '' || containers.includes(name)) return []
        return containers.map((container) => wordDraft(word, `${container}=${image}`))
      })
    }).apply(file, limits)
  },
}

function containerName({ key, path, value }: ReturnType<typeof manifestFields>[number]): readonly string[] {
  return key === 'name' && path.at(-3) === 'containers' && typeof value === 'string' ? [value] : []
}
