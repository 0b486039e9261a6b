import { diagnostic } from '../../domain/codes.ts'
import type { JsonObject } from '../../domain/json.ts'
import { goQuote } from '../../kubernetes/go-format.ts'
import type { Resource } from '../../kubernetes/resources.ts'
import type { Selection } from '../builder.ts'
import { type Call, type Command, usageError } from '../call.ts'
import { type Failure, type Result, combined, good, message, refused } from '../failure.ts'
import type { Info } from '../info.ts'
import { TABLE_TABS, alignTabs } from '../print/tab-writer.ts'
import { qualifiedName, textPrinter } from '../printer.ts'
import { printCustomColumns } from './custom-columns.ts'
import { selectObjects } from './select-objects.ts'
import { relaxedPath, sortInfos } from './sort.ts'
import { type TableOptions, tableHeadings, tableRow } from './table.ts'
import { watchObjects } from './watch.ts'

const SUGGESTION = 'Use "kubectl api-resources" for a complete list of supported resources.'

/** `kubectl get` (kubectl pkg/cmd/get/get.go). */
export const get: Command = (call) => {
  const { flags, args } = call
  if (flags.text('raw') !== '' || flags.text('subresource') !== '') {
    const flag = flags.text('raw') === '' ? '--subresource' : '--raw'
    call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: `kubectl get ${flag}` }))
    return { kind: 'exit', code: 1 }
  }
  const isWatching = flags.on('watch') || flags.on('watch-only')
  if (!isWatching && args.length === 0 && flags.list('filename').length === 0) {
    call.err.write(`You must specify the type of resource to get. ${SUGGESTION}\n\n`)
    const advice =
      'Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).'
    return usageError(call, `Required resource not specified.\n${advice}`)
  }
  const output = flags.text('output')
  if (flags.on('show-labels') && output !== '' && output !== 'wide') {
    return message(`--show-labels option cannot be used with ${output} printer`)
  }
  if (flags.on('output-watch-events') && !isWatching) {
    return message('--output-watch-events option can only be used with --watch or --watch-only')
  }
  if (isWatching) return watchObjects(call)
  const selected = selectObjects(call, false)
  if (!selected.ok) return selected.failure
  const isTable = (output === '' && flags.text('template') === '') || output === 'wide'
  return isTable ? printTables(call, selected.value) : printObjects(call, selected.value)
}

function printTables(call: Call, selection: Selection): Failure | undefined {
  const { flags } = call
  const failures: Failure[] = []
  let infos: readonly Info[] = collect(selection, failures, flags.on('ignore-not-found'))
  // A list without objects counts as well: each type that was asked for had its answer.
  const resources = selection.targetsSingleItems ? infos.map((info) => info.resource) : selection.resources
  const withKind = flags.on('show-kind') || new Set(resources).size > 1
  if (flags.text('sort-by') !== '' && infos.length > 0) {
    const tables = selection.targetsSingleItems ? infos.length : selection.resources.length
    const sorted = sortRows(call, infos, tables)
    if (!sorted.ok) return sorted.failure
    infos = sorted.value
  }
  const isWide = flags.text('output') === 'wide'
  const tables: string[] = []
  for (const group of groupsOf(infos)) {
    const withNamespace = flags.on('all-namespaces') && group.resource.namespaced
    tables.push(tableText(call, group.resource, group.objects, { isWide, withNamespace, withKind }))
  }
  call.out.write(tables.join(flags.on('no-headers') ? '' : '\n'))
  if (tables.length === 0 && failures.length === 0 && !flags.on('ignore-not-found')) {
    const isNamespaced = !flags.on('all-namespaces') && resources.every((resource) => resource.namespaced)
    call.err.write(isNamespaced ? `No resources found in ${call.namespace} namespace.\n` : 'No resources found\n')
  }
  return combined(failures)
}

/**
 * The server sends one table for each list and for each object named. Rows of one table are sorted, and where that fails
 * they silently are not there; several tables cannot be sorted, as a table has no such field.
 */
