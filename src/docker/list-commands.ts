import { diagnostic } from '../domain/codes.ts'
import type { Value } from '../domain/json.ts'
import { lastOf, parseFlags, type FlagTable } from './flags.ts'
import { renderTemplate } from './template.ts'
import { parseImageReference } from '../engines/entrypoint/reference.ts'
import { deriveId } from './ids.ts'
import type { Store } from './store.ts'
import { humanDuration, renderTable } from './texts.ts'
import type { Answer, ContainerView } from './types.ts'

const PS_FLAGS: FlagTable = {
  switches: ['all', 'quiet', 'latest', 'no-trunc', 'size'],
  values: ['filter', 'format', 'last'],
  short: { a: 'all', q: 'quiet', l: 'latest', f: 'filter', n: 'last', s: 'size' },
}

/** `docker ps`: newest first, those that run unless `-a`. */
export function psCommand(store: Store, words: readonly string[]): Answer {
  const parsed = parseFlags(words, PS_FLAGS)
  if (!parsed.ok) return usage('ps', '[OPTIONS]', parsed.error)
  const { flags } = parsed
  const { nowMs } = store.options.clock
  const all = store.containers.toReversed().map((container) => container.view())
  const isWide = flags.has('all') || flags.has('latest') || flags.has('last')
  let shown = all.filter(({ state }) => isWide || state.status === 'running')
  for (const filter of flags.get('filter') ?? []) shown = shown.filter((view) => passes(view, filter))
  if (flags.has('latest')) shown = shown.slice(0, 1)
  const last = Number(lastOf(flags, 'last') ?? -1)
  if (last >= 0) shown = shown.slice(0, last)
  const format = lastOf(flags, 'format')
  if (format !== undefined)
    return formatted(
      'docker ps',
      format,
      shown.map((view) => psObject(view, nowMs)),
    )
  const idOf = ({ id }: ContainerView): string => (flags.has('no-trunc') ? id : id.slice(0, 12))
  if (flags.has('quiet')) return { exit: 0, stdout: shown.map((view) => `${idOf(view)}\n`).join('') }
  const rows = shown.map((view) => {
    const command = view.words.map(({ text }) => text).join(' ')
    const cut = command.length > 20 && !flags.has('no-trunc') ? `${command.slice(0, 19)}…` : command
    const created = `${humanDuration(nowMs - view.createdMs)} ago`
    return [
      idOf(view),
      view.imageReference,
      JSON.stringify(cut),
      created,
      statusOf(view, nowMs),
      portsOf(view),
      view.name,
    ]
  })
  return {
    exit: 0,
    stdout: renderTable([['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'], ...rows]),
  }
}

/** The fields that `--format` knows. */
function psObject(view: ContainerView, nowMs: number): Value {
  return {
    ID: view.id.slice(0, 12),
    Image: view.imageReference,
    Command: JSON.stringify(view.words.map(({ text }) => text).join(' ')),
    RunningFor: `${humanDuration(nowMs - view.createdMs)} ago`,
    Status: statusOf(view, nowMs),
    State: view.state.status,
    Ports: portsOf(view),
    Names: view.name,
  }
}

function formatted(command: string, format: string, objects: readonly Value[]): Answer {
  const lines = objects.map((object) => renderTemplate(format === 'json' ? '{{json .}}' : format, object))
  if (format.startsWith('table ') || lines.includes(undefined)) {
    return { exit: 1, diagnostics: [diagnostic('DOCKER_NOT_SIMULATED', { command: `${command} --format ${format}` })] }
  }
  return { exit: 0, stdout: lines.map((line) => `${line}\n`).join('') }
}

function usage(command: string, arguments_: string, error: string): Answer {
  return {
    exit: 125,
    stderr: `${error}\n\nUsage:  docker ${command} ${arguments_}\n\nRun 'docker ${command} --help' for more information\n`,
  }
}

function passes(view: ContainerView, filter: string): boolean {
  const equals = filter.indexOf('=')
  const value = filter.slice(equals + 1)
  switch (filter.slice(0, equals)) {
    case 'name':
      return view.name.includes(value)
    case 'status':
      return view.state.status === value
    case 'ancestor':
      return view.imageReference === value || view.imageReference.startsWith(`${value}:`)
    case 'id':
      return view.id.startsWith(value)
    default:
      return true
  }
}

/** `Up 2 minutes`, `Exited (0) 3 seconds ago`, `Created`. */
function statusOf({ state }: ContainerView, nowMs: number): string {
  switch (state.status) {
    case 'created':
      return 'Created'
    case 'running':
      return `Up ${humanDuration(nowMs - state.startedMs)}`
    case 'exited':
      return `Exited (${state.exitCode}) ${humanDuration(nowMs - state.finishedMs)} ago`
  }
}

function portsOf({ ports, image, state }: ContainerView): string {
  if (state.status !== 'running') return ''
  const published = ports.map((port) => {
    const [container = '', host = ''] = port.split(':').toReversed()
    const inside = container.includes('/') ? container : `${container}/tcp`
    return { inside, text: host === '' ? inside : `0.0.0.0:${host}->${inside}, [::]:${host}->${inside}` }
  })
  const others = image.config.ExposedPorts.filter((port) => !published.some(({ inside }) => inside === port))
  return [...published.map(({ text }) => text), ...others].join(', ')
}

const IMAGES_FLAGS: FlagTable = {
  switches: ['all', 'quiet', 'no-trunc', 'digests'],
  values: ['filter', 'format'],
  short: { a: 'all', q: 'quiet', f: 'filter' },
}

/** `docker images`: sizes are not modelled and are told as 0. */
export function imagesCommand(store: Store, words: readonly string[]): Answer {
  const parsed = parseFlags(words, IMAGES_FLAGS)
  if (!parsed.ok) return usage('images', '[OPTIONS] [REPOSITORY[:TAG]]', parsed.error)
  const { flags, operands } = parsed
  const { nowMs } = store.options.clock
  const rows: (readonly string[])[] = []
  const add = (name: string, tag: string, id: string, createdMs: number): void => {
    const [wanted] = operands
    if (wanted === undefined || wanted === name || wanted === `${name}:${tag}`) {
      rows.push([
        name,
        tag,
        flags.has('no-trunc') ? `sha256:${id}` : id.slice(0, 12),
        `${humanDuration(nowMs - createdMs)} ago`,
        '0B',
      ])
    }
  }
  for (const { references, id, createdMs } of store.images.built.toReversed()) {
    if (references.length === 0 && operands.length === 0) add('<none>', '<none>', id, createdMs)
    for (const reference of references) {
      const parts = parseImageReference(reference)
      if (parts.ok) add(parts.reference.familiarName, parts.reference.tag ?? '<none>', id, createdMs)
    }
  }
  for (const { reference, atMs } of store.images.pulled.toReversed()) {
    const parts = parseImageReference(reference)
    if (parts.ok)
      add(parts.reference.familiarName, parts.reference.tag ?? '<none>', deriveId(`pulled ${reference}`), atMs)
  }
  const format = lastOf(flags, 'format')
  if (format !== undefined) {
    const objects = rows.map(([name = '', tag = '', id = '', created = '']) => ({
      Repository: name,
      Tag: tag,
      ID: id,
      CreatedSince: created,
    }))
    return formatted('docker images', format, objects)
  }
  if (flags.has('quiet')) return { exit: 0, stdout: [...new Set(rows.map((row) => `${row[2]}\n`))].join('') }
  return { exit: 0, stdout: renderTable([['REPOSITORY', 'TAG', 'IMAGE ID', 'CREATED', 'SIZE'], ...rows]) }
}
