import { commandFileStatements } from '../command-operator.ts'
import { changed } from '../descriptions.ts'
import { mutantsOf } from '../mutant.ts'
import type { Correction } from './correction.ts'

/** The last command of a script takes the shell's place: without `exec` the shell stays in front of it and gets the signals. */
export const execInFront: Correction = {
  id: 'exec-in-front',
  apply: (file) => {
    const last = file.text.startsWith('#!') ? commandFileStatements(file).at(-1) : undefined
    const [only, second] = last?.commands ?? []
    const first = only?.[0]
    if (first === undefined || second !== undefined || first.value === 'exec') return []
    const to = `exec ${first.text}`
    const edits = [{ start: first.start, end: first.end, text: to }]
    return mutantsOf('exec-in-front', file, [{ edits, description: changed('', first.text, to) }])
  },
}
