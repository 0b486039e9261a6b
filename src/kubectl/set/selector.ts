import { type QueryRequirement, parseLabelSelector } from '../../kubernetes/label-query.ts'
import type { Command } from '../call.ts'
import { type Result, good, message, refused } from '../failure.ts'
import { changeAll, setCommand } from './patching.ts'
import { objectAt } from './pod-spec.ts'

/** `kubectl set selector` (kubectl pkg/cmd/set/set_selector.go): replaces the selector of services. */
export const setSelector: Command = (call) => {
  const text = call.args.at(-1)
  if (text === undefined) return message('one selector is required')
  const selector = readSelector(text)
  if (!selector.ok) return selector.failure
  const { labels, expressions } = selector.value
  const command = setCommand(call, call.args.slice(0, -1))
  if (!command.ok) return command.failure
  const resourceVersion = call.flags.text('resource-version')
  return changeAll(command.value, {
    done: 'selector updated',
    alwaysPatch: true,
    plainProblems: true,
    change(info, object) {
      const spec = objectAt(object, 'spec')
      if (info.resource.kind !== 'Service' || spec === undefined) {
        return 'setting a selector is only supported for Services'
      }
      if (expressions.length > 0) {
        return `match expression [${expressions.map(goExpression).join(' ')}] not supported on this object`
      }
      spec['selector'] = { ...labels }
      const metadata = objectAt(object, 'metadata')
      if (resourceVersion !== '' && metadata !== undefined) metadata['resourceVersion'] = resourceVersion
      return undefined
    },
  })
}

/** What `set selector` and `create poddisruptionbudget` take for a selector. */
export interface Selector {
  readonly labels: Readonly<Record<string, string>>
  readonly expressions: readonly QueryRequirement[]
}

/** What can stand in a `LabelSelector` at all (apimachinery pkg/apis/meta/v1/helpers.go, ParseToLabelSelector). */
export function readSelector(text: string): Result<Selector> {
  const query = parseLabelSelector(text)
  if (!query.ok) return refused(`couldn't parse the selector string "${text}": ${query.error}`)
  const labels: Record<string, string> = {}
  const expressions: QueryRequirement[] = []
  for (const requirement of query.requirements) {
    const { key, operator, values, isEquality } = requirement
    if (operator === 'Gt' || operator === 'Lt') {
      return refused(`"${operator.toLowerCase()}" isn't supported in label selectors`)
    }
    if (!isEquality) expressions.push(requirement)
    else if (operator === 'In') labels[key] = values[0] ?? ''
    else return refused('"!=" is not a valid label selector operator')
  }
  return good({ labels, expressions })
}

/** Go prints a struct as its values in braces. */
function goExpression({ key, operator, values }: QueryRequirement): string {
  return `{${key} ${operator} [${values.join(' ')}]}`
}
