import { createTextMemory } from '../../../domain/text-memory.ts'

/** Who a process runs as. */
export interface Credentials {
  readonly uid: number
  readonly gid: number
  /** Sorted, with `gid` in it, as the kernel keeps them. */
  readonly groups: readonly number[]
  /** From the passwd file; `/` for a number that is not in it. */
  readonly home: string
}

export interface PasswdEntry {
  readonly name: string
  readonly uid: number
  readonly gid: number
  readonly home: string
}

export interface GroupEntry {
  readonly name: string
  readonly gid: number
  readonly members: readonly string[]
}

export type UserResult =
  | { readonly ok: true; readonly credentials: Credentials }
  | { readonly ok: false; readonly missing: 'user' | 'group'; readonly error: string }

/** The accounts in the text of `/etc/passwd`; lines that are not complete are left out. */
export function parsePasswd(text: string): readonly PasswdEntry[] {
  return accounts.get(text) ?? accounts.set(text, readPasswd(text))
}

/** Every container looks its user up, and a base image has one file of them. */
const accounts = createTextMemory<readonly PasswdEntry[]>()

function readPasswd(text: string): readonly PasswdEntry[] {
  const entries: PasswdEntry[] = []
  for (const line of text.split('\n')) {
    const [name, , uid, gid, , home] = line.split(':')
    if (name === undefined || name === '' || uid === undefined || gid === undefined) continue
    entries.push({ name, uid: Number(uid), gid: Number(gid), home: home ?? '/' })
  }
  return entries
}

/** The groups in the text of `/etc/group`. */
export function parseGroups(text: string): readonly GroupEntry[] {
  return groupsOf.get(text) ?? groupsOf.set(text, readGroups(text))
}

const groupsOf = createTextMemory<readonly GroupEntry[]>()

function readGroups(text: string): readonly GroupEntry[] {
  const entries: GroupEntry[] = []
  for (const line of text.split('\n')) {
    const [name, , gid, members] = line.split(':')
    if (name === undefined || name === '' || gid === undefined) continue
    entries.push({ name, gid: Number(gid), members: (members ?? '').split(',').filter((member) => member !== '') })
  }
  return entries
}

/**
 * Finds out who `USER` or `-u` means: `name`, `number`, `name:group` … A number need not exist, a name must. With a group
 * named the user's other groups are not taken. Source: moby/sys user (GetExecUser), moby `daemon/oci_linux.go` (getUser).
 */
export function resolveUser(spec: string, passwdText: string, groupText: string): UserResult {
  const users = parsePasswd(passwdText)
  const groups = parseGroups(groupText)
  const colon = spec.indexOf(':')
  const userPart = colon === -1 ? spec : spec.slice(0, colon)
  const groupPart = colon === -1 ? '' : spec.slice(colon + 1)

  const user = findUser(userPart, users)
  if (user === undefined) {
    return { ok: false, missing: 'user', error: `unable to find user ${userPart}: no matching entries in passwd file` }
  }
  if (groupPart !== '') {
    const gid = isNumber(groupPart) ? Number(groupPart) : groups.find((group) => group.name === groupPart)?.gid
    if (gid === undefined) {
      const error = `unable to find group ${groupPart}: no matching entries in group file`
      return { ok: false, missing: 'group', error }
    }
    return { ok: true, credentials: { uid: user.uid, gid, groups: [gid], home: user.home } }
  }
  const others = groups.filter((group) => user.name !== '' && group.members.includes(user.name)).map(({ gid }) => gid)
  const all = [...new Set([user.gid, ...others])].toSorted((a, b) => a - b)
  return { ok: true, credentials: { uid: user.uid, gid: user.gid, groups: all, home: user.home } }
}

/** A name wins over a number that reads the same; an unknown number belongs to group 0 and has the home `/`. */
function findUser(part: string, users: readonly PasswdEntry[]): PasswdEntry | undefined {
  if (part === '') return users.find(({ uid }) => uid === 0) ?? { name: 'root', uid: 0, gid: 0, home: '/root' }
  const byName = users.find(({ name }) => name === part)
  if (byName !== undefined) return byName
  if (!isNumber(part)) return undefined
  const uid = Number(part)
  return users.find((user) => user.uid === uid) ?? { name: '', uid, gid: 0, home: '/' }
}

function isNumber(text: string): boolean {
  return /^\d{1,10}$/.test(text)
}
