import { type JsonObject, ownValue } from '../../domain/json.ts'
import type { Resource } from '../../kubernetes/resources.ts'
import type { Call } from '../call.ts'
import { textAt, textsAt } from '../json-access.ts'
import { kindName } from '../resource-names.ts'
import { DEFAULT_LAYOUT, type TableLayout, tableLayout } from './columns.ts'

export interface TableOptions {
  readonly isWide: boolean
  readonly withNamespace: boolean
  /** Names as `deployment.apps/web`, where several kinds are listed. */
  readonly withKind: boolean
}

/** The headings of a resource's table. */
export function tableHeadings(call: Call, resource: Resource, options: TableOptions): readonly string[] {
  const columns = layoutFor(call, resource).columns.filter((column) => options.isWide || column.wide !== true)
  return [
    ...(options.withNamespace ? ['NAMESPACE'] : []),
    ...columns.map((column) => column.name),
    ...call.flags.list('label-columns').map((label) => label.slice(label.lastIndexOf('/') + 1).toUpperCase()),
    ...(call.flags.on('show-labels') ? ['LABELS'] : []),
  ]
}

/** `--server-print=false`: kubectl itself knows no kind's columns. */
function layoutFor(call: Call, resource: Resource): TableLayout {
  return call.flags.on('server-print') ? tableLayout(resource.resource) : DEFAULT_LAYOUT
}

/** The cells of one object, in the columns of `tableHeadings`. */
export function tableRow(call: Call, resource: Resource, object: JsonObject, options: TableOptions): readonly string[] {
  const layout = layoutFor(call, resource)
  const labels = textsAt(object, 'metadata', 'labels')
  const cells = layout
    .cells(object, call.host.cluster.nowMs)
    .map((cell, index) =>
      options.withKind && layout.columns[index]?.name === 'NAME' ? `${kindName(resource)}/${cell}` : cell,
    )
    .filter((_, index) => options.isWide || layout.columns[index]?.wide !== true)
  return [
    ...(options.withNamespace ? [textAt(object, 'metadata', 'namespace')] : []),
    ...cells,
    ...call.flags.list('label-columns').map((label) => ownValue(labels, label) ?? ''),
    ...(call.flags.on('show-labels') ? [formatLabels(labels)] : []),
  ].map(firstLine)
}

function formatLabels(labels: Readonly<Record<string, string>>): string {
  // The pairs are sorted, not the keys: `both2=1` comes before `both=1` (apimachinery pkg/labels/labels.go).
  const pairs = Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .toSorted()
  return pairs.length === 0 ? '<none>' : pairs.join(',')
}

/** A cell holds one line; what could steer a terminal is shown instead of sent. */
function firstLine(text: string): string {
  const end = text.search(/[\f\n\r]/)
  const line = end < 0 ? text : `${text.slice(0, end)}...`
  return line.replaceAll('\u001b', '^[')
}
