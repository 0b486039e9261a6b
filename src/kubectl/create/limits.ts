import type { JsonObject } from '../../domain/json.ts'
import { goQuote } from '../../kubernetes/go-format.ts'
import type { Command } from '../call.ts'
import { message } from '../failure.ts'
import { parseAmounts } from '../set/resources.ts'
import { readSelector } from '../set/selector.ts'
import { createKind, nameArgument, namespaceField } from './subcommand.ts'

/** `kubectl create quota` (kubectl pkg/cmd/create/create_quota.go). */
export const createQuota: Command = (call) => {
  const { flags } = call
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const hard = parseAmounts(flags.text('hard'))
  if (!hard.ok) return hard.failure
  const scopes = flags.text('scopes') === '' ? [] : flags.text('scopes').split(',')
  const empty = scopes.find((scope) => scope === '')
  if (empty !== undefined) return message(`invalid resource quota scope ${goQuote(empty)}`)
  const object: JsonObject = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: name.value, ...namespaceField(call), creationTimestamp: null },
    spec: {
      ...(hard.value.length === 0 ? {} : { hard: Object.fromEntries(hard.value) }),
      ...(scopes.length === 0 ? {} : { scopes }),
    },
    status: {},
  }
  return createKind(call, 'resourcequotas', object, 'quota')
}

/** `kubectl create poddisruptionbudget` (kubectl pkg/cmd/create/create_pdb.go). */
export const createDisruptionBudget: Command = (call) => {
  const { flags } = call
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const [min, max] = [flags.text('min-available'), flags.text('max-unavailable')]
  if (flags.text('selector') === '') return message('a selector must be specified')
  if (min === '' && max === '') return message('one of min-available or max-unavailable must be specified')
  if (min !== '' && max !== '') return message('min-available and max-unavailable cannot be both specified')
  const which = min === '' ? 'max-unavailable' : 'min-available'
  const amount = min || max
  if (!/^[0-9]+%?$/.test(amount)) return message(`invalid format specified for ${which}`)
  const selector = readSelector(flags.text('selector'))
  if (!selector.ok) return selector.failure
  const { labels, expressions } = selector.value
  const object: JsonObject = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: name.value, ...namespaceField(call), creationTimestamp: null },
    spec: {
      [min === '' ? 'maxUnavailable' : 'minAvailable']: amount.endsWith('%') ? amount : Number(amount),
      selector: {
        ...(Object.keys(labels).length === 0 ? {} : { matchLabels: labels }),
        ...(expressions.length === 0 ? {} : { matchExpressions: expressions.map(expressionObject) }),
      },
    },
    status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
  }
  return createKind(call, 'poddisruptionbudgets', object, 'poddisruptionbudgets')
}

function expressionObject({
  key,
  operator,
  values,
}: {
  readonly key: string
  readonly operator: string
  readonly values: readonly string[]
}): JsonObject {
  return { key, operator, ...(values.length === 0 ? {} : { values: values.toSorted() }) }
}

/** `kubectl create priorityclass` (kubectl pkg/cmd/create/create_priorityclass.go). */
export const createPriorityClass: Command = (call) => {
  const { flags } = call
  const name = nameArgument(call)
  if (!name.ok) return name.failure
  const description = flags.text('description')
  const object: JsonObject = {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: name.value, creationTimestamp: null },
    value: flags.number('value'),
    ...(flags.on('global-default') ? { globalDefault: true } : {}),
    ...(description === '' ? {} : { description }),
    preemptionPolicy: flags.text('preemption-policy'),
  }
  return createKind(call, 'priorityclasses', object, 'priorityclass')
}
