import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'
import { readUserCache, writeUserCache } from './user-code-cache.ts'

/**
 * What the build makes one script of each: `program` is the whole program; `quick` grades one exercise; `rest` is what `quick` seldom needs, and
 * loads itself; `worker` grades the submissions of a class.
 */
export type ScriptName = 'program' | 'quick' | 'rest' | 'worker'

/** The file of a script: an expression that is the function which CommonJS modules are wrapped in. */
export function scriptFile(name: ScriptName): string {
  return `${name}.cjs`
}

/** What V8 made of a script: of use to the same V8 on the same kind of machine, and refused by any other. */
export function codeCacheFile(name: ScriptName): string {
  return `${name}-${process.versions.v8}-${process.platform}-${process.arch}.cache`
}

/** Compiles a script, with a code cache or, to make one, without. */
export function compile(folder: string, name: ScriptName, cachedData?: Buffer): Script {
  const filename = join(folder, scriptFile(name))
  return compileCode(readFileSync(filename, 'latin1'), filename, cachedData)
}

function compileCode(code: string, filename: string, cachedData: Buffer | undefined): Script {
  return new Script(code, { filename, ...(cachedData === undefined ? {} : { cachedData }) })
}

/** Runs a script as a CommonJS module and gives what it exports. */
export function evaluate(script: Script, folder: string, name: ScriptName, loadRest?: () => unknown): unknown {
  return runWrapper(script.runInThisContext(), join(folder, scriptFile(name)), loadRest)
}

/** Calls the function that a script is, as Node does for a CommonJS module. Nothing but Node's own modules can be required. */
export function runWrapper(wrapper: unknown, filename: string, loadRest?: () => unknown): unknown {
  const module: { exports: unknown } = { exports: {} }
  const parts = [module.exports, requireBuiltin, module, filename, dirname(filename), loadRest]
  ;(wrapper as (...parts: readonly unknown[]) => void)(...parts)
  return module.exports
}

function requireBuiltin(id: string): unknown {
  return process.getBuiltinModule(id)
}

/** The scripts in the folder where the build put them. They are parts of this package; nothing else is ever read as code. */
export interface CompiledScripts {
  /**
   * The whole program, where V8 has a use for its code cache, which spares compiling it: more than half of what a short command takes.
   * Else `undefined`: its modules are loaded sooner.
   */
  readonly program: () => unknown
  /** What a worker thread runs, on the same terms. */
  readonly worker: () => unknown
  /** What grades one exercise; with a code cache or, slower, without. `undefined` where there is none. */
  readonly quick: () => unknown
  /** Keeps what V8 has compiled of `quick` and `rest`, if the package has no cache for this machine: for the next time. */
  readonly keep: () => void
}

/** `own` is the folder for the user's own caches; absent where none are to be kept. */
export function openScripts(folder: string, own?: string): CompiledScripts {
  const uncached: { readonly file: string; readonly script: Script }[] = []
  const load = (name: ScriptName): Script | undefined => {
    try {
      const filename = join(folder, scriptFile(name))
      const code = readFileSync(filename, 'latin1')
      const shipped = readIfThere(join(folder, codeCacheFile(name)))
      if (shipped !== undefined || own === undefined) return compileCode(code, filename, shipped)
      const file = `${code.slice(...DIGEST)}-${codeCacheFile(name)}`
      const script = compileCode(code, filename, readUserCache(own, file))
      if (script.cachedDataRejected !== false) uncached.push({ file, script })
      return script
    } catch {
      return undefined
    }
  }
  const loadCached = (name: ScriptName): unknown => {
    const cache = readIfThere(join(folder, codeCacheFile(name)))
    const script = cache === undefined ? undefined : compileIfThere(folder, name, cache)
    return script?.cachedDataRejected === false ? evaluate(script, folder, name) : undefined
  }
  return {
    program: () => loadCached('program'),
    worker: () => loadCached('worker'),
    quick: () => {
      const script = load('quick')
      return script === undefined ? undefined : openQuick(folder, script, () => load('rest'))
    },
    keep: () => {
      if (own === undefined) return
      for (const { file, script } of uncached) writeUserCache(own, file, script.createCachedData())
    },
  }
}

/** Where a script that the build made says, in a comment, what its digest is. */
const DIGEST = [2, 34] as const

/** The script with its digest in front. */
export function withDigest(code: string, digest: string): string {
  return `/*${digest.slice(0, DIGEST[1] - DIGEST[0])}*/${code}`
}

/** Runs `quick`, with `rest` bound to it once it is needed. */
export function openQuick(folder: string, script: Script, compileRest: () => Script | undefined): unknown {
  let rest: unknown
  const quick = evaluate(script, folder, 'quick', () => {
    const compiled = rest === undefined ? compileRest() : undefined
    if (compiled !== undefined) rest = evaluate(compiled, folder, 'rest', () => quick)
    return rest
  })
  return quick
}

function compileIfThere(folder: string, name: ScriptName, cache: Buffer): Script | undefined {
  try {
    return compile(folder, name, cache)
  } catch {
    return undefined
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
