import { parseQuantity, storedQuantity } from '../../kubernetes/quantity.ts'
import type { Command } from '../call.ts'
import { type Failure, type Result, good, message, refused } from '../failure.ts'
import type { EditableObject } from '../go-json.ts'
import { changeAll, commonProblem, setCommand } from './patching.ts'
import { matchingContainers, noPodSpec, objectAt, podSpecOf } from './pod-spec.ts'

/** `kubectl set resources` (kubectl pkg/cmd/set/set_resources.go). */
export const setResources: Command = (call) => {
  const { flags } = call
  const command = setCommand(call, call.args)
  if (!command.ok) return command.failure
  const problem = commonProblem(command.value)
  if (problem !== undefined) return message(problem)
  if (flags.text('limits') === '' && flags.text('requests') === '') {
    return message('you must specify an update to requests or limits (in the form of --requests/--limits)')
  }
  const limits = parseAmounts(flags.text('limits'))
  if (!limits.ok) return limits.failure
  const requests = parseAmounts(flags.text('requests'))
  if (!requests.ok) return requests.failure
  const failures: Failure[] = []
  return changeAll(
    command.value,
    {
      done: 'resource requirements updated',
      failed: 'failed to patch resources update to pod template',
      change(info, object) {
        const spec = podSpecOf(info, object)
        if (spec === undefined) return noPodSpec(info)
        const containers = matchingContainers(spec, flags.text('containers'))
        if (containers.length === 0) {
          failures.push(message(`error: unable to find container named ${flags.text('containers')}`))
        }
        for (const container of containers) {
          setAmounts(container, 'limits', limits.value)
          setAmounts(container, 'requests', requests.value)
        }
        return undefined
      },
    },
    failures,
  )
}

export type Amounts = readonly (readonly [string, string])[]

/** `cpu=200m,memory=1Gi`, the amounts as Go writes them (kubectl pkg/generate/versioned/run.go, populateResourceListV1). */
export function parseAmounts(spec: string): Result<Amounts> {
  const amounts: (readonly [string, string])[] = []
  for (const statement of spec === '' ? [] : spec.split(',')) {
    const parts = statement.split('=')
    if (parts.length !== 2) return refused(`Invalid argument syntax ${statement}, expected <resource>=<value>`)
    const [name = '', text = ''] = parts
    const quantity = parseQuantity(text)
    if (!quantity.ok) return refused(quantity.error)
    amounts.push([name, storedQuantity(text)])
  }
  return good(amounts)
}

function setAmounts(container: EditableObject, key: string, amounts: Amounts): void {
  if (amounts.length === 0) return
  const resources = objectAt(container, 'resources') ?? {}
  container['resources'] = resources
  resources[key] = { ...objectAt(resources, key), ...Object.fromEntries(amounts) }
}
