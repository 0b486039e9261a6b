import { runInThisContext } from 'node:vm'
import { Session } from 'node:inspector/promises'
import { exportedFunctions, valueImports } from './modules.ts'

/** A bundle in which comments name the file that each part came from, as esbuild writes them. */
export interface MarkedBundle {
  readonly code: string
  readonly filename: string
}

/**
 * The files of a bundle of which a function is called while `rehearse` runs on what the bundle exports: paths as esbuild writes
 * them. What a module does when it is loaded does not count.
 */
export async function calledFiles(
  { code, filename }: MarkedBundle,
  evaluate: (wrapper: unknown) => unknown,
  rehearse: (exported: unknown) => Promise<void>,
): Promise<ReadonlySet<string>> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  await rehearse(evaluate(runInThisContext(code, { filename })))
  const { result } = await session.post('Profiler.takePreciseCoverage')
  session.disconnect()
  const functions = result.find(({ url }) => url.endsWith(filename))?.functions ?? []
  const starts = functions.flatMap(({ ranges: [range], functionName }) =>
    range !== undefined && range.count > 0 && functionName !== '' ? [range.startOffset] : [],
  )
  const parts = [...code.matchAll(/^ *\/\/ ((?:src|node_modules)\/\S+)$/gm)].map(({ index, 1: file = '' }) => ({
    index,
    file,
  }))
  return new Set(starts.flatMap((start) => parts.findLast(({ index }) => index <= start)?.file ?? []))
}

/**
 * Which files may wait, of those in `files` (absolute paths of sources): not called, and everything that other files take from
 * them is a function, which can be put off until somebody calls it. And what no other file needs, from `entries` on.
 */
export function filesThatCanWait(
  files: readonly string[],
  entries: readonly string[],
  isCalled: (path: string) => boolean,
): ReadonlySet<string> {
  const waiting = new Set(files.filter((path) => !entries.includes(path) && !isCalled(path)))
  for (let before = -1; before !== waiting.size;) {
    before = waiting.size
    for (const path of files) {
      for (const { target, names } of waiting.has(path) ? [] : valueImports(path)) {
        if (waiting.has(target) && !areFunctions(names, target)) waiting.delete(target)
      }
    }
  }
  const needed = new Set(entries)
  for (const path of needed) {
    for (const { target } of valueImports(path)) if (files.includes(target) && !waiting.has(target)) needed.add(target)
  }
  return new Set(files.filter((path) => !needed.has(path)))
}

function areFunctions(names: readonly string[] | undefined, target: string): boolean {
  const functions = exportedFunctions(target)
  return names !== undefined && names.every((name) => functions.has(name))
}
