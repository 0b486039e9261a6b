import type { ClassEntry } from '../class-folder.ts'
import { type Layout, isArchive, withoutArchiveEnding } from '../layout.ts'

/** A folder, or a ZIP archive, for each learner. What fits no other layout is read like this. */
export const learnersLayout: Layout = ({ entries }) => ({
  layout: 'learners',
  leftOut: entries.filter((entry) => !isWork(entry)).map(({ name }) => name),
  work: entries.filter(isWork).map(({ name, kind, changedAtMs, folders }) => ({
    learner: { id: kind === 'folder' ? name : withoutArchiveEnding(name) },
    place: kind === 'folder' ? { folder: name } : { archive: name, folder: '' },
    folders,
    ...(changedAtMs === undefined ? {} : { submittedAtMs: changedAtMs }),
    notes: [],
  })),
})

function isWork({ name, kind }: ClassEntry): boolean {
  return kind === 'folder' || isArchive(name)
}
