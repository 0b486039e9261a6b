import { commandFileStatements } from '../command-operator.ts'
import { mutantsOf } from '../mutant.ts'
import type { Correction } from './correction.ts'

/** A rollout that is paused and never resumed is resumed in the end. */
export const missingResume: Correction = {
  id: 'missing-resume',
  apply: (file) => {
    const statements = commandFileStatements(file)
    const lines = statements.flatMap(({ commands }) => commands.map((words) => words.map(({ value }) => value)))
    const paused = lines.find((values) => values[0] === 'kubectl' && values[1] === 'rollout' && values[2] === 'pause')
    const end = statements.at(-1)?.end
    if (paused === undefined || end === undefined || lines.some((values) => values[2] === 'resume')) return []
    const resume = ['kubectl', 'rollout', 'resume', ...paused.slice(3)].join(' ')
    const description = { code: 'MUTANT_ADDED', args: { what: resume } } as const
    return mutantsOf('missing-resume', file, [{ edits: [{ start: end, end, text: `\n${resume}` }], description }])
  },
}
