import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import { exportedFunctions } from './modules.ts'

/** The files, by absolute path, that go into the script `rest`. */
export type Rest = ReadonlySet<string>

/** What the whole program loads by `import()` and `quick` with itself. */
export const ALWAYS: readonly string[] = ['src/report/text.ts', 'src/cli/learner/record.ts']

/** What it loads so and `quick` with `rest`. Any other `import()` is left to the whole program. */
const LATER: readonly string[] = [
  'src/verify/near-misses.ts',
  'src/cli/learner/opened-hints.ts',
  'src/cli/load-folder.ts',
  'src/cli/course-file.ts',
]

/**
 * What packages work out and do not use. picocolors asks at once whether stdout is a terminal, for a default that we never take: that loads
 * Node's streams. re2js looks for other cases of a sign where the pattern does not ask for them: that unpacks its table of cases.
 */
const SPARED: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'picocolors/picocolors.js': ['(p.stdout || {}).isTTY', 'false'],
  're2js/build/index.js': [
    'if (runes.length !== 1 || Unicode.simpleFold(',
    'if (flags === 0 || runes.length !== 1 || Unicode.simpleFold(',
  ],
}

const DYNAMIC = /(?<!typeof )\bimport\('([^']+)'\)/g

/**
 * Bundles the modules of `rest` apart: others get, instead of one of them, functions of the same names that load `rest` when they are called.
 * What stands in an `import()` is bundled as if it were imported, and goes into `rest` if it may.
 */
export function quickPlugin(root: string, rest: Rest): Plugin {
  const isSource = (path: string): boolean => path.startsWith(join(root, 'src'))
  return {
    name: 'quick',
    setup(bundler) {
      bundler.onResolve({ filter: /^rest$/ }, () => ({ path: 'rest', namespace: 'rest' }))
      bundler.onLoad({ filter: /.*/, namespace: 'rest' }, () => ({
        contents: restEntry(root, rest),
        resolveDir: root,
        loader: 'js',
      }))
      bundler.onResolve({ filter: /^\.\.?\// }, ({ path, importer, namespace }) => {
        const target = resolve(dirname(importer), path)
        return namespace === 'file' && isSource(importer) && rest.has(target) && !rest.has(importer)
          ? { path: target, namespace: 'later' }
          : undefined
      })
      bundler.onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({
        contents: standIn(root, path),
        loader: 'js',
      }))
      bundler.onLoad({ filter: /\.ts$/ }, ({ path }) =>
        isSource(path) ? { contents: withoutDynamicImports(root, path), loader: 'ts' } : undefined,
      )
      for (const [file, [from, to]] of Object.entries(SPARED)) {
        const filter = new RegExp(`[\\\\/]${file.replaceAll('/', '[\\\\/]')}$`)
        bundler.onLoad({ filter }, ({ path }) => ({ contents: replaced(path, from, to), loader: 'js' }))
      }
    },
  }
}

/** Exports each module of `rest` under a name made of its path. With `quick.ts`, so that what both need is in one chunk, all of it. */
function restEntry(root: string, rest: Rest): string {
  const modules = [...rest].toSorted().map((path) => `export * as ${nameOf(root, path)} from ${JSON.stringify(path)}`)
  return ['import "./src/cli/quick.ts"', ...modules].join('\n')
}

function nameOf(root: string, path: string): string {
  return relative(join(root, 'src'), path).replaceAll(/\W/g, '_')
}

/** For a module of `rest`, functions of the names of its own. */
function standIn(root: string, path: string): string {
  const functions = [...exportedFunctions(path)].map(
    (name) => `export function ${name}(...args) { return loadRest().${nameOf(root, path)}.${name}(...args) }`,
  )
  return functions.join('\n')
}

function withoutDynamicImports(root: string, path: string): string {
  const heads: string[] = []
  const text = readFileSync(path, 'utf8').replaceAll(DYNAMIC, (_, specifier: string) => {
    const target = relative(root, resolve(dirname(path), specifier))
    if (!LATER.includes(target) && !ALWAYS.includes(target))
      return `Promise.reject(new Error(${JSON.stringify(`not in quick: ${target}`)}))`
    heads.push(`import * as imported${heads.length} from '${specifier}'\n`)
    return `Promise.resolve(imported${heads.length - 1})`
  })
  return heads.join('') + text
}

function replaced(path: string, from: string, to: string): string {
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${path} has changed: where is ${from}?`)
  return text.replace(from, to)
}
