import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'

/** The whole program in one file: an expression that is the function which CommonJS modules are wrapped in. */
export const PROGRAM_FILE = 'program.cjs'

/** What V8 made of that file: of use to the same V8 on the same kind of machine, and refused by any other. */
export const CODE_CACHE_FILE = `program-${process.versions.v8}-${process.platform}-${process.arch}.cache`

/**
 * The program's exports from the file and the code cache that the build put into `folder`, which spares compiling them:
 * more than half of what a short command takes. `undefined` where V8 has no use for the cache, or where there is none. Both files are
 * parts of this package; nothing else is ever read as code.
 */
export function loadFromCodeCache(folder: string): unknown {
  let script: Script
  try {
    script = compile(folder, readFileSync(join(folder, CODE_CACHE_FILE)))
  } catch {
    return undefined
  }
  return script.cachedDataRejected === true ? undefined : evaluate(script, folder)
}

/** Compiles the program, with a code cache or, to make one, without. */
export function compile(folder: string, cachedData?: Buffer): Script {
  const filename = join(folder, PROGRAM_FILE)
  return new Script(readFileSync(filename, 'latin1'), { filename, ...(cachedData === undefined ? {} : { cachedData }) })
}

/** Runs the program's file as a CommonJS module and gives what it exports. */
export function evaluate(script: Script, folder: string): unknown {
  const filename = join(folder, PROGRAM_FILE)
  const module: { exports: unknown } = { exports: {} }
  const wrapper = script.runInThisContext() as (...parts: readonly unknown[]) => void
  wrapper(module.exports, createRequire(filename), module, filename, folder)
  return module.exports
}
