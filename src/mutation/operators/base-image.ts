import { misspelt, otherTag } from '../change-text.ts'
import { changed } from '../descriptions.ts'
import { dockerfileOperator } from '../dockerfile-operator.ts'

/** FROM names another tag, or an image that does not exist. Stages and variables are left alone. */
export const baseImage = dockerfileOperator('base-image', ({ keyword, text, words }, all) => {
  const [span] = keyword === 'FROM' ? words.filter(({ start }) => !text.startsWith('--', start)) : []
  if (span === undefined) return []
  const from = text.slice(span.start, span.end)
  const stages = all.map(({ instruction }) => instruction.args.at(-1))
  if (from.includes('$') || from === 'scratch' || all.length === 0) return []
  if (
    stages.includes(from) &&
    all.some(({ instruction }) => instruction.args.length > 2 && instruction.args[2] === from)
  )
    return []
  const others = [otherTag(from), misspelt(from)].filter((other) => other !== undefined)
  return others.map((to) => ({
    edits: [{ ...span, text: to }],
    description: changed('FROM', from, to),
    ...(to === otherTag(from) ? { renamed: { from, to } } : {}),
  }))
})
