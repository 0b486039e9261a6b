import { type Selection, select } from '../builder.ts'
import type { Call } from '../call.ts'
import type { Result } from '../failure.ts'

/** The objects that `get` is about; a watch takes one type only and ends at the first failure. */
export function selectObjects(call: Call, isWatching: boolean): Result<Selection> {
  const { flags, args } = call
  return select(call, {
    args,
    labelSelector: flags.text('selector'),
    fieldSelector: flags.text('field-selector'),
    allNamespaces: flags.on('all-namespaces'),
    allowEmptySelector: true,
    latest: true,
    continueOnError: !isWatching,
    singleResourceType: isWatching,
  })
}
