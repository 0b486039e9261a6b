import type { JsonObject, Value } from '../../domain/json.ts'
import { goQuote } from '../../kubernetes/go-format.ts'
import type { Call, Command } from '../call.ts'
import { type Failure, type Result, good, message, refused } from '../failure.ts'
import { resourceFor } from '../resource-names.ts'
import { createKind, nameArgument, namespaceField } from './subcommand.ts'

const GROUP = 'rbac.authorization.k8s.io'

const RESOURCE_VERBS = new Set(
  '* get delete list create update patch watch proxy deletecollection use bind escalate impersonate'.split(' '),
)
const URL_VERBS = new Set('* get post put delete patch head options'.split(' '))

/** Verbs that mean something for few resources only, each with its group behind a dot. */
const SPECIAL_VERBS: Readonly<Record<string, readonly string[]>> = {
  use: ['podsecuritypolicies.policy', 'podsecuritypolicies.extensions'],
  bind: [`roles.${GROUP}`, `clusterroles.${GROUP}`],
  escalate: [`roles.${GROUP}`, `clusterroles.${GROUP}`],
  impersonate: ['users.', 'serviceaccounts.', 'groups.', 'userextras.authentication.k8s.io'],
}

/** `kubectl create role` (kubectl pkg/cmd/create/create_role.go). */
export const createRole: Command = (call) => {
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const verbs = verbsOf(call)
  if (verbs.length === 0) return message('at least one verb must be specified')
  warnOfVerbs(call, verbs)
  const resources = targetsOf(call)
  if (resources.length === 0) return message('at least one resource must be specified')
  const problem = targetProblem(call, verbs, resources)
  if (problem !== undefined) return problem
  return createKind(call, 'roles', role(call, 'Role', name.value, resourceRules(call, verbs, resources)), '')
}

/** `kubectl create clusterrole` (kubectl pkg/cmd/create/create_clusterrole.go). */
export const createClusterRole: Command = (call) => {
  const { flags } = call
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const [verbs, resources] = [verbsOf(call), targetsOf(call)]
  const urls = [...new Set(flags.list('non-resource-url'))]
  if (flags.changed('aggregation-rule')) {
    if (urls.length + verbs.length + resources.length + flags.list('resource-name').length > 0) {
      return message('aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames')
    }
    const labels = pairsOf(flags.text('aggregation-rule'))
    if (!labels.ok) return labels.failure
    const aggregationRule = { clusterRoleSelectors: [{ matchLabels: labels.value }] }
    const object = { ...role(call, 'ClusterRole', name.value, null), aggregationRule }
    return createKind(call, 'clusterroles', object, '')
  }
  if (verbs.length === 0) return message('at least one verb must be specified')
  if (resources.length + urls.length === 0) return message('one of resource or nonResourceURL must be specified')
  if (resources.length > 0) warnOfVerbs(call, verbs)
  const problem = targetProblem(call, verbs, resources) ?? urlProblem(verbs, urls)
  if (problem !== undefined) return problem
  const rules = [
    ...resourceRules(call, verbs, resources),
    ...(urls.length === 0 ? [] : [{ verbs, nonResourceURLs: urls }]),
  ]
  return createKind(call, 'clusterroles', role(call, 'ClusterRole', name.value, rules), '')
}

function role(call: Call, kind: 'Role' | 'ClusterRole', name: string, rules: Value): JsonObject {
  const namespace = kind === 'Role' ? namespaceField(call) : {}
  return { apiVersion: `${GROUP}/v1`, kind, metadata: { name, ...namespace, creationTimestamp: null }, rules }
}

/** Each once; `*` makes the others needless. */
function verbsOf({ flags }: Call): readonly string[] {
  const verbs = [...new Set(flags.list('verb'))]
  return verbs.includes('*') ? ['*'] : verbs
}

