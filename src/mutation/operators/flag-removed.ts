import { commandOperator } from '../command-operator.ts'
import { removed } from '../descriptions.ts'

/** Flags whose value is a word of its own. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  '-n',
  '--namespace',
  '-l',
  '-o',
  '--replicas',
  '--type',
  '-p',
  '--to-revision',
  '-f',
])

/** A flag is forgotten, with its value. */
export const flagRemoved = commandOperator('flag-removed', ({ words }) =>
  words.flatMap((word, index) => {
    const before = words[index - 1]
    if (before === undefined || !/^-[-a-zA-Z]/.test(word.value)) return []
    const value = WITH_VALUE.has(word.value) ? words[index + 1] : undefined
    const last = value ?? word
    const edit = { start: before.end, end: last.end, text: '' }
    return [{ edits: [edit], description: removed([word, value].flatMap((each) => each?.text ?? []).join(' ')) }]
  }),
)
