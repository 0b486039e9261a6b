import { commandFileStatements } from '../command-operator.ts'
import { mutantsOf } from '../mutant.ts'
import type { Correction } from './correction.ts'

/** After a command that starts a rollout, the rollout is waited for. Whoever types has waited already. */
export const missingWait: Correction = {
  id: 'missing-wait',
  apply: (file, { isTyped }) => {
    if (isTyped) return []
    const statements = commandFileStatements(file)
    const drafts = statements.flatMap(({ end, commands }, index) => {
      const values = (commands[0] ?? []).map(({ value }) => value)
      const target = values.find((value) => value.startsWith('deployment/') || value.startsWith('deploy/'))
      const next = (statements[index + 1]?.commands[0] ?? []).map(({ value }) => value)
      const starts =
        values[0] === 'kubectl' && ['set', 'undo', 'restart', 'resume'].some((word) => values.includes(word))
      if (!starts || target === undefined || next.includes('status')) return []
      const wait = `kubectl rollout status ${target}`
      return [
        {
          edits: [{ start: end, end, text: `\n${wait}` }],
          description: { code: 'MUTANT_ADDED' as const, args: { what: wait } },
        },
      ]
    })
    return mutantsOf('missing-wait', file, drafts)
  },
}
