import type { FileNode, FileTree } from '../process/file-tree.ts'
import { parseGroups, parsePasswd } from '../process/users.ts'
import type { ImageFile } from '../types.ts'
import { folderOf, inside } from './paths.ts'

/** Who a file belongs to. */
export type Owner = Pick<FileNode, 'owner' | 'group'>

export const ROOT: Owner = { owner: 0, group: 0 }

/** Makes a folder and those above it, where they are not there yet. */
export function makeFolder(tree: FileTree, path: string, mode: number, owner: Owner = ROOT): void {
  const missing: string[] = []
  for (let at = path; at !== '/' && tree.get(at) === undefined; at = folderOf(at)) missing.push(at)
  for (const folder of missing.toReversed()) tree.set(folder, { kind: 'folder', text: undefined, mode, ...owner })
}

/** Everything below a folder with its path relative to it, folders before what is in them. */
export function nodesBelow(tree: FileTree, folder: string): readonly (readonly [string, FileNode])[] {
  const found: (readonly [string, FileNode])[] = []
  const open = ['']
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const name of tree.list(at === '' ? folder : inside(folder, at))) {
      const path = at === '' ? name : `${at}/${name}`
      const node = tree.getLink(inside(folder, path))
      if (node === undefined) continue
      found.push([path, node])
      if (node.kind === 'folder') open.push(path)
    }
  }
  return found
}

/**
 * Who `--chown` or USER means, as far as the image's accounts are known: `name`, `number`, each with `:group`. A name that
 * is not known counts as root: the step that adds it may be one that is not followed.
 */
export function ownerOf(tree: FileTree, text: string): Owner {
  if (text === '') return ROOT
  const [user = '', group] = text.split(':')
  const passwd = parsePasswd(tree.get('/etc/passwd')?.text ?? '')
  const account = passwd.find(({ name }) => name === user)
  const owner = account?.uid ?? numberOf(user) ?? 0
  if (group === undefined) return { owner, group: account?.gid ?? owner }
  const groups = parseGroups(tree.get('/etc/group')?.text ?? '')
  return { owner, group: groups.find(({ name }) => name === group)?.gid ?? numberOf(group) ?? 0 }
}

function numberOf(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined
}

/** What was put into an image, by path and in order of the paths; a link counts as what it leads to. */
export function filesOf(tree: FileTree): ReadonlyMap<string, ImageFile> {
  const files = new Map<string, ImageFile>()
  const paths = [...tree.changes.keys()].toSorted()
  for (const path of paths) {
    const node = tree.get(path)
    if (node === undefined || node.kind === 'device' || node.kind === 'link') continue
    const { kind, text, mode, owner, group, program } = node
    files.set(path, {
      kind,
      text,
      mode,
      ...(owner === 0 ? {} : { owner }),
      ...(group === 0 ? {} : { group }),
      ...(program === undefined ? {} : { program }),
    })
  }
  return files
}