function warnOfVerbs(call: Call, verbs: readonly string[]): void {
  for (const verb of verbs) {
    if (!RESOURCE_VERBS.has(verb)) call.err.write(`Warning: '${verb}' is not a standard resource verb\n`)
  }
}

/** A resource as it was typed: `deployments.apps/scale`. */
interface Target {
  readonly resource: string
  readonly group: string
  readonly subresource: string
}

function targetsOf({ flags }: Call): readonly Target[] {
  const words = flags.list('resource')
  if (words.includes('*')) return [{ resource: '*', group: '', subresource: '' }]
  return words.map((word) => {
    const [path = '', ...subresource] = word.split('/')
    const [resource = '', ...group] = path.split('.')
    return { resource, group: group.join('.'), subresource: subresource.join('/') }
  })
}

/** The resource and group that the server has for it; as it was typed where it has none. */
function served({ resource, group }: Target): { readonly resource: string; readonly group: string } | undefined {
  if (resource === '*') return { resource, group }
  const found = resourceFor(group === '' ? resource : `${resource}.${group}`)
  return found.ok ? { resource: found.value.resource, group: found.value.group } : undefined
}

function targetProblem(call: Call, verbs: readonly string[], targets: readonly Target[]): Failure | undefined {
  for (const target of targets) {
    if (target.resource === '') return message('resource must be specified if apiGroup/subresource specified')
    if (target.resource === '*') return undefined
    const found = served(target)
    const { resource, group } = found ?? target
    let isSpecial = false
    for (const verb of verbs) {
      const meant = Object.hasOwn(SPECIAL_VERBS, verb) ? SPECIAL_VERBS[verb] : undefined
      if (meant === undefined) continue
      if (!meant.includes(`${resource}.${group}`)) {
        return message(`can not perform '${verb}' on '${resource}' in group '${group}'`)
      }
      isSpecial = true
    }
    if (found === undefined && !isSpecial) {
      const where = group === '' ? '' : ` in group ${goQuote(group)}`
      call.err.write(`the server doesn't have a resource type ${goQuote(resource)}${where}\n`)
      return { kind: 'exit', code: 1 }
    }
  }
  return undefined
}

/** One rule for each API group, by name. */
function resourceRules(call: Call, verbs: readonly string[], targets: readonly Target[]): readonly JsonObject[] {
  const byGroup = new Map<string, Set<string>>()
  for (const target of targets) {
    const { resource, group } = served(target) ?? target
    const of = byGroup.get(group) ?? new Set()
    byGroup.set(group, of.add(target.subresource === '' ? resource : `${resource}/${target.subresource}`))
  }
  const resourceNames = [...new Set(call.flags.list('resource-name'))]
  return [...byGroup]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, resources]) => ({
      verbs,
      apiGroups: [group],
      resources: [...resources],
      ...(resourceNames.length === 0 ? {} : { resourceNames }),
    }))
}

function urlProblem(verbs: readonly string[], urls: readonly string[]): Failure | undefined {
  if (urls.length === 0) return undefined
  const wrong = verbs.find((verb) => !URL_VERBS.has(verb))
  if (wrong !== undefined) return message(`invalid verb: '${wrong}' for nonResourceURL`)
  for (const url of urls) {
    if (url === '*') continue
    if (!url.startsWith('/')) return message('nonResourceURL should start with /')
    if (url.slice(0, -1).includes('*')) {
      return message("nonResourceURL only supports wildcard matches when '*' is at the end")
    }
  }
  return undefined
}

function pairsOf(text: string): Result<Readonly<Record<string, string>>> {
  const pairs: (readonly [string, string])[] = []
  for (const pair of text.split(',')) {
    const [key = '', ...value] = pair.split('=')
    if (value.length === 0) {
      return refused(
        `invalid argument ${goQuote(text)} for "--aggregation-rule" flag: malformed pair, expect string=string\n` +
          "See 'kubectl create clusterrole --help' for usage.",
      )
    }
    pairs.push([key, value.join('=')])
  }
  return good(Object.fromEntries(pairs))
}
