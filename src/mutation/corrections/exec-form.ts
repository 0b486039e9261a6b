import { changed } from '../descriptions.ts'
import { instructionsOf, startsProcess, type WrittenInstruction } from '../dockerfile-operator.ts'
import { type Draft, mutantsOf } from '../mutant.ts'
import type { Correction } from './correction.ts'

/** Exec form for shell form, in one instruction and in all of them; single quotes, which make a list no JSON, become double ones. */
export const execForm: Correction = {
  id: 'exec-form',
  apply: (file, { limits }) => {
    const shells = instructionsOf(file, limits).filter(
      (each) => startsProcess(each) && !each.instruction.json && each.instruction.heredocs.length === 0,
    )
    const drafts = shells.map(draftOf)
    const texts = (part: 'from' | 'to') => drafts.map(({ description: { args } }) => String(args[part])).join('; ')
    const all = { edits: drafts.flatMap(({ edits }) => edits), description: changed('', texts('from'), texts('to')) }
    const both = drafts.length > 1 ? [all] : []
    return mutantsOf('exec-form', file, [...drafts, ...both])
  },
}

function draftOf({ keyword, argumentsSpan, text }: WrittenInstruction): Draft {
  const from = text.slice(argumentsSpan.start, argumentsSpan.end)
  const to = from.trimStart().startsWith('[') ? from.replaceAll("'", '"') : listOf(from.trim().split(/\s+/))
  return { edits: [{ ...argumentsSpan, text: to }], description: changed('', `${keyword} ${from}`, `${keyword} ${to}`) }
}

/** `["sleep", "5"]`, as people write it. */
export function listOf(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`
}
