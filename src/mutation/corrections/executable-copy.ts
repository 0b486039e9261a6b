import { changed } from '../descriptions.ts'
import { dockerfileOperator } from '../dockerfile-operator.ts'
import type { Correction } from './correction.ts'

/** A script is copied without leave to be executed: `COPY --chmod=755`. */
export const executableCopy: Correction = {
  id: 'executable-copy',
  apply: (file, { limits }) =>
    dockerfileOperator('executable-copy', ({ keyword, instruction, argumentsSpan, text }) => {
      const isPlain = (keyword === 'COPY' || keyword === 'ADD') && instruction.flags.length === 0
      if (!isPlain || instruction.heredocs.length > 0) return []
      const rest = text.slice(argumentsSpan.start, argumentsSpan.end)
      const edit = { start: argumentsSpan.start, end: argumentsSpan.start, text: '--chmod=755 ' }
      return [
        {
          edits: [edit],
          description: changed('', `${keyword} ${rest}`, `${keyword} --chmod=755 ${rest}`),
          place: argumentsSpan,
        },
      ]
    }).apply(file, limits),
}
