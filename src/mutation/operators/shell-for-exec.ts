import { changed } from '../descriptions.ts'
import { dockerfileOperator, startsProcess } from '../dockerfile-operator.ts'

/** Shell form for exec form and exec form for shell form, with the words as they are. */
export const shellForExec = dockerfileOperator('shell-for-exec', (written) => {
  const { instruction, keyword, argumentsSpan, text } = written
  if (!startsProcess(written) || instruction.args.length === 0 || instruction.heredocs.length > 0) return []
  const from = text.slice(argumentsSpan.start, argumentsSpan.end)
  const to = instruction.json ? instruction.args.join(' ') : JSON.stringify(from.split(/\s+/))
  return [{ edits: [{ ...argumentsSpan, text: to }], description: changed(keyword, from, to) }]
})
