import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * Measures what users run: the sources bundled as for a release, not as the loader of development transforms them, which costs a tenth
 * and more. The bundle lies in the tree while it runs, so that it finds its packages.
 */
const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(root, 'node_modules/.bench-'))
const bundle = join(folder, 'main.mjs')
try {
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/bench/main.ts'],
    outfile: bundle,
    bundle: true,
    minify: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  })
  const { status } = spawnSync(process.execPath, [bundle], { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
} finally {
  rmSync(folder, { recursive: true })
}
