import { diagnostic } from '../domain/codes.ts'
import type { JsonObject } from '../domain/json.ts'
import type { Call, Command } from './call.ts'
import { eventAge } from './describe/events.ts'
import { type Result, good, message, refused } from './failure.ts'
import { asJson } from './info.ts'
import { textAt } from './json-access.ts'
import { TABLE_TABS, alignTabs } from './print/tab-writer.ts'
import { textPrinter } from './printer.ts'
import { resourceFor } from './resource-names.ts'

const FORMATS =
  'json yaml name go-template go-template-file template templatefile jsonpath jsonpath-as-json jsonpath-file'

/** `kubectl events` (kubectl pkg/cmd/events/events.go). */
export const events: Command = (call) => {
  const { flags } = call
  const types = flags.list('types')
  const wrong = types.find((type) => !/^(normal|warning)$/i.test(type))
  if (wrong !== undefined) return message('valid --types are Normal or Warning')
  if (flags.on('watch')) {
    call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: 'kubectl events --watch' }))
    return { kind: 'exit', code: 1 }
  }
  const target = readTarget(flags.text('for'))
  if (!target.ok) return target.failure
  const all = call.host.cluster.api
    .list('events', flags.on('all-namespaces') ? undefined : call.namespace)
    .map(asJson)
    .filter((event) => isAbout(event, target.value))
    .filter(
      (event) => types.length === 0 || types.some((type) => type.toLowerCase() === textAt(event, 'type').toLowerCase()),
    )
    .toSorted(byTime)
  if (all.length === 0) {
    call.err.write(
      flags.on('all-namespaces') ? 'No events found.\n' : `No events found in ${call.namespace} namespace.\n`,
    )
    return undefined
  }
  if (flags.text('output') === '') return printTable(call, all)
  const printer = textPrinter(call, flags.text('output'), FORMATS.split(' '))
  if (!printer.ok) return printer.failure
  const text = printer.value({ kind: 'EventList', apiVersion: 'v1', metadata: {}, items: all })
  if (!text.ok) return text.failure
  call.out.write(text.value)
  return undefined
}

interface Target {
  readonly kind: string
  readonly name: string
}

function readTarget(text: string): Result<Target | undefined> {
  if (text === '') return good(undefined)
  const [type = '', name, ...more] = text.split('/')
  if (name === undefined) return refused('--for must be in resource/name form')
  if (more.length > 0) return refused('arguments in resource/name form may not have more than one slash')
  if (type === '' || name === '') return refused('arguments in resource/name form must have a single resource and name')
  const resource = resourceFor(type)
  return resource.ok ? good({ kind: resource.value.kind, name }) : resource
}

function isAbout(event: JsonObject, target: Target | undefined): boolean {
  if (target === undefined) return true
  const kind = textAt(event, 'involvedObject', 'kind')
  return kind === target.kind && textAt(event, 'involvedObject', 'name') === target.name
}

function byTime(a: JsonObject, b: JsonObject): number {
  const [x, y] = [a, b].map((event) => textAt(event, 'lastTimestamp') || textAt(event, 'firstTimestamp')) as [
    string,
    string,
  ]
  return x < y ? -1 : x > y ? 1 : 0
}

function printTable(call: Call, all: readonly JsonObject[]): undefined {
  const withNamespace = call.flags.on('all-namespaces')
  const headings = [...(withNamespace ? ['NAMESPACE'] : []), 'LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE']
  const rows = all.map((event) => [
    ...(withNamespace ? [textAt(event, 'metadata', 'namespace')] : []),
    eventAge(event, call.host.cluster.nowMs),
    textAt(event, 'type'),
    textAt(event, 'reason'),
    `${textAt(event, 'involvedObject', 'kind')}/${textAt(event, 'involvedObject', 'name')}`,
    textAt(event, 'message').trim(),
  ])
  const lines = call.flags.on('no-headers') ? rows : [headings, ...rows]
  call.out.write(alignTabs(lines.map((line) => `${line.join('\t')}\n`).join(''), TABLE_TABS))
  return undefined
}
