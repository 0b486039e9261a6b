import { RESOURCES, qualifiedResource } from '../kubernetes/resources.ts'
import { type Command, usageError } from './call.ts'
import { message } from './failure.ts'
import { TABLE_TABS, alignTabs } from './print/tab-writer.ts'

/** `kubectl api-resources` (kubectl pkg/cmd/apiresources/apiresources.go), without the kinds nobody asks for. */
export const apiResources: Command = (call) => {
  const { flags, args } = call
  if (args.length > 0) return usageError(call, `unexpected arguments: [${args.join(' ')}]`)
  const [output, sortBy] = [flags.text('output'), flags.text('sort-by')]
  if (output !== '' && output !== 'wide' && output !== 'name') return message(`--output ${output} is not available`)
  if (!['', 'name', 'kind'].includes(sortBy)) return message('--sort-by accepts only name or kind')
  const shown = RESOURCES.filter((one) => {
    if (flags.changed('api-group') && one.group !== flags.text('api-group')) return false
    return !flags.changed('namespaced') || one.namespaced === flags.on('namespaced')
  }).map((one) => ({ one, key: `${{ name: '', kind: one.kind, '': one.group }[sortBy] ?? ''} ${one.resource}` }))
  const rows = shown
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ one }) =>
      output === 'name'
        ? [qualifiedResource(one)]
        : [one.resource, one.shortNames.join(','), one.apiVersion, String(one.namespaced), one.kind],
    )
  const isHeaded = !flags.on('no-headers') && output !== 'name'
  const lines = isHeaded ? [['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND'], ...rows] : rows
  call.out.write(alignTabs(lines.map((line) => `${line.join('\t')}\n`).join(''), TABLE_TABS))
  return undefined
}