function sortRows(call: Call, infos: readonly Info[], tables: number): Result<readonly Info[]> {
  const by = call.flags.text('sort-by')
  if (tables > 1) {
    const path = relaxedPath(by)
    if (!path.ok) return path
    return refused(`couldn't find any field with path ${goQuote(path.value)} in the list of objects`)
  }
  // A single row is not looked at.
  const sorted = infos.length === 1 ? good(infos) : sortInfos(call, infos, by)
  return sorted.ok ? sorted : good([])
}

function collect(selection: Selection, failures: Failure[], ignoreNotFound: boolean): readonly Info[] {
  const infos: Info[] = []
  const failure = selection.visit((info) => {
    infos.push(info)
    return undefined
  }, ignoreNotFound)
  if (failure !== undefined) failures.push(failure)
  return infos
}

interface Group {
  readonly resource: Resource
  readonly objects: JsonObject[]
}

/** Neighbours of one kind share a table. */
function groupsOf(infos: readonly Info[]): readonly Group[] {
  const groups: Group[] = []
  for (const info of infos) {
    const last = groups.at(-1)
    const object = info.object ?? {}
    if (last?.resource === info.resource) last.objects.push(object)
    else groups.push({ resource: info.resource, objects: [object] })
  }
  return groups
}

function tableText(call: Call, resource: Resource, objects: readonly JsonObject[], options: TableOptions): string {
  const rows = objects.map((object) => tableRow(call, resource, object, options))
  const lines = call.flags.on('no-headers') ? rows : [tableHeadings(call, resource, options), ...rows]
  return alignTabs(lines.map((line) => `${line.join('\t')}\n`).join(''), TABLE_TABS)
}

const FORMATS =
  'json yaml name go-template go-template-file template templatefile jsonpath jsonpath-as-json jsonpath-file ' +
  'custom-columns custom-columns-file wide'

/** Any output but a table: one object as it is, several as a list. */
function printObjects(call: Call, selection: Selection): Failure | undefined {
  const { flags } = call
  const failures: Failure[] = []
  let infos = collect(selection, failures, flags.on('ignore-not-found'))
  if (selection.isSingleItemImplied && failures.length > 0) return combined(failures)
  if (infos.length === 0 && flags.on('ignore-not-found')) return combined(failures)
  if (flags.text('sort-by') !== '' && infos.length > 1) {
    const sorted = sortInfos(call, infos, flags.text('sort-by'))
    if (!sorted.ok) return sorted.failure
    infos = sorted.value
  }
  const objects = infos.map((info) => info.object ?? {})
  const isSingle = selection.isSingleItemImplied && objects.length === 1
  const print = printerOf(call)
  if (!print.ok) return print.failure
  const failure = print.value(objects, isSingle)
  if (failure !== undefined) failures.push(failure)
  return combined(failures)
}

type ListPrinter = (objects: readonly JsonObject[], isSingle: boolean) => Failure | undefined

/** What `-o` asks for. When it makes no sense, nothing else is told. */
function printerOf(call: Call): Result<ListPrinter> {
  const output = call.flags.text('output')
  if (output.toLowerCase() === 'name') {
    return good((objects) => {
      call.out.write(objects.map((object) => `${qualifiedName(object)}\n`).join(''))
      return undefined
    })
  }
  if (/^custom-columns(-file)?(=|$)/.test(output)) {
    return good((objects) => written(call, printCustomColumns(call, output, objects)))
  }
  const printer = textPrinter(call, output === '' ? 'go-template' : output, FORMATS.split(' '))
  if (!printer.ok) return printer
  return good((objects, isSingle) => {
    const [only] = objects
    const list = { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } }
    return written(call, printer.value(isSingle && only !== undefined ? only : list))
  })
}

function written(call: Call, text: Result<string>): Failure | undefined {
  if (!text.ok) return text.failure
  call.out.write(text.value)
  return undefined
}
