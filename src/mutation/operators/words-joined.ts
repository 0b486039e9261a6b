import { changed } from '../descriptions.ts'
import { fieldName } from '../manifest-fields.ts'
import { manifestOperator } from '../manifest-operator.ts'

/** The first two words of a container's command stand in one text, as on a command line. */
export const wordsJoined = manifestOperator('words-joined', (field) => {
  if ((field.key !== 'command' && field.key !== 'args') || !Array.isArray(field.value)) return []
  const [first, second] = field.value as readonly unknown[]
  if (typeof first !== 'string' || typeof second !== 'string') return []
  const joined = JSON.stringify(`${first} ${second}`)
  const edit = { start: field.itemSpan(0).start, end: field.itemSpan(1).end, text: joined }
  return [{ edits: [edit], description: changed(fieldName(field.path), `${first}, ${second}`, `${first} ${second}`) }]
})
