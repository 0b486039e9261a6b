import type { LayoutName } from '../../domain/batch.ts'
import type { ClassFolder, KnownNames } from '../class-folder.ts'
import type { FoundClass, FoundWork, Layout } from '../layout.ts'

/** `gh teacher download`: `<classroom>-<assignment>_submissions_<time>/<classroom>-<assignment>-<username>`. */
export const classroom50Layout: Layout = (folder, known) => {
  const assignment = /^(.+)_submissions_\d{4}_\d\d_\d\d_T_\d\d_\d\d_\d\d$/.exec(folder.name)?.[1]
  return assignment === undefined ? undefined : repositories('classroom50', assignment, folder, known)
}

/** `gh classroom clone student-repos`: `<assignment>-submissions/<assignment>-<login>`. */
export const ghClassroomLayout: Layout = (folder, known) => {
  const assignment = /^(.+)-submissions$/.exec(folder.name)?.[1]
  return assignment === undefined ? undefined : repositories('gh-classroom', assignment, folder, known)
}

function repositories(layout: LayoutName, assignment: string, folder: ClassFolder, known: KnownNames): FoundClass {
  const work = folder.entries
    .filter(({ kind }) => kind === 'folder')
    .map(({ name, folders }): FoundWork => {
      const login = loginOf(name, assignment, known)
      return {
        learner: { id: login ?? name },
        place: { folder: name },
        folders,
        notes: login === undefined ? [{ code: 'BATCH_LEARNER_UNCLEAR', args: { name, assignment } }] : [],
      }
    })
  const leftOut = folder.entries.filter(({ kind }) => kind !== 'folder').map(({ name }) => name)
  return { layout, assignment, work, leftOut }
}

/**
 * The learner's login in a repository's name. Logins contain hyphens, and so do assignments: a name is never split, but what is known
 * of it is taken off: the assignment at the front, else a login of the roster at the end.
 */
function loginOf(name: string, assignment: string, { learners }: KnownNames): string | undefined {
  const repository = name.toLowerCase()
  const prefix = `${assignment.toLowerCase()}-`
  const rest = repository.startsWith(prefix) ? repository.slice(prefix.length) : undefined
  const known = learners
    .filter((login) => rest === login.toLowerCase() || repository.endsWith(`-${login.toLowerCase()}`))
    .toSorted((a, b) => b.length - a.length)
  return known[0] ?? (rest === '' ? undefined : rest)
}
