import { manifestOperator, scalarDraft } from '../manifest-operator.ts'

/** Kinds that look alike: a ReplicaSet has the fields of a Deployment, and no rollouts. */
const OTHER: Readonly<Record<string, string>> = { Deployment: 'ReplicaSet', ReplicaSet: 'Deployment' }

/** A ReplicaSet where a Deployment was meant. */
export const objectKind = manifestOperator('object-kind', (field) => {
  const to = field.path.length === 1 && field.key === 'kind' ? OTHER[String(field.value)] : undefined
  return to === undefined ? [] : [scalarDraft(field, to)]
})
