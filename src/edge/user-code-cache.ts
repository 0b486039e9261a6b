import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Caches that stay: of several Nodes and several versions of the program. The oldest go first. */
const FILES_MAX = 8

/** What of a file or folder lets others than its owner write. */
const WRITABLE_BY_OTHERS = 0o022

/**
 * A code cache of the user's own, made when a script first ran on a machine for which the package brings none. It is code: it is taken only from a plain file
 * that is the user's and that nobody else can write, in such a folder; and `name` holds a digest of the script, so that it belongs to no
 * other. `undefined` where there is none.
 */
export function readUserCache(folder: string, name: string): Buffer | undefined {
  if (!isOwnFolder(folder)) return undefined
  let descriptor: number
  try {
    descriptor = openSync(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch {
    return undefined
  }
  try {
    const facts = fstatSync(descriptor)
    return facts.isFile() && isOwn(facts) ? withoutEnd(readFileSync(descriptor), name) : undefined
  } catch {
    return undefined
  } finally {
    closeSync(descriptor)
  }
}

/** Keeps a code cache for the next time. Where that cannot be done, because the disk is full or the folder is not the user's, nothing is. */
export function writeUserCache(folder: string, name: string, cache: Buffer): void {
  try {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (isOwnFolder(folder)) writeWholly(folder, name, cache)
  } catch {
    // a full disk, a file in the folder's place: the next run compiles again
  }
}

function writeWholly(folder: string, name: string, cache: Buffer): void {
  const partial = join(folder, `${name}.partial-${process.pid}`)
  try {
    // On the disk before it gets its name: V8 believes what it reads.
    writeFileSync(partial, Buffer.concat([cache, Buffer.from(name)]), { mode: 0o600, flag: 'wx', flush: true })
    renameSync(partial, join(folder, name))
  } finally {
    rmSync(partial, { force: true })
  }
  removeOldest(folder)
}

/** A cache is whole if its name stands at its end. */
function withoutEnd(bytes: Buffer, name: string): Buffer | undefined {
  const end = bytes.length - Buffer.byteLength(name)
  return bytes.toString('utf8', end) === name ? bytes.subarray(0, end) : undefined
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder).map((name) => ({
    path: join(folder, name),
    ms: statSync(join(folder, name)).mtimeMs,
  }))
  for (const { path } of files.toSorted((a, b) => b.ms - a.ms).slice(FILES_MAX)) rmSync(path, { force: true })
}

function isOwnFolder(folder: string): boolean {
  const facts = lstatSync(folder, { throwIfNoEntry: false })
  return facts?.isDirectory() === true && isOwn(facts)
}

/** On Windows nobody has a number, and folders in a user's own are the user's. */
function isOwn({ uid, mode }: Stats): boolean {
  const own = process.getuid?.()
  return own === undefined || (uid === own && (mode & WRITABLE_BY_OTHERS) === 0)
}
