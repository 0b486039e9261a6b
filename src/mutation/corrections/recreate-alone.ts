import { isJsonObject } from '../../domain/json.ts'
import { removed } from '../descriptions.ts'
import { fieldName, removalOf } from '../manifest-fields.ts'
import { manifestOperator } from '../manifest-operator.ts'
import type { Correction } from './correction.ts'

/** `Recreate` has no bounds: the block `rollingUpdate` beside it is left out. */
export const recreateAlone: Correction = {
  id: 'recreate-alone',
  apply: (file, { limits }) =>
    manifestOperator('recreate-alone', (field) => {
      const { path, document, keySpan } = field
      const spec = isJsonObject(document) ? document['spec'] : undefined
      const strategy = isJsonObject(spec) ? spec['strategy'] : undefined
      const isBeside = isJsonObject(strategy) && strategy['type'] === 'Recreate'
      if (!isBeside || path.join('.') !== 'spec.strategy.rollingUpdate') return []
      const removal = removalOf(field)
      return removal === undefined ? [] : [{ edits: [removal], description: removed(fieldName(path)), place: keySpan }]
    }).apply(file, limits),
}
