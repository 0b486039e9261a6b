import { commandFileStatements } from '../command-operator.ts'
import { removed } from '../descriptions.ts'
import { linesEdit, type MutationOperator, mutantsOf } from '../mutant.ts'

/** A command is left out. */
export const commandRemoved: MutationOperator = {
  id: 'command-removed',
  apply: (file) => {
    const drafts = commandFileStatements(file).map(({ start, end }) => ({
      edits: [linesEdit(file.text, start, end)],
      description: removed(file.text.slice(start, end)),
    }))
    return mutantsOf('command-removed', file, drafts)
  },
}
