import type { FileNode } from '../process/file-tree.ts'
import type { BuildRequest } from '../types.ts'
import { nodesBelow, ROOT } from './files.ts'
import { compileGlob } from './glob.ts'
import type { IgnoreRules } from './ignore.ts'
import { cleanPath, inside } from './paths.ts'
import type { WorkingImage } from './stage.ts'

/** What a source of COPY turned out to be; `below` are the contents of a folder by relative path. */
export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly node: FileNode }
  | { readonly kind: 'folder'; readonly path: string; readonly below: readonly (readonly [string, FileNode])[] }
  /** It may be there: the step that would have made it is not followed. */
  | { readonly kind: 'unknown'; readonly path: string }

/** Where COPY takes files from. */
export interface SourceFiles {
  /** What is at a clean absolute path; `undefined` when there certainly is nothing. */
  find(path: string): Found | undefined
  /** Clean absolute paths of everything that fits a pattern, sorted. */
  match(pattern: string): readonly string[]
}

/** The build context without what `.dockerignore` keeps out. Every folder in it has mode 755. */
export function contextSource(context: BuildRequest['context'], ignore: IgnoreRules | undefined): SourceFiles {
  const paths = context
    .paths()
    .filter((path) => ignore?.matches(path) !== true)
    .toSorted()
  const nodeOf = (path: string): FileNode => {
    const file = context.read(path)
    return { kind: 'file', text: file?.text, mode: file?.mode ?? 0o644, ...ROOT }
  }
  const folder: FileNode = { kind: 'folder', text: undefined, mode: 0o755, ...ROOT }
  const foldersBelow = (prefix: string): readonly string[] => {
    const names = new Set<string>()
    for (const path of paths) {
      if (!path.startsWith(prefix)) continue
      for (let slash = path.indexOf('/', prefix.length); slash !== -1; slash = path.indexOf('/', slash + 1)) {
        names.add(path.slice(0, slash))
      }
    }
    return [...names]
  }
  return {
    find(path) {
      const relative = path.slice(1)
      if (paths.includes(relative)) return { kind: 'file', path, node: nodeOf(relative) }
      const prefix = relative === '' ? '' : `${relative}/`
      const inFolder = paths.filter((each) => each.startsWith(prefix))
      if (inFolder.length === 0 && relative !== '') return undefined
      const below = [
        ...foldersBelow(prefix).map((each) => [each.slice(prefix.length), folder] as const),
        ...inFolder.map((each) => [each.slice(prefix.length), nodeOf(each)] as const),
      ]
      return { kind: 'folder', path, below }
    },
    match: (pattern) => matching(pattern, [...paths, ...foldersBelow('')]),
  }
}

/** The files of a stage or image. */
export function stageSource(image: WorkingImage): SourceFiles {
  const { tree } = image
  return {
    find(path) {
      // The root is always there, also where nothing was put into it.
      if (path === '/') return { kind: 'folder', path, below: nodesBelow(tree, path) }
      const node = tree.get(path)
      if (node === undefined) return mayHold(image, path) ? { kind: 'unknown', path } : undefined
      return node.kind === 'folder'
        ? { kind: 'folder', path, below: nodesBelow(tree, path) }
        : { kind: 'file', path, node }
    },
    match: (pattern) =>
      matching(
        pattern,
        nodesBelow(tree, '/').map(([path]) => path),
      ),
  }
}

/** Folders of a distribution that hold more than is known. */
const SYSTEM_FOLDERS = new Set('bin dev etc lib lib64 proc run sbin sys usr var'.split(' '))

/** False when a path that is not among the known files certainly is not there. */
function mayHold({ isComplete, isKnown }: WorkingImage, path: string): boolean {
  return !isComplete && (!isKnown || SYSTEM_FOLDERS.has(path.split('/')[1] ?? ''))
}

function matching(pattern: string, paths: readonly string[]): readonly string[] {
  const matches = compileGlob(cleanPath(pattern).slice(1), false)
  return matches === undefined
    ? []
    : paths
        .filter((path) => matches(path))
        .toSorted()
        .map((path) => inside('/', path))
}
