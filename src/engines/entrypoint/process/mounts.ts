import type { FileTree } from './file-tree.ts'

/** A volume in the file system of a container: at its path there is only what the volume holds. */
export interface Mount {
  /** Absolute. */
  readonly path: string
  /** Texts by their paths in the volume; for `isFile` the one text under an empty path. */
  readonly files: Readonly<Record<string, string>>
  /** A single file in place of a folder: `subPath` of a ConfigMap. */
  readonly isFile?: boolean
}

/** Everybody may write into the folder of a volume (pkg/volume/emptydir: 0777). */
const FOLDER_MODE = 0o777
const FILE_MODE = 0o644

/** Lays volumes over what the image has at their paths; folders on the way there are made, as the runtime does. */
export function mountVolumes(tree: FileTree, mounts: readonly Mount[]): void {
  for (const { path, files, isFile } of mounts) {
    tree.remove(path)
    if (isFile === true) {
      makeFolders(tree, path.slice(0, path.lastIndexOf('/')))
      setFile(tree, path, files[''] ?? '')
      continue
    }
    makeFolders(tree, path)
    tree.set(path, { kind: 'folder', text: undefined, mode: FOLDER_MODE, owner: 0, group: 0 })
    for (const [name, text] of Object.entries(files)) {
      const file = `${path}/${name}`
      makeFolders(tree, file.slice(0, file.lastIndexOf('/')))
      setFile(tree, file, text)
    }
  }
}

/** Folders that are missing on the way to a path, and the one at it. */
export function makeFolders(tree: FileTree, path: string): void {
  let made = ''
  for (const part of path.split('/').filter((piece) => piece !== '')) {
    made += `/${part}`
    if (tree.get(made) === undefined)
      tree.set(made, { kind: 'folder', text: undefined, mode: 0o755, owner: 0, group: 0 })
  }
}

function setFile(tree: FileTree, path: string, text: string): void {
  tree.set(path, { kind: 'file', text, mode: FILE_MODE, owner: 0, group: 0 })
}

/** The texts of the files below a path, by their paths seen from there. What is not known of a file is left out with it. */
export function filesBelow(tree: FileTree, path: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {}
  const prefix = `${tree.real(path)}/`
  for (const [name, node] of tree.changes) {
    if (name.startsWith(prefix) && node?.kind === 'file' && node.text !== undefined)
      files[name.slice(prefix.length)] = node.text
  }
  return files
}
