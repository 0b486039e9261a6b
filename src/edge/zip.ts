import { type Entry, fromBuffer, open, type Options, type ZipFile } from 'yauzl'
import type { Limits } from '../domain/limits.ts'

/** One file of an archive. Folders are not listed: they are known by what lies in them. */
export interface ZipEntry {
  /** Relative, with `/`; never absolute and never leading out. */
  readonly path: string
  readonly kind: 'file' | 'link' | 'encrypted'
  /** Uncompressed. */
  readonly bytes: number
  readonly executable: boolean
  /** Milliseconds since 1970 (UTC). */
  readonly changedAtMs: number
}

export interface Zip {
  /** Sorted by path. */
  readonly entries: readonly ZipEntry[]
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

/** Names with `..`, absolute ones and such with backslashes are an error of the whole archive; sizes are checked while reading. */
const OPTIONS: Options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }

/** Opens an archive by its path or its bytes. Throws `ZipError`: damaged, too many entries, or expanding beyond all measure. */
export async function openZip(source: string | Uint8Array, limits: Limits): Promise<Zip> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const done = (error: Error | null, file?: ZipFile): void =>
      file === undefined ? reject(new ZipError(wordsOf(error), { cause: error })) : resolve(file)
    if (typeof source === 'string') open(source, OPTIONS, done)
    else fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), OPTIONS, done)
  })
  const found = new Map<string, Entry>()
  try {
    for await (const entry of entriesOf(zip)) {
      if (found.size >= limits.archiveEntriesMax) throw new ZipError(`more than ${limits.archiveEntriesMax} files`)
      if (isBomb(entry, limits)) throw new ZipError(`\`${entry.fileName}\` expands ${limits.archiveRatioMax}-fold`)
      if (!entry.fileName.endsWith('/')) found.set(entry.fileName, entry)
    }
  } catch (problem) {
    zip.close()
    throw problem instanceof ZipError ? problem : new ZipError(wordsOf(problem), { cause: problem })
  }
  return {
    entries: [...found.values()].map(describe).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
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

function describe(entry: Entry): ZipEntry {
  const mode = entry.externalFileAttributes >>> 16
  const isLink = (mode & TYPE_MASK) === TYPE_LINK
  return {
    path: entry.fileName,
    kind: isLink ? 'link' : entry.isEncrypted() ? 'encrypted' : 'file',
    bytes: entry.uncompressedSize,
    executable: (mode & 0o111) !== 0,
    // an archive's times have no zone: read as UTC they are the same everywhere
    changedAtMs: entry.getLastModDate({ timezone: 'UTC' }).getTime(),
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
  return 'code' in problem ? String(problem.code) : problem.message
}
