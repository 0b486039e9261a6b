import { removed } from '../descriptions.ts'
import { dockerfileOperator, startsProcess } from '../dockerfile-operator.ts'
import { linesEdit } from '../mutant.ts'
import type { Correction } from './correction.ts'

/** Of several CMD or ENTRYPOINT only the last one counts: each is left out once. */
export const oneOfSeveral: Correction = {
  id: 'one-of-several',
  apply: (file, { limits }) =>
    dockerfileOperator('one-of-several', (written, all) => {
      const { keyword, text, span } = written
      const several = startsProcess(written) && all.filter((each) => each.keyword === keyword).length > 1
      return several
        ? [
            {
              edits: [linesEdit(text, span.start, span.end)],
              description: removed(text.slice(span.start, span.end)),
              place: span,
            },
          ]
        : []
    }).apply(file, limits),
}
