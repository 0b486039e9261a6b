import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** An `import` or `export … from` of values, of a source file. */
export interface ValueImport {
  /** Absolute path, or the name of a package. */
  readonly target: string
  /** As the other module calls them; `undefined` for all of them. */
  readonly names: readonly string[] | undefined
}

const IMPORT = /^(?:import|export)\s+(?!type\b)(?:([\w$]+|\*(?: as [\w$]+)?|\{[^}]*\})\s+from\s+)?'([^']+)'/gm

/** What a source file takes from others, types left out. */
export function valueImports(path: string): readonly ValueImport[] {
  return [...readFileSync(path, 'utf8').matchAll(IMPORT)].flatMap(
    ([, what = '{}', specifier = '']): readonly ValueImport[] => {
      const target = specifier.startsWith('.') ? resolve(dirname(path), specifier) : specifier
      if (!what.startsWith('{')) return [{ target, names: undefined }]
      const names = what
        .slice(1, -1)
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '))
        .map((name) => name.split(' as ')[0] ?? '')
      return names.length === 0 && what !== '{}' ? [] : [{ target, names }]
    },
  )
}

const FUNCTION =
  /^export (?:async )?function\*? ([\w$]+)|^export const ([\w$]+)(?:: [^=\n]+)? = (?:async )?(?:\([^)]*\)|[\w$]+)(?:: [^=\n]+)? =>/gm

/** The functions that a source file exports under the name they are declared with. */
export function exportedFunctions(path: string): ReadonlySet<string> {
  const text = readFileSync(path, 'utf8')
  return new Set([...text.matchAll(FUNCTION)].map(([, declared, arrow]) => declared ?? arrow ?? ''))
}
