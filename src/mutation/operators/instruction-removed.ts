import { removed } from '../descriptions.ts'
import { dockerfileOperator } from '../dockerfile-operator.ts'
import { linesEdit } from '../mutant.ts'

/** An instruction is left out; FROM must stay. */
export const instructionRemoved = dockerfileOperator('instruction-removed', ({ keyword, text, span }) =>
  keyword === 'FROM'
    ? []
    : [{ edits: [linesEdit(text, span.start, span.end)], description: removed(text.slice(span.start, span.end)) }],
)
