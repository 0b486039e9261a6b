import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** Kinds that look alike: a ReplicaSet has the fields of a Deployment, and no rollouts. */
const OTHER: Readonly<Record<string, string>> = { Deployment: 'ReplicaSet', ReplicaSet: 'Deployment' }

/** A ReplicaSet where a Deployment was meant. */
export const objectKind = manifestOperator('object-kind', (field) => {
  const { key, path, value } = field
  const to = path.length === 1 && key === 'kind' && typeof value === 'string' ? OTHER[value] : undefined
  return to === undefined ? [] : [scalarDraft(field, to)]
})
