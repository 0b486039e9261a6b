/** Something in the class's folder, by its name. Names that start with a dot are left out. */
export interface ClassEntry {
  readonly name: string
  readonly kind: 'folder' | 'file'
  /** When it was handed in, as an archive says; milliseconds since 1970 (UTC). Absent in a folder: whoever unpacks or copies one changes that. */
  readonly changedAtMs?: number
  /** Names of the folders inside of a folder, one level down. */
  readonly folders: readonly string[]
}

/** The folder, or the archive, in which a class's work lies. */
export interface ClassFolder {
  /** Its own name, without the ending of an archive. */
  readonly name: string
  readonly entries: readonly ClassEntry[]
}

/** What is known beside the folder, to read names by. */
export interface KnownNames {
  readonly exercises: readonly string[]
  /** User names of the roster. */
  readonly learners: readonly string[]
  /** Names of the files that the exercises ask for. */
  readonly files: readonly string[]
}
