import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { scriptFile, type ScriptName } from '../../src/edge/code-cache.ts'

/** Bundles what a module exports, with all that it needs, into one CommonJS file: V8 keeps what it compiled for scripts, not for ES modules. */
export async function bundleScript(root: string, compiled: string, name: ScriptName, entry: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(compiled, scriptFile(name)),
    bundle: true,
    minify: true,
    legalComments: 'linked',
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    define: { 'import.meta.dirname': '__dirname' },
    plugins: [withoutChildProcess],
    banner: { js: '(function(exports,require,module,__filename,__dirname){' },
    footer: { js: '})' },
    logLevel: 'warning',
  })
  const path = join(compiled, scriptFile(name))
  writeFileSync(path, ascii(readFileSync(path, 'utf8')))
}

/**
 * The program is read as Latin-1, which is faster, so it must be ASCII: esbuild leaves the signs of regular expressions as they are. There as in
 * texts an escape means the same.
 */
export function ascii(code: string): string {
  return code.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** One package names `node:child_process` for a feature that is not used here. Nothing is executed, so it is not even loaded. */
export const withoutChildProcess: Plugin = {
  name: 'without-child-process',
  setup(bundler) {
    bundler.onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: 'nothing' }))
    bundler.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
  },
}
