import type { ClassEntry } from '../class-folder.ts'
import type { FoundWork, Layout } from '../layout.ts'

/** `lastfirst_LATE_12345_67890_deployment.yaml`: learner, user id, file id, file. What was typed, or linked to, has no file id: `lastfirst_12345_text.html`. */
const CANVAS = /^([^_]+)(_LATE)?_(\d+)_(?:(\d+)_(.+)|(text|link)\.html)$/

/** Canvas counts the files of a learner that hands in again: `deployment-1.yaml`, `deployment-2.yaml`. */
const HANDED_IN_AGAIN = /^(.*?)-(\d+)(\.[^.]*)?$/

/** Canvas's "Download Submissions", unpacked or as it came. The user id is the `ID` of the gradebook. */
export const canvasLayout: Layout = ({ entries }, { files: wanted }) => {
  const work = new Map<string, FoundWork>()
  const leftOut: string[] = []
  let files = 0
  for (const entry of entries) {
    const match = entry.kind === 'file' ? CANVAS.exec(entry.name) : null
    if (match === null) leftOut.push(entry.name)
    else {
      files += match[4] === undefined ? 0 : 1
      const found = workOf(entry, match)
      work.set(found.learner.id, withFile(work.get(found.learner.id), found))
    }
  }
  const isCanvas = files > 0 && entries.every(({ kind }) => kind === 'file')
  if (!isCanvas) return undefined
  return { layout: 'canvas', work: [...work.values()].map((each) => withLatestFiles(each, wanted)), leftOut }
}

/** An archive is a file like others here: it is looked into where no wanted file lies beside it. */
function workOf({ name: path, changedAtMs }: ClassEntry, match: RegExpExecArray): FoundWork {
  const [, name = '', late, id = '', , file, typed = ''] = match
  return {
    learner: { id, name },
    place: { folder: '', files: [{ path, name: file ?? `${typed}.html` }] },
    folders: [],
    ...(changedAtMs === undefined ? {} : { submittedAtMs: changedAtMs }),
    notes: late === undefined ? [] : [{ code: 'BATCH_MARKED_LATE', args: {} }],
  }
}

function withFile(before: FoundWork | undefined, found: FoundWork): FoundWork {
  if (before === undefined) return found
  const times = [before.submittedAtMs, found.submittedAtMs].filter((each) => each !== undefined)
  return {
    ...found,
    place: { folder: '', files: [...(before.place.files ?? []), ...(found.place.files ?? [])] },
    ...(times.length === 0 ? {} : { submittedAtMs: Math.max(...times) }),
    notes: found.notes.length > 0 ? found.notes : before.notes,
  }
}

/** Of files with one name the one with the highest count, under the name without it; the others are named. */
function withLatestFiles(work: FoundWork, wanted: readonly string[]): FoundWork {
  const { files = [] } = work.place
  const byName = new Map<string, { readonly path: string; readonly count: number }>()
  const earlier: string[] = []
  for (const { path, name } of files) {
    const [, stem = name, count = '0', ending = ''] = (!wanted.includes(name) && HANDED_IN_AGAIN.exec(name)) || []
    const plain = count === '0' ? name : `${stem}${ending}`
    const before = byName.get(plain)
    const isLatest = before === undefined || before.count <= Number(count)
    if (before !== undefined) earlier.push(isLatest ? before.path : path)
    if (isLatest) byName.set(plain, { path, count: Number(count) })
  }
  return {
    ...work,
    place: { ...work.place, files: [...byName].map(([name, { path }]) => ({ path, name })) },
    notes: [...work.notes, ...earlier.map((place) => ({ code: 'BATCH_EARLIER_LEFT_OUT' as const, args: { place } }))],
  }
}
