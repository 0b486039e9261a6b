import { swapped } from '../descriptions.ts'
import { dockerfileOperator } from '../dockerfile-operator.ts'

/** An instruction changes places with the one behind it; FROM stays where it is. */
export const instructionsSwapped = dockerfileOperator('instructions-swapped', (first, all) => {
  const second = all[all.indexOf(first) + 1]
  if (second === undefined || first.keyword === 'FROM' || second.keyword === 'FROM') return []
  const [a, b] = [first, second].map(({ text, span }) => text.slice(span.start, span.end))
  return [
    {
      edits: [
        { ...first.span, text: b ?? '' },
        { ...second.span, text: a ?? '' },
      ],
      description: swapped(first.keyword, second.keyword),
    },
  ]
})
