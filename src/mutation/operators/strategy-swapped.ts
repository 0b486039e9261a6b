import { isJsonObject } from '../../domain/json.ts'
import { changed } from '../descriptions.ts'
import { fieldName, type ManifestField, manifestFields, removalOf } from '../manifest-fields.ts'
import { type Draft, type MutationOperator, mutantsOf } from '../mutant.ts'

/** `Recreate` for a rolling update, also for one that is not spelt out, and the other way round. */
export const strategySwapped: MutationOperator = {
  id: 'strategy-swapped',
  apply: (file, limits) => {
    const fields = manifestFields(file, limits)
    return mutantsOf(
      'strategy-swapped',
      file,
      fields.flatMap((field) => swap(field, fields)),
    )
  },
}

function swap(field: ManifestField, fields: readonly ManifestField[]): readonly Draft[] {
  if (field.documentKind !== 'Deployment' || field.path.length > 2) return []
  const { spec } = isJsonObject(field.document) ? field.document : {}
  if (!isJsonObject(spec)) return []
  const { strategy } = spec
  if (field.path.join('.') === 'spec.strategy') return swapWritten(field, fields)
  const isFirst = field.path.length === 2 && field.path[0] === 'spec' && field.key === Object.keys(spec)[0]
  return isFirst && strategy === undefined ? [addRecreate(field)] : []
}

function swapWritten(field: ManifestField, fields: readonly ManifestField[]): readonly Draft[] {
  if (!isJsonObject(field.value)) return []
  const { type } = field.value
  const span = field.spanAt([...field.path, 'type'], 'value')
  if (type === 'Recreate') {
    return [
      {
        edits: [{ ...span, text: 'RollingUpdate' }],
        description: changed('spec.strategy.type', type, 'RollingUpdate'),
      },
    ]
  }
  const rolling = fields.find(
    (each) => each.document === field.document && fieldName(each.path) === 'spec.strategy.rollingUpdate',
  )
  const removal = rolling === undefined ? undefined : removalOf(rolling)
  if (type !== 'RollingUpdate' || (rolling !== undefined && removal === undefined)) return []
  return [
    {
      edits: [{ ...span, text: 'Recreate' }, ...(removal === undefined ? [] : [removal])],
      description: changed('spec.strategy.type', type, 'Recreate'),
    },
  ]
}

function addRecreate({ text, keySpan }: ManifestField): Draft {
  const indent = keySpan.start - (text.lastIndexOf('\n', keySpan.start - 1) + 1)
  const put = `strategy:\n${' '.repeat(indent)}  type: Recreate\n${' '.repeat(indent)}`
  return {
    edits: [{ start: keySpan.start, end: keySpan.start, text: put }],
    description: changed('spec.strategy.type', 'RollingUpdate', 'Recreate'),
  }
}
