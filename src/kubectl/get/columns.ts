import type { JsonObject } from '../../domain/json.ts'
import { formatSelector } from '../../kubernetes/selector.ts'
import { mapAt, mapsAt, maybeMapAt, numberAt, textAt } from '../json-access.ts'
import { ageOf } from '../print/age.ts'
import { endpointsText } from './endpoints-cells.ts'
import { podCells } from './pod-cells.ts'
import { serviceCells } from './service-cells.ts'
import { storedCells, STORED_LAYOUTS } from './stored-cells.ts'

/** One column of the table of a kind. */
export interface Column {
  readonly name: string
  /** Shown with `-o wide` only. */
  readonly wide?: boolean
}

/** How a kind is shown in a table: its columns, and the cells of one object. */
export interface TableLayout {
  readonly columns: readonly Column[]
  cells(object: JsonObject, nowMs: number): readonly string[]
}

/** The layout of a resource (kubernetes pkg/printers/internalversion/printers.go). */
export function tableLayout(resource: string): TableLayout {
  const stored = Object.hasOwn(STORED_LAYOUTS, resource) ? STORED_LAYOUTS[resource] : undefined
  if (stored !== undefined) {
    const columns = stored.headings.map((name) => ({ name }))
    return { columns, cells: (object, nowMs) => storedCells(stored, object, nowMs) }
  }
  return Object.hasOwn(LAYOUTS, resource) ? (LAYOUTS[resource] ?? DEFAULT_LAYOUT) : DEFAULT_LAYOUT
}

const wide = (name: string): Column => ({ name, wide: true })
const plain = (names: string): readonly Column[] => names.split(' ').map((name) => ({ name }))

/** What is shown of a kind that nobody knows more about. */
export const DEFAULT_LAYOUT: TableLayout = {
  columns: plain('NAME AGE'),
  cells: (object, nowMs) => [nameOf(object), createdAgo(object, nowMs)],
}

const LAYOUTS: Readonly<Record<string, TableLayout>> = {
  deployments: {
    columns: [...plain('NAME READY UP-TO-DATE AVAILABLE AGE'), wide('CONTAINERS'), wide('IMAGES'), wide('SELECTOR')],
    cells: (object, nowMs) => [
      nameOf(object),
      `${numberAt(object, 'status', 'readyReplicas')}/${numberAt(object, 'spec', 'replicas')}`,
      String(numberAt(object, 'status', 'updatedReplicas')),
      String(numberAt(object, 'status', 'availableReplicas')),
      createdAgo(object, nowMs),
      ...templateCells(object),
    ],
  },
  replicasets: {
    columns: [...plain('NAME DESIRED CURRENT READY AGE'), wide('CONTAINERS'), wide('IMAGES'), wide('SELECTOR')],
    cells: (object, nowMs) => [
      nameOf(object),
      String(numberAt(object, 'spec', 'replicas')),
      String(numberAt(object, 'status', 'replicas')),
      String(numberAt(object, 'status', 'readyReplicas')),
      createdAgo(object, nowMs),
      ...templateCells(object),
    ],
  },
  pods: {
    columns: [
      ...plain('NAME READY STATUS RESTARTS AGE'),
      wide('IP'),
      wide('NODE'),
      wide('NOMINATED NODE'),
      wide('READINESS GATES'),
    ],
    cells: podCells,
  },
  services: {
    columns: [...plain('NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE'), wide('SELECTOR')],
    cells: serviceCells,
  },
  endpoints: {
    columns: plain('NAME ENDPOINTS AGE'),
    cells: (object, nowMs) => [nameOf(object), endpointsText(object), createdAgo(object, nowMs)],
  },
  configmaps: {
    columns: plain('NAME DATA AGE'),
    cells: (object, nowMs) => [
      nameOf(object),
      String(Object.keys(mapAt(object, 'data')).length + Object.keys(mapAt(object, 'binaryData')).length),
      createdAgo(object, nowMs),
    ],
  },
  namespaces: {
    columns: plain('NAME STATUS AGE'),
    cells: (object, nowMs) => [nameOf(object), textAt(object, 'status', 'phase'), createdAgo(object, nowMs)],
  },
  events: {
    columns: [
      { name: 'LAST SEEN' },
      ...plain('TYPE REASON OBJECT'),
      wide('SUBOBJECT'),
      wide('SOURCE'),
      { name: 'MESSAGE' },
      wide('FIRST SEEN'),
      wide('COUNT'),
      wide('NAME'),
    ],
    cells: eventCells,
  },
}

function eventCells(object: JsonObject, nowMs: number): readonly string[] {
  const involved = mapAt(object, 'involvedObject')
  const first = textAt(object, 'firstTimestamp')
  const last = textAt(object, 'lastTimestamp') || first
  const host = textAt(object, 'source', 'host')
  const component = textAt(object, 'source', 'component') || textAt(object, 'reportingComponent')
  return [
    ageOf(last, nowMs),
    textAt(object, 'type'),
    textAt(object, 'reason'),
    `${textAt(involved, 'kind').toLowerCase()}/${textAt(involved, 'name')}`,
    textAt(involved, 'fieldPath'),
    host === '' ? component : `${component}, ${host}`,
    textAt(object, 'message').trim(),
    ageOf(first, nowMs),
    String(numberAt(object, 'count') || 1),
    nameOf(object),
  ]
}

/** Containers, images and selector of what has a pod template. */
function templateCells(object: JsonObject): readonly string[] {
  const containers = mapsAt(object, 'spec', 'template', 'spec', 'containers')
  const selector = maybeMapAt(object, 'spec', 'selector')
  return [
    containers.map((container) => textAt(container, 'name')).join(','),
    containers.map((container) => textAt(container, 'image')).join(','),
    formatSelector(selector),
  ]
}

function nameOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'name')
}

function createdAgo(object: JsonObject, nowMs: number): string {
  return ageOf(textAt(object, 'metadata', 'creationTimestamp'), nowMs)
}
