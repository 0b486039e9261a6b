import { diagnostic } from '../../domain/codes.ts'
import type { JsonObject, Value } from '../../domain/json.ts'
import type { WatchTarget } from '../../engines/rollout/cluster-api.ts'
import type { Call } from '../call.ts'
import { type Failure, type Result, good, message } from '../failure.ts'
import { type Info, asJson } from '../info.ts'
import { alignRow } from '../print/tab-writer.ts'
import { qualifiedName, textPrinter } from '../printer.ts'
import { parseSelectors } from '../selection.ts'
import { GO_ON, follow } from '../waiting.ts'
import { selectObjects } from './select-objects.ts'
import { tableHeadings, tableRow } from './table.ts'
import type { Resource } from '../../kubernetes/resources.ts'

/** Prints objects as what happened to them. Rows of a table wait for `flush`, so that they share their widths. */
interface EventPrinter {
  print(object: JsonObject, event: string): Failure | undefined
  flush(): void
}

/** `kubectl get -w`: what is there, then every change, until the world has settled; a person would then press Ctrl+C. */
export function watchObjects(call: Call): Failure | undefined {
  const { flags } = call
  const selection = selectObjects(call, true)
  if (!selection.ok) return selection.failure
  const infos: Info[] = []
  const failure = selection.value.visit((info) => {
    infos.push(info)
    return undefined
  })
  if (failure !== undefined) return failure
  const resource = infos[0]?.resource ?? selection.value.resources[0]
  if (resource === undefined || (selection.value.targetsSingleItems && infos.length > 1)) {
    return message(
      'watch is only supported on individual resources and resource collections - more than 1 resource was found',
    )
  }
  const printer = eventPrinter(call, resource)
  if (!printer.ok) return printer.failure
  if (!flags.on('watch-only')) {
    for (const info of infos) {
      const problem = printer.value.print(info.object ?? {}, 'ADDED')
      if (problem !== undefined) return problem
    }
    printer.value.flush()
  }
  const selectors = parseSelectors(flags.text('selector'), '')
  const target = watchTarget(call, resource, selection.value.targetsSingleItems ? infos[0] : undefined)
  const end = follow(
    call,
    target,
    0,
    ({ type, object }) => {
      if (selectors.ok && !selectors.value.labels(object.metadata.labels ?? {})) return GO_ON
      const problem = printer.value.print(asJson(object), type)
      printer.value.flush()
      return problem === undefined ? GO_ON : { kind: 'failed', failure: problem }
    },
    true,
  )
  return end.kind === 'failed' ? end.failure : { kind: 'exit', code: 130 }
}

function watchTarget(call: Call, resource: Resource, info: Info | undefined): WatchTarget {
  const isEverywhere = !resource.namespaced || call.flags.on('all-namespaces')
  return {
    resource: resource.resource,
    ...(isEverywhere ? {} : { namespace: info?.namespace ?? call.namespace }),
    ...(info === undefined ? {} : { name: info.name }),
  }
}

function eventPrinter(call: Call, resource: Resource): Result<EventPrinter> {
  const output = call.flags.text('output')
  if (output === '' || output === 'wide') return good(tablePrinter(call, resource))
  if (output === 'name') {
    return good({
      print(object) {
        call.out.write(`${qualifiedName(object)}\n`)
        return undefined
      },
      flush() {},
    })
  }
  if (output.startsWith('custom-columns')) {
    call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: 'kubectl get -w -o custom-columns' }))
    return { ok: false, failure: { kind: 'exit', code: 1 } }
  }
  const text = textPrinter(call, output, [])
  if (!text.ok) return text
  const asEvents = call.flags.on('output-watch-events')
  return good({
    print(object, type) {
      const value: Value = asEvents ? { type, object } : object
      const printed = text.value(value)
      if (!printed.ok) return printed.failure
      call.out.write(printed.value)
      return undefined
    },
    flush() {},
  })
}

function tablePrinter(call: Call, resource: Resource): EventPrinter {
  const { flags } = call
  const options = {
    isWide: flags.text('output') === 'wide',
    withNamespace: flags.on('all-namespaces') && resource.namespaced,
    withKind: flags.on('show-kind'),
  }
  const asEvents = flags.on('output-watch-events')
  const widths: number[] = []
  const pending: (readonly string[])[] = []
  let isHeaded = flags.on('no-headers')
  return {
    print(object, type) {
      if (!isHeaded) pending.push([...(asEvents ? ['EVENT'] : []), ...tableHeadings(call, resource, options)])
      isHeaded = true
      pending.push([...(asEvents ? [type] : []), ...tableRow(call, resource, object, options)])
      return undefined
    },
    flush() {
      // The first pass finds the widths, the second uses them.
      for (const cells of pending) alignRow(cells, widths)
      call.out.write(pending.map((cells) => `${alignRow(cells, widths)}\n`).join(''))
      pending.length = 0
    },
  }
}
