import type { FoundWork, Layout } from '../layout.ts'

/** `Full Name_123456_assignsubmission_file_`, a folder; without "download in folders" the name of the file follows. */
const MOODLE = /^(.+)_(\d+)_assignsubmission_(file|onlinetext)(?:_(.*))?$/

/** Moodle's "Download all submissions", unpacked or as it came. The number is that of the grading worksheet's `Participant 123456`. */
export const moodleLayout: Layout = ({ entries }) => {
  const work = new Map<string, FoundWork>()
  const leftOut: string[] = []
  for (const { name: entry, kind, changedAtMs, folders } of entries) {
    const [, name = '', id = '', plugin, file = ''] = MOODLE.exec(entry) ?? []
    if (id === '') {
      leftOut.push(entry)
      continue
    }
    const before = work.get(id)
    // What was typed into the page has a folder of its own behind that of the files; it is the work only where there are none.
    if (plugin === 'onlinetext' && kind === 'folder' && before !== undefined) continue
    const files = kind === 'folder' || file === '' ? [] : [...(before?.place.files ?? []), { path: entry, name: file }]
    work.set(id, {
      learner: { id, name },
      place: files.length === 0 ? { folder: entry } : { folder: '', files },
      folders,
      ...(changedAtMs === undefined ? {} : { submittedAtMs: Math.max(before?.submittedAtMs ?? 0, changedAtMs) }),
      notes: [],
    })
  }
  return work.size === 0 ? undefined : { layout: 'moodle', work: [...work.values()], leftOut }
}
