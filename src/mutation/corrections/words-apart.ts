import { changed } from '../descriptions.ts'
import { instructionsOf, startsProcess } from '../dockerfile-operator.ts'
import { fieldName, manifestFields } from '../manifest-fields.ts'
import { mutantsOf } from '../mutant.ts'
import type { Correction } from './correction.ts'
import { listOf } from './exec-form.ts'

/** One text that holds a whole command line is cut into its words: `["sleep 5"]` becomes `["sleep", "5"]`. */
export const wordsApart: Correction = {
  id: 'words-apart',
  apply: (file, { limits }) => {
    const instructions = instructionsOf(file, limits).filter(
      (each) => startsProcess(each) && each.instruction.json && each.instruction.args.some(hasWords),
    )
    const fields = manifestFields(file, limits).filter(({ key }) => key === 'command' || key === 'args')
    return mutantsOf('words-apart', file, [
      ...instructions.map(({ keyword, text, argumentsSpan, instruction }) => {
        const from = text.slice(argumentsSpan.start, argumentsSpan.end)
        const to = listOf(instruction.args.flatMap((word) => word.split(' ')))
        return {
          edits: [{ ...argumentsSpan, text: to }],
          description: changed('', `${keyword} ${from}`, `${keyword} ${to}`),
        }
      }),
      ...fields.flatMap(({ path, value, itemSpan, text }) => {
        const items: readonly unknown[] = Array.isArray(value) ? value : []
        const [first] = items
        if (items.length !== 1 || typeof first !== 'string' || !hasWords(first)) return []
        const words = listOf(first.split(' '))
        const { start, end } = itemSpan(0)
        const inFlow = /\[\s*$/.test(text.slice(0, start))
        const lead = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
        const put = inFlow ? words.slice(1, -1) : words.slice(1, -1).replaceAll(', ', `\n${lead}`)
        return [{ edits: [{ start, end, text: put }], description: changed(fieldName(path), listOf([first]), words) }]
      }),
    ])
  },
}

/** A script behind `-c` is one word, and it has more signs than blanks. */
function hasWords(word: string): boolean {
  return /^[\w./-]+(?: [\w./:=-]+)+$/.test(word)
}
