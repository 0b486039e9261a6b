import type { VirtualFiles } from '../../src/domain/tool.ts'

/** A virtual folder that lives in memory, holding what a recording's working folder held. */
export function createMemoryFiles(initial: Readonly<Record<string, string>>): VirtualFiles {
  const texts = new Map<string, string>()
  const files: VirtualFiles = {
    read: (path) => {
      const inside = relativePath(path)
      return inside === undefined ? undefined : texts.get(inside)
    },
    mode: (path) => (files.read(path) === undefined ? undefined : 0o644),
    list: (folder) => listFolder(texts, folder),
    write(path, text) {
      const inside = relativePath(path)
      if (inside !== undefined) texts.set(inside, text)
    },
  }
  for (const [path, text] of Object.entries(initial)) files.write(path, text)
  return files
}

function relativePath(path: string): string | undefined {
  if (path.startsWith('/') || path.includes('://')) return undefined
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  return parts.includes('..') ? undefined : parts.join('/')
}

function listFolder(
  texts: ReadonlyMap<string, string>,
  folder: string,
): readonly { readonly name: string; readonly folder: boolean }[] | undefined {
  const inside = relativePath(folder)
  if (inside === undefined) return undefined
  const prefix = inside === '' ? '' : `${inside}/`
  const entries = new Map<string, boolean>()
  for (const path of texts.keys()) {
    if (!path.startsWith(prefix)) continue
    const [name = '', ...below] = path.slice(prefix.length).split('/')
    entries.set(name, below.length > 0)
  }
  if (entries.size === 0 && inside !== '') return undefined
  return [...entries]
    .map(([name, isFolder]) => ({ name, folder: isFolder }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
