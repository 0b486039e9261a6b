import type { FoundWork, Layout } from '../layout.ts'
import { isArchive } from '../layout.ts'

/** `lastfirst_LATE_12345_67890_deployment.yaml`: learner, user id, file id, file. */
const CANVAS = /^([^_]+)(_LATE)?_(\d+)_(\d+)_(.+)$/

/** Canvas counts the files of a learner that hands in again: `deployment-1.yaml`, `deployment-2.yaml`. */
const HANDED_IN_AGAIN = /^(.*?)-(\d+)(\.[^.]*)?$/

/** Canvas's "Download Submissions", unpacked or as it came. The user id is the `ID` of the gradebook. */
export const canvasLayout: Layout = ({ entries }, { files: wanted }) => {
  const work = new Map<string, FoundWork>()
  for (const { name: entry, kind, changedAtMs } of entries) {
    const [, name = '', late, id = '', , file = ''] = (kind === 'file' && CANVAS.exec(entry)) || []
    if (id === '') continue
    const before = work.get(id)
    const own = { path: entry, name: file }
    work.set(id, {
      learner: { id, name },
      place: isArchive(file)
        ? { archive: entry, folder: '' }
        : { folder: '', files: [...(before?.place.files ?? []), own] },
      folders: [],
      ...(changedAtMs === undefined ? {} : { submittedAtMs: Math.max(before?.submittedAtMs ?? 0, changedAtMs) }),
      notes: late === undefined ? [] : [{ code: 'BATCH_MARKED_LATE', args: {} }],
    })
  }
  const latestOnly = [...work.values()].map((each) => withLatestFiles(each, wanted))
  const isCanvas = work.size > 0 && entries.every(({ name, kind }) => kind === 'file' && CANVAS.test(name))
  return isCanvas ? { layout: 'canvas', work: latestOnly } : undefined
}

/** Of files with one name the one with the highest count, under the name without it. */
function withLatestFiles(work: FoundWork, wanted: readonly string[]): FoundWork {
  const { files } = work.place
  if (files === undefined) return work
  const byName = new Map<string, { readonly path: string; readonly count: number }>()
  for (const { path, name } of files) {
    const [, stem = name, count = '0', ending = ''] = (!wanted.includes(name) && HANDED_IN_AGAIN.exec(name)) || []
    const plain = count === '0' ? name : `${stem}${ending}`
    const before = byName.get(plain)
    if (before === undefined || before.count <= Number(count)) byName.set(plain, { path, count: Number(count) })
  }
  return { ...work, place: { ...work.place, files: [...byName].map(([name, { path }]) => ({ path, name })) } }
}
