import { parentPath, type FileNode, type FileTree } from './file-tree.ts'
import type { Credentials } from './users.ts'

const BIT = { read: 4, write: 2, execute: 1 } as const

/** True when the mode bits of one node allow it. Root may all, but executing needs an x bit somewhere. */
export function modeAllows(node: FileNode, who: Credentials, want: keyof typeof BIT): boolean {
  if (who.uid === 0) return want !== 'execute' || node.kind === 'folder' || (node.mode & 0o111) !== 0
  const shift = node.owner === who.uid ? 6 : who.groups.includes(node.group) ? 3 : 0
  return ((node.mode >> shift) & BIT[want]) !== 0
}

/** True when every folder on the way to a path may be entered. */
export function mayReach(tree: FileTree, path: string, who: Credentials): boolean {
  let folder = parentPath(path)
  while (folder !== '/') {
    const node = tree.get(folder)
    if (node?.kind === 'folder' && !modeAllows(node, who, 'execute')) return false
    folder = parentPath(folder)
  }
  return true
}
