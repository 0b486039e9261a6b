import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ClassEntry, ClassFolder } from '../batch/class-folder.ts'
import type { Zip } from './zip.ts'

/**
 * What lies in the folder of a class; folders that are called like a course are looked into. Links are passed over: whose work they lead to is not known.
 */
export function listClassFolder(path: string, courses: readonly string[] = []): ClassFolder {
  const entries = readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !isOfSystem(name))
    .filter((entry) => entry.isDirectory() || entry.isFile())
    .map((entry): ClassEntry => {
      const place = join(path, entry.name)
      const isFolder = entry.isDirectory()
      return {
        name: entry.name,
        kind: isFolder ? 'folder' : 'file',
        folders: isFolder ? withCourses(place, courses) : [],
      }
    })
  return { name: basename(path), entries: sorted(entries) }
}

/** What systems leave behind: hidden files, macOS's second copy of everything, Windows' notes on how a folder looks. */
function isOfSystem(name: string): boolean {
  return name.startsWith('.') || ['__MACOSX', 'Thumbs.db', 'desktop.ini'].includes(name)
}

/** The folders in a folder, and those in its courses as `COURSE/NAME`. */
function withCourses(path: string, courses: readonly string[]): readonly string[] {
  const folders = foldersIn(path)
  const inside = folders
    .filter((name) => courses.includes(name))
    .flatMap((course) => foldersIn(join(path, course)).map((name) => `${course}/${name}`))
  return [...folders, ...inside].toSorted()
}

function foldersIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !isOfSystem(entry.name))
    .map(({ name }) => name)
    .toSorted()
}

/** Where nothing lies, nothing was handed in. */
const NEVER = Number.NEGATIVE_INFINITY

/** The same for an archive that holds a whole class; `name` is the archive's. A single folder around everything is looked through. */
export function listClassArchive(
  zip: Zip,
  name: string,
  courses: readonly string[] = [],
): { readonly folder: ClassFolder; readonly wrapper: string } {
  const wrapper = wrapperOf(zip)
  const entries = new Map<string, { readonly kind: ClassEntry['kind']; changedAtMs: number; folders: Set<string> }>()
  const folders = zip.folders.map((path) => ({ path, changedAtMs: NEVER }))
  for (const { path, changedAtMs } of [...zip.entries, ...folders]) {
    const [top = '', second, third, fourth] = path.slice(wrapper.length).split('/')
    if (!path.startsWith(wrapper) || top === '' || isOfSystem(top)) continue
    const known = entries.get(top) ?? {
      kind: second === undefined ? 'file' : 'folder',
      changedAtMs,
      folders: new Set(),
    }
    known.changedAtMs = Math.max(known.changedAtMs, changedAtMs)
    if (second !== undefined && third !== undefined) known.folders.add(second)
    if (second !== undefined && fourth !== undefined && courses.includes(second))
      known.folders.add(`${second}/${third}`)
    entries.set(top, known)
  }
  const listed = [...entries].map(([entry, { kind, changedAtMs, folders: inside }]) => ({
    name: entry,
    kind,
    ...(changedAtMs === NEVER ? {} : { changedAtMs }),
    folders: [...inside].toSorted(),
  }))
  const own = wrapper === '' ? name.replace(/\.zip$/i, '') : wrapper.slice(0, -1)
  return { folder: { name: own, entries: sorted(listed) }, wrapper }
}

/** The folder that everything lies in, with `/` behind it; `''` where there is none, or where it is the work of one learner. */
function wrapperOf({ entries }: Zip): string {
  const own = entries.filter(({ path }) => !path.split('/').some(isOfSystem))
  const tops = new Set(own.map(({ path }) => path.split('/')[0]))
  const [top] = tops
  const isWrapped = tops.size === 1 && top !== undefined && own.every(({ path }) => path.split('/').length > 2)
  return isWrapped ? `${top}/` : ''
}

function sorted(entries: readonly ClassEntry[]): readonly ClassEntry[] {
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
