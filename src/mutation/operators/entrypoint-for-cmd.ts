import { changed } from '../descriptions.ts'
import { dockerfileOperator, startsProcess } from '../dockerfile-operator.ts'

/** CMD where ENTRYPOINT was meant and the other way round; where both are there, they also change their words. */
export const entrypointForCmd = dockerfileOperator('entrypoint-for-cmd', (written, all) => {
  if (!startsProcess(written)) return []
  const { keyword, keywordSpan } = written
  const other = keyword === 'CMD' ? 'ENTRYPOINT' : 'CMD'
  const partner = keyword === 'ENTRYPOINT' ? all.find((each) => each.keyword === 'CMD') : undefined
  return [
    { edits: [{ ...keywordSpan, text: other }], description: changed('', keyword, other) },
    ...(partner === undefined
      ? []
      : [
          {
            edits: [
              { ...keywordSpan, text: 'CMD' },
              { ...partner.keywordSpan, text: 'ENTRYPOINT' },
            ],
            description: changed('', 'ENTRYPOINT, CMD', 'CMD, ENTRYPOINT'),
          },
        ]),
  ]
})
