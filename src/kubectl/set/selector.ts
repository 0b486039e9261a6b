import { parseLabelSelector } from '../../kubernetes/label-query.ts'
import type { Command } from '../call.ts'
import { message } from '../failure.ts'
import { changeAll, setCommand } from './patching.ts'
import { objectAt } from './pod-spec.ts'

/** `kubectl set selector` (kubectl pkg/cmd/set/set_selector.go): replaces the selector of services. */
export const setSelector: Command = (call) => {
  const text = call.args.at(-1)
  if (text === undefined) return message('one selector is required')
  const query = parseLabelSelector(text)
  if (!query.ok) return message(`couldn't parse the selector string "${text}": ${query.error}`)
  const labels: Record<string, string> = {}
  for (const { key, operator, values } of query.requirements) {
    const [value] = values
    if (operator !== 'In' || values.length !== 1 || value === undefined) {
      return message('match expression not supported on this object')
    }
    labels[key] = value
  }
  const command = setCommand(call, call.args.slice(0, -1))
  if (!command.ok) return command.failure
  return changeAll(command.value, {
    done: 'selector updated',
    failed: '',
    alwaysPatch: true,
    plainProblems: true,
    change(info, object) {
      const spec = objectAt(object, 'spec')
      if (info.resource.kind !== 'Service' || spec === undefined) {
        return 'setting a selector is only supported for Services'
      }
      spec['selector'] = labels
      return undefined
    },
  })
}
