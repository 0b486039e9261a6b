import { type Learner, type SubmissionPlace, withComposed } from '../domain/batch.ts'
import type { Message } from '../domain/diagnostic.ts'
import { folderFor, meantExercise } from './folder-names.ts'
import type { FoundClass, FoundWork } from './layout.ts'

/** One submission to be graded. */
export interface BatchJob {
  readonly learner: string
  readonly exercise: string
  readonly place: SubmissionPlace
  readonly submittedAtMs?: number
  readonly notes: readonly Message[]
}

export interface BatchPlan {
  /** Everybody, sorted by id: those with work and those of the roster. */
  readonly learners: readonly Learner[]
  /** By learner, then by exercise. */
  readonly jobs: readonly BatchJob[]
}

export interface PlanRequest {
  readonly found: FoundClass
  /** Ids of the exercises to grade, in the order of the report. */
  readonly exercises: readonly string[]
  /** Ids of all exercises there are: folders may be of others than those to grade. */
  readonly course?: readonly string[]
  readonly roster: readonly Learner[]
}

/**
 * Which submission is graded for which exercise. Of two pieces of work of one learner for one exercise the latest is graded, and that is
 * said; a learner without any has no job.
 */
export function planBatch({ found, exercises, course = exercises, roster }: PlanRequest): BatchPlan {
  const meantBy = rememberedMeaning(course)
  const learners = new Map<string, Learner>()
  const byRosterName = new Map(roster.map((learner) => [learner.id.toLowerCase(), learner]))
  for (const learner of roster) learners.set(learner.id, learner)
  const jobs = new Map<string, BatchJob>()
  for (const work of found.work) {
    const id = withComposed(work.learner.id)
    const known = byRosterName.get(id.toLowerCase())
    const learner = known ?? { ...work.learner, id }
    if (!learners.has(learner.id)) learners.set(learner.id, learner)
    for (const job of jobsOf(work, learner.id, { exercises, meantBy }, roster.length > 0 && known === undefined)) {
      const key = JSON.stringify([job.learner, job.exercise])
      const before = jobs.get(key)
      jobs.set(key, before === undefined ? job : laterOf(before, job))
    }
  }
  const order = new Map(exercises.map((id, index) => [id, index]))
  return {
    learners: [...learners.values()].toSorted((a, b) => compareTexts(a.id, b.id)),
    jobs: [...jobs.values()].toSorted(
      (a, b) => compareTexts(a.learner, b.learner) || (order.get(a.exercise) ?? 0) - (order.get(b.exercise) ?? 0),
    ),
  }
}

/** Learners have folders of the same names. */
function rememberedMeaning(course: readonly string[]): (folder: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (folder) => {
    if (!known.has(folder)) known.set(folder, meantExercise(folder, course))
    return known.get(folder)
  }
}

function jobsOf(
  work: FoundWork,
  learner: string,
  {
    exercises,
    meantBy,
  }: { readonly exercises: readonly string[]; readonly meantBy: (folder: string) => string | undefined },
  isStranger: boolean,
): readonly BatchJob[] {
  const notes: readonly Message[] = isStranger
    ? [...work.notes, { code: 'BATCH_NOT_ON_ROSTER', args: { learner } }]
    : work.notes
  const common = { learner, notes, ...(work.submittedAtMs === undefined ? {} : { submittedAtMs: work.submittedAtMs }) }
  const meant = new Map(work.folders.map((folder) => [meantBy(folder), folder] as const))
  const own = exercises.flatMap((id) => {
    const name = folderFor(id, exercises, work.folders)
    if (name !== undefined) return [{ ...common, exercise: id, place: inside(work.place, name) }]
    const folder = meant.get(id)
    if (folder === undefined) return []
    const note: Message = { code: 'BATCH_FOLDER_MEANT', args: { folder, exercise: id } }
    return [{ ...common, exercise: id, place: inside(work.place, folder), notes: [...notes, note] }]
  })
  if (own.length > 0) return own
  if (work.folders.includes('submissions') && exercises.length > 1)
    return exercises.map((id) => ({ ...common, exercise: id, place: inside(work.place, `submissions/${id}`) }))
  return exercises.map((id) => ({ ...common, exercise: id, place: work.place }))
}

function inside(place: SubmissionPlace, folder: string): SubmissionPlace {
  return { ...place, folder: place.folder === '' ? folder : `${place.folder}/${folder}` }
}

function laterOf(a: BatchJob, b: BatchJob): BatchJob {
  const isLater =
    (b.submittedAtMs ?? 0) > (a.submittedAtMs ?? 0) ||
    (b.submittedAtMs === a.submittedAtMs && pathOf(b.place) > pathOf(a.place))
  const [kept, left] = isLater ? [b, a] : [a, b]
  const place = pathOf(left.place)
  const note: Message =
    a.submittedAtMs === b.submittedAtMs
      ? { code: 'BATCH_OTHER_LEFT_OUT', args: { place, graded: pathOf(kept.place) } }
      : { code: 'BATCH_EARLIER_LEFT_OUT', args: { place } }
  return { ...kept, notes: [...kept.notes, note] }
}

/** Who has no folder for an exercise, so that the same files are graded for several. What lies in an archive is not known yet. */
export function sharingLearners(jobs: readonly BatchJob[]): readonly string[] {
  const sharing = jobs.filter(
    ({ learner, place }, index) =>
      jobs[index - 1]?.learner === learner &&
      place.archive === undefined &&
      place.files === undefined &&
      jobs[index - 1]?.place.folder === place.folder,
  )
  return [...new Set(sharing.map(({ learner }) => learner))]
}

/** Where work lies, for a reader. */
export function pathOf({ archive, folder, files = [] }: SubmissionPlace): string {
  return [archive, folder, files.map(({ path }) => path).join(', ')]
    .filter((part) => part !== undefined && part !== '')
    .join('/')
}

/** By UTF-16 units: the same on every machine. */
function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
