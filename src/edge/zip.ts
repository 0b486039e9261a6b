import { type Entry, fromBuffer, open, type Options, type ZipFile } from 'yauzl'
import type { Limits } from '../domain/limits.ts'
import { nameOf } from './zip-names.ts'

/** One file of an archive. */
export interface ZipEntry {
  /** Relative, with `/`; never absolute and never leading out. */
  readonly path: string
  readonly kind: 'file' | 'link' | 'encrypted'
  /** Uncompressed. */
  readonly bytes: number
  readonly executable: boolean
  /** Milliseconds since 1970 (UTC); where the archive says no zone, in that of `zoneOffsetMs`. */
  readonly changedAtMs: number
}

export interface Zip {
  /** Sorted by path. */
  readonly entries: readonly ZipEntry[]
  /** Folders that the archive lists by themselves, each with `/` at its end: that in which nothing lies is among them, others may be. */
  readonly folders: readonly string[]
  /** The bytes of a file; throws `ZipError` when they are not what the archive says. */
  readonly read: (path: string) => Promise<Uint8Array>
  readonly close: () => void
}

/** An archive that can not be read, or that is not what it says. `reason` is a word of the archive's own: no path of this machine. */
export class ZipError extends Error {
  readonly reason: string

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

/**
 * Names with `..` and absolute ones are an error of the whole archive; sizes are checked while reading. Backslashes, which Windows PowerShell writes, are
 * taken for `/` before that.
 */
const OPTIONS: Options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false }

/**
 * Opens an archive by its path or its bytes. Throws `ZipError`: damaged, too many entries, or expanding beyond all measure. `zoneOffsetMs` is how far
 * ahead of UTC the clock of the machine was that wrote it: most archives hold what such a clock shows.
 */
export async function openZip(source: string | Uint8Array, limits: Limits, zoneOffsetMs = 0): Promise<Zip> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const done = (error: Error | null, file?: ZipFile): void =>
      file === undefined ? reject(new ZipError(wordsOf(error), { cause: error })) : resolve(file)
    if (typeof source === 'string') open(source, OPTIONS, done)
    else fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), OPTIONS, done)
  })
  const found = new Map<string, Entry>()
  const folders = new Set<string>()
  try {
    for await (const entry of entriesOf(zip)) {
      if (found.size + folders.size >= limits.archiveEntriesMax)
        throw new ZipError(`more than ${limits.archiveEntriesMax} files`)
      if (isBomb(entry, limits)) throw new ZipError(`\`${entry.fileName}\` expands ${limits.archiveRatioMax}-fold`)
      const path = nameOf(entry)
      if (path.endsWith('/')) folders.add(path)
      else found.set(path, entry)
    }
  } catch (problem) {
    zip.close()
    throw problem instanceof ZipError ? problem : new ZipError(wordsOf(problem), { cause: problem })
  }
  return {
    entries: [...found]
      .map(([path, entry]) => describe(path, entry, zoneOffsetMs))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    folders: [...folders],
    read: (path) => readEntry(zip, found.get(path)),
    close: () => zip.close(),
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let left = zip.entryCount; left > 0; left -= 1) {
    yield await new Promise<Entry>((resolve, reject) => {
      zip.once('entry', resolve)
      zip.once('error', reject)
      zip.readEntry()
    })
    zip.removeAllListeners('entry').removeAllListeners('error')
  }
}

/** Small files may expand as they like: a thousand zeros are no attack. */
const HARMLESS_BYTES = 1_000_000

function isBomb({ uncompressedSize, compressedSize }: Entry, { archiveRatioMax }: Limits): boolean {
  return uncompressedSize > HARMLESS_BYTES && uncompressedSize > compressedSize * archiveRatioMax
}

const TYPE_MASK = 0o170000
const TYPE_LINK = 0o120000

/** Info-ZIP's and NTFS's extra fields hold times in UTC. */
const ZONED_FIELDS: ReadonlySet<number> = new Set([0x5455, 0x000a])

function describe(path: string, entry: Entry, zoneOffsetMs: number): ZipEntry {
  const mode = entry.externalFileAttributes >>> 16
  const isZoned = entry.extraFields.some(({ id }) => ZONED_FIELDS.has(id))
  const isLink = (mode & TYPE_MASK) === TYPE_LINK
  return {
    path,
    kind: isLink ? 'link' : entry.isEncrypted() ? 'encrypted' : 'file',
    bytes: entry.uncompressedSize,
    executable: (mode & 0o111) !== 0,
    // never the zone of this machine: the same archive gives the same bytes everywhere
    changedAtMs: entry.getLastModDate({ timezone: 'UTC' }).getTime() - (isZoned ? 0 : zoneOffsetMs),
  }
}

async function readEntry(zip: ZipFile, entry: Entry | undefined): Promise<Uint8Array> {
  if (entry === undefined) throw new ZipError('no such file')
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) =>
      opened === undefined ? reject(new ZipError(wordsOf(error), { cause: error })) : resolve(opened),
    )
  })
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of stream) chunks.push(chunk as Uint8Array)
  } catch (problem) {
    throw new ZipError(wordsOf(problem), { cause: problem })
  }
  return Buffer.concat(chunks)
}

/** What the library says, without paths of this machine: those of the system are in its own errors only. */
function wordsOf(problem: unknown): string {
  if (!(problem instanceof Error)) return 'unknown'
  if ('code' in problem) return String(problem.code)
  return problem.message.startsWith('End of central directory') ? 'it is none, or was cut off' : problem.message
}
