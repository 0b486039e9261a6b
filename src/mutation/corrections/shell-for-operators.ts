import { changed } from '../descriptions.ts'
import { dockerfileOperator, startsProcess } from '../dockerfile-operator.ts'
import type { Correction } from './correction.ts'
import { listOf } from './exec-form.ts'

/** Words that only a shell understands. */
const OPERATORS: ReadonlySet<string> = new Set(['&&', '||', ';', '|', '>', '>>', '<', '&'])

/** An exec form with `&&` in it, which no shell reads, is handed to one: `["sh", "-c", "…"]`. */
export const shellForOperators: Correction = {
  id: 'shell-for-operators',
  apply: (file, { limits }) =>
    dockerfileOperator('shell-for-operators', (written) => {
      const { instruction, keyword, text, argumentsSpan } = written
      if (!startsProcess(written) || !instruction.json || !instruction.args.some((word) => OPERATORS.has(word)))
        return []
      const from = text.slice(argumentsSpan.start, argumentsSpan.end)
      const to = listOf(['sh', '-c', instruction.args.join(' ')])
      return [
        { edits: [{ ...argumentsSpan, text: to }], description: changed('', `${keyword} ${from}`, `${keyword} ${to}`) },
      ]
    }).apply(file, limits),
}
