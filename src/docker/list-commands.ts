import { lastOf, type Parsed } from './flags.ts'
import { humanSize, imageBytes } from './image-size.ts'
import { listFormatted } from './format/list-format.ts'
import { commandOf, IMAGES, imageColumns, listedContainer, portsOf, PS, statusOf } from './listed.ts'
import { parseImageReference } from '../engines/entrypoint/reference.ts'
import type { Store } from './store.ts'
import { dockerTime, humanDuration, renderTable } from './texts.ts'
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
  const format = lastOf(flags, 'format') ?? ''
  const idOf = ({ id }: ContainerView): string => (isWhole ? id : id.slice(0, 12))
  if (format !== '' && format !== 'table') {
    const objects = shown.map((view) => listedContainer(view, nowMs, isWhole, format))
    const answer = listFormatted(PS, format, objects, store.options.limits)
    if (answer.exit !== 0 || !flags.has('quiet')) return answer
  }
  if (flags.has('quiet')) {
    const stderr =
      format === '' || format === 'table'
        ? ''
        : 'WARNING: Ignoring custom format, because both --format and --quiet are set.\n'
    return { exit: 0, stdout: shown.map((view) => `${idOf(view)}\n`).join(''), stderr }
  }
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

/** What a line of `docker images` is made from. */
type Listed = Pick<BuiltImage, 'id' | 'createdMs' | 'image'>

/** `docker images`: newest first. Sizes are derived, see `imageBytes`. */
export function imagesCommand(store: Store, { flags, operands }: Parsed): Answer {
  const { nowMs } = store.options.clock
  const rows: (readonly string[])[] = []
  const listed: Readonly<Record<string, string>>[] = []
  const add = (name: string, tag: string, { id, createdMs, image }: Listed): void => {
    const [wanted] = operands
    if (wanted === undefined || wanted === name || wanted === `${name}:${tag}`) {
      const shownId = flags.has('no-trunc') ? `sha256:${id}` : id.slice(0, 12)
      const since = `${humanDuration(nowMs - createdMs)} ago`
      const bytes = imageBytes(image)
      rows.push([name, tag, shownId, since, humanSize(bytes)])
      listed.push({
        CreatedAt: dockerTime(createdMs),
        CreatedSince: since,
        ID: shownId,
        Repository: name,
        Size: humanSize(bytes),
        Tag: tag,
        VirtualSize: humanSize(bytes, 4),
      })
    }
  }
  for (const built of store.images.built.toReversed()) {
    if (built.references.length === 0 && operands.length === 0) add('<none>', '<none>', built)
    for (const reference of built.references) {
      const parts = parseImageReference(reference)
      if (parts.ok) add(parts.reference.familiarName, parts.reference.tag ?? '<none>', built)
    }
  }
  for (const { id, reference, atMs, image } of store.images.pulled.toReversed()) {
    const parts = parseImageReference(reference)
    if (parts.ok) add(parts.reference.familiarName, parts.reference.tag ?? '<none>', { id, createdMs: atMs, image })
  }
  const format = lastOf(flags, 'format') ?? ''
  if (format !== '' && format !== 'table') {
    const objects = listed.map((columns) => ({ columns: { ...columns, ...imageColumns(format) } }))
    return listFormatted(IMAGES, format, objects, store.options.limits)
  }
  if (flags.has('quiet')) return { exit: 0, stdout: [...new Set(rows.map((row) => `${row[2]}\n`))].join('') }
  return { exit: 0, stdout: renderTable([['REPOSITORY', 'TAG', 'IMAGE ID', 'CREATED', 'SIZE'], ...rows]) }
}
