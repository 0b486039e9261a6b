import { rfc3339 } from '../domain/time.ts'
import { parseImageReference } from '../engines/entrypoint/reference.ts'
import { lastOf, type Parsed } from './flags.ts'
import { humanSize, imageBytes } from './image-size.ts'
import { findImage, idOf, type Store } from './store.ts'
import { type ListCommand, listFormatted } from './format/list-format.ts'
import { humanDuration, renderTable } from './texts.ts'
import type { Answer } from './types.ts'

const CREATED_BY_MAX = 45

/** `docker history`. */
export const HISTORY: ListCommand = {
  name: 'docker history',
  type: 'image.historyContext',
  titles: {
    Comment: 'COMMENT',
    CreatedAt: 'CREATED AT',
    CreatedBy: 'CREATED BY',
    CreatedSince: 'CREATED',
    ID: 'IMAGE',
    Size: 'SIZE',
  },
}

/** `docker history`: the steps of the Dockerfile an image was built from, newest first; what lies below is one row. */
export function historyCommand(store: Store, { flags, operands }: Parsed): Answer {
  const [name = ''] = operands
  const found = findImage(store, name)
  if (found === undefined || !found.isLocal) {
    const parts = parseImageReference(name)
    const shown = parts.ok ? `${parts.reference.familiarName}:${parts.reference.tag ?? 'latest'}` : name
    return { exit: 1, stderr: `Error response from daemon: No such image: ${shown}\n` }
  }
  const built = store.images.find(name)
  const isWhole = flags.has('no-trunc')
  const id = idOf(store, name) ?? ''
  const steps = (built?.history ?? []).toReversed()
  const createdMs = built?.createdMs ?? store.options.clock.nowMs
  const created = `${humanDuration(store.options.clock.nowMs - createdMs)} ago`
  const base = found.image.builtFrom?.base ?? store.images.findPulled(name)?.source
  const rows = [
    ...steps.map((step) => ({ created, step, size: '0B', comment: 'buildkit.dockerfile.v0' })),
    ...(base === undefined
      ? []
      : [{ created: 'N/A', step: base, size: humanSize(imageBytes(found.image)), comment: 'base image' }]),
  ].map((row, at) => ({ ...row, id: at > 0 ? '<missing>' : isWhole ? `sha256:${id}` : id.slice(0, 12) }))
  const cut = (text: string): string =>
    isWhole || text.length <= CREATED_BY_MAX ? text : `${text.slice(0, CREATED_BY_MAX - 1)}…`
  const format = lastOf(flags, 'format') ?? ''
  if (format !== '' && format !== 'table') {
    const objects = rows.map((row) => ({
      columns: {
        Comment: row.comment,
        CreatedAt: row.created === 'N/A' ? undefined : rfc3339(createdMs),
        CreatedBy: cut(row.step),
        CreatedSince: row.created,
        ID: row.id,
        Size: row.size,
      },
    }))
    return listFormatted(HISTORY, format, objects, store.options.limits)
  }
  if (flags.has('quiet')) return { exit: 0, stdout: rows.map((row) => `${row.id}\n`).join('') }
  const body = rows.map((row) => [row.id, row.created, cut(row.step), row.size, row.comment])
  return { exit: 0, stdout: renderTable([['IMAGE', 'CREATED', 'CREATED BY', 'SIZE', 'COMMENT'], ...body]) }
}
