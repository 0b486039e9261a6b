import type { JsonObject } from '../domain/json.ts'
import { goQuote } from '../kubernetes/go-format.ts'
import { select } from './builder.ts'
import { type Call, type Command, usageError } from './call.ts'
import { type Failure, message } from './failure.ts'
import { goJsonIndented } from './go-json.ts'
import { lastApplied } from './last-applied.ts'
import { toYaml } from './print/yaml.ts'

/** `kubectl apply view-last-applied` (kubectl pkg/cmd/apply/apply_view_last_applied.go). */
export const viewLastApplied: Command = (call) => {
  const { flags } = call
  const selector = flags.text('selector')
  if (flags.on('all') && selector !== '') {
    return message(`found non-empty label selector ${goQuote(selector)} with previously set 'all' parameter. `)
  }
  const selected = select(call, {
    args: call.args,
    labelSelector: selector,
    selectAll: flags.on('all'),
    latest: true,
  })
  if (!selected.ok) return selected.failure
  const texts: string[] = []
  const failure = selected.value.visit((info) => {
    const text = lastApplied(info.object ?? {})
    if (text === undefined || text === '') {
      // Upstream wraps an error that is none: nothing is said of an object that was not read from a file.
      if (info.sourceName === '') return undefined
      const what = `no last-applied-configuration annotation found on resource: ${info.name}\n`
      return message(`error when ${what} ${goQuote(info.sourceName)}: <nil>`)
    }
    texts.push(text)
    return undefined
  })
  if (failure !== undefined) return failure
  const output = flags.text('output')
  if (texts.length > 0 && output !== 'json' && output !== 'yaml') {
    return usageError(call, `Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json`)
  }
  return printAll(call, texts, output)
}

function printAll(call: Call, texts: readonly string[], output: string): Failure | undefined {
  for (const text of texts) {
    const value = parsed(text)
    if (value === undefined) return message(`invalid last-applied-configuration: ${goQuote(text)}`)
    call.out.write(output === 'yaml' ? toYaml(value) : `${goJsonIndented(value, '  ')}\n`)
  }
  return undefined
}

/** The annotation may have been written by hand. */
function parsed(text: string): JsonObject | undefined {
  try {
    return JSON.parse(text) as JsonObject
  } catch {
    return undefined
  }
}
