import type { JsonObject } from '../../domain/json.ts'
import type { Call, Command } from '../call.ts'
import { type Result, good, message, refused } from '../failure.ts'
import { createKind, nameArgument, namespaceField } from './subcommand.ts'

const GROUP = 'rbac.authorization.k8s.io'

/** `kubectl create serviceaccount` (kubectl pkg/cmd/create/create_serviceaccount.go). */
export const createServiceAccount: Command = (call) => {
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const metadata = { name: name.value, ...namespaceField(call), creationTimestamp: null }
  return createKind(call, 'serviceaccounts', { apiVersion: 'v1', kind: 'ServiceAccount', metadata }, 'serviceaccount')
}

/** `kubectl create rolebinding` (kubectl pkg/cmd/create/create_rolebinding.go). */
export const createRoleBinding: Command = (call) => {
  const { flags } = call
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const [role, clusterRole] = [flags.text('role'), flags.text('clusterrole')]
  if ((role === '') === (clusterRole === '')) return message('exactly one of clusterrole or role must be specified')
  const subjects = subjectsOf(call)
  if (!subjects.ok) return subjects.failure
  const roleRef = { apiGroup: GROUP, kind: role === '' ? 'ClusterRole' : 'Role', name: role || clusterRole }
  const metadata = { name: name.value, ...namespaceField(call), creationTimestamp: null }
  const object = { apiVersion: `${GROUP}/v1`, kind: 'RoleBinding', metadata, ...subjects.value, roleRef }
  return createKind(call, 'rolebindings', object, 'rolebinding')
}

/** `kubectl create clusterrolebinding` (kubectl pkg/cmd/create/create_clusterrolebinding.go). */
export const createClusterRoleBinding: Command = (call) => {
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const subjects = subjectsOf(call)
  if (!subjects.ok) return subjects.failure
  const roleRef = { apiGroup: GROUP, kind: 'ClusterRole', name: call.flags.text('clusterrole') }
  const metadata = { name: name.value, creationTimestamp: null }
  const object = { apiVersion: `${GROUP}/v1`, kind: 'ClusterRoleBinding', metadata, ...subjects.value, roleRef }
  return createKind(call, 'clusterrolebindings', object, 'clusterrolebinding')
}

/** Users, groups and service accounts, in this order; without any of them there is no such field. */
function subjectsOf({ flags }: Call): Result<JsonObject> {
  const subjects: JsonObject[] = []
  for (const name of flags.list('user')) subjects.push({ kind: 'User', apiGroup: GROUP, name })
  for (const name of flags.list('group')) subjects.push({ kind: 'Group', apiGroup: GROUP, name })
  for (const account of flags.list('serviceaccount')) {
    const [namespace = '', name = '', ...more] = account.split(':')
    if (namespace === '' || name === '' || more.length > 0) {
      return refused('serviceaccount must be <namespace>:<name>')
    }
    subjects.push({ kind: 'ServiceAccount', name, namespace })
  }
  return good(subjects.length === 0 ? {} : { subjects })
}
