import type { LayoutName, Learner, SubmissionPlace } from '../domain/batch.ts'
import type { Message } from '../domain/diagnostic.ts'
import type { ClassFolder, KnownNames } from './class-folder.ts'

/** One piece of work that a layout found. */
export interface FoundWork {
  readonly learner: Learner
  readonly place: SubmissionPlace
  /** Folders inside of it, one level down. */
  readonly folders: readonly string[]
  readonly submittedAtMs?: number
  readonly notes: readonly Message[]
}

/** What a layout makes of a class's folder. */
export interface FoundClass {
  readonly layout: LayoutName
  readonly work: readonly FoundWork[]
  /** Names of what lies there and is nobody's work. */
  readonly leftOut: readonly string[]
  /** The name of the assignment, where the layout has one. */
  readonly assignment?: string
}

/** A way in which a class's work is laid out; `undefined` where a folder is not laid out like that. */
export type Layout = (folder: ClassFolder, known: KnownNames) => FoundClass | undefined

const ARCHIVE = /\.zip$/i

export function isArchive(name: string): boolean {
  return ARCHIVE.test(name)
}

export function withoutArchiveEnding(name: string): string {
  return name.replace(ARCHIVE, '')
}
