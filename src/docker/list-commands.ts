import type { Value } from '../domain/json.ts'
import { lastOf, type Parsed } from './flags.ts'
import { humanSize, imageBytes } from './image-size.ts'
import { formatted } from './table-format.ts'
import { parseImageReference } from '../engines/entrypoint/reference.ts'
import type { Store } from './store.ts'
import { humanDuration, renderTable } from './texts.ts'
import type { Answer, BuiltImage, ContainerView } from './types.ts'

/** `docker ps`: newest first, those that run unless `-a`. */
export function psCommand(store: Store, { flags }: Parsed): Answer {
  const { nowMs } = store.options.clock
  const all = store.containers.toReversed().map((container) => container.view())
  const isWide = flags.has('all') || flags.has('latest') || flags.has('last')
  let shown = all.filter(({ state }) => isWide || state.status === 'running')
  for (const filter of flags.get('filter') ?? []) shown = shown.filter((view) => passes(view, filter))
  if (flags.has('latest')) shown = shown.slice(0, 1)
  const last = Number(lastOf(flags, 'last') ?? -1)
  if (last >= 0) shown = shown.slice(0, last)
  const isWhole = flags.has('no-trunc')
  const format = lastOf(flags, 'format')
  if (format !== undefined)
    return formatted(
      'docker ps',
      format,
      shown.map((view) => psObject(view, nowMs, isWhole)),
      { ID: 'CONTAINER ID', RunningFor: 'CREATED' },
    )
  const idOf = ({ id }: ContainerView): string => (isWhole ? id : id.slice(0, 12))
  if (flags.has('quiet')) return { exit: 0, stdout: shown.map((view) => `${idOf(view)}\n`).join('') }
  const rows = shown.map((view) => {
    const created = `${humanDuration(nowMs - view.createdMs)} ago`
    return [
      idOf(view),
      view.imageReference,
      commandOf(view, isWhole),
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

/** The command line in quotes; words with blanks in single quotes but for the first. Source: moby `daemon/container/view.go`. */
function commandOf({ words }: ContainerView, isWhole: boolean): string {
  const command = words.map(({ text }, at) => (at > 0 && text.includes(' ') ? `'${text}'` : text)).join(' ')
  return JSON.stringify(command.length > 20 && !isWhole ? `${command.slice(0, 19)}…` : command)
}

/** The fields that `--format` knows. */
function psObject(view: ContainerView, nowMs: number, isWhole: boolean): Value {
  return {
    ID: isWhole ? view.id : view.id.slice(0, 12),
    Image: view.imageReference,
    Command: commandOf(view, isWhole),
    RunningFor: `${humanDuration(nowMs - view.createdMs)} ago`,
    Status: statusOf(view, nowMs),
    State: view.state.status,
    Ports: portsOf(view),
    Names: view.name,
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

/** What a line of `docker images` is made from. */
type Listed = Pick<BuiltImage, 'id' | 'createdMs' | 'image'>

/** `docker images`: newest first. Sizes are derived, see `imageBytes`. */
export function imagesCommand(store: Store, { flags, operands }: Parsed): Answer {
  const { nowMs } = store.options.clock
  const rows: (readonly string[])[] = []
  const add = (name: string, tag: string, { id, createdMs, image }: Listed): void => {
    const [wanted] = operands
    if (wanted === undefined || wanted === name || wanted === `${name}:${tag}`) {
      rows.push([
        name,
        tag,
        flags.has('no-trunc') ? `sha256:${id}` : id.slice(0, 12),
        `${humanDuration(nowMs - createdMs)} ago`,
        humanSize(imageBytes(image)),
      ])
    }
  }
  for (const listed of store.images.built.toReversed()) {
    if (listed.references.length === 0 && operands.length === 0) add('<none>', '<none>', listed)
    for (const reference of listed.references) {
      const parts = parseImageReference(reference)
      if (parts.ok) add(parts.reference.familiarName, parts.reference.tag ?? '<none>', listed)
    }
  }
  for (const { id, reference, atMs, image } of store.images.pulled.toReversed()) {
    const parts = parseImageReference(reference)
    if (parts.ok) add(parts.reference.familiarName, parts.reference.tag ?? '<none>', { id, createdMs: atMs, image })
  }
  const format = lastOf(flags, 'format')
  if (format !== undefined) {
    const objects = rows.map(([name = '', tag = '', id = '', created = '', size = '']) => ({
      Repository: name,
      Tag: tag,
      ID: id,
      CreatedSince: created,
      Size: size,
    }))
    return formatted('docker images', format, objects, { ID: 'IMAGE ID', CreatedSince: 'CREATED' })
  }
  if (flags.has('quiet')) return { exit: 0, stdout: [...new Set(rows.map((row) => `${row[2]}\n`))].join('') }
  return { exit: 0, stdout: renderTable([['REPOSITORY', 'TAG', 'IMAGE ID', 'CREATED', 'SIZE'], ...rows]) }
}
