import { removed } from '../descriptions.ts'
import { fieldName, removalOf } from '../manifest-fields.ts'
import { manifestOperator } from '../manifest-operator.ts'

/** Fields that are often left out. Most of them an object is complete without, so that nobody is told. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'readinessProbe',
  'livenessProbe',
  'startupProbe',
  'revisionHistoryLimit',
  'minReadySeconds',
  'progressDeadlineSeconds',
  'terminationGracePeriodSeconds',
  'kubernetes.io/change-cause',
  'selector',
  'strategy',
  'replicas',
  'paused',
  'namespace',
  'command',
  'args',
  'env',
  'ports',
  'resources',
  'lifecycle',
  'imagePullPolicy',
  'restartPolicy',
  'initContainers',
  'tty',
  'stdin',
])

/** A field, or an entry of a ConfigMap, is left out. */
export const fieldRemoved = manifestOperator('field-removed', (field) => {
  const isEntry = field.documentKind === 'ConfigMap' && field.path.length === 2 && field.path[0] === 'data'
  const removal = LEFT_OUT.has(field.key) || isEntry ? removalOf(field) : undefined
  return removal === undefined
    ? []
    : [{ edits: [removal], description: removed(fieldName(field.path)), place: field.keySpan }]
})
