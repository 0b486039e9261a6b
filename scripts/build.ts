import { chmodSync, copyFileSync, existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type BuildResult, type Metafile } from 'esbuild'
import { compileExercises } from './build/exercises.ts'
import { bundleProgram, makeCodeCache } from './build/program.ts'
import { bundleSingleFiles } from './build/single-files.ts'
import { declareTypes } from './build/types.ts'

const root = resolve(import.meta.dirname, '..')

/** What is packed and linked; types are made for it only. */
const DIST = 'dist'

/** Bundles that are started by themselves, by the name of their file in `dist/`. */
const ENTRIES: Readonly<Record<string, string>> = {
  grade: 'src/main.ts',
  index: 'src/index.ts',
  worker: 'src/edge/worker.ts',
}

/**
 * Some packages are CommonJS on Node and call `require` for built-in modules; in an ES module there is none.
 */
export const REQUIRE_BANNER =
  "import{createRequire as kubegradeCreateRequire}from'node:module';const require=kubegradeCreateRequire(import.meta.url);"

/**
 * Bundles everything into `outdir`: minified ES modules, split so that a command loads only what it needs. Gives esbuild's
 * account of what went where.
 */
export async function bundle(outdir: string): Promise<Metafile> {
  const entryPoints = Object.fromEntries(Object.entries(ENTRIES).filter(([, path]) => existsSync(join(root, path))))
  const result: BuildResult<{ metafile: true }> = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    keepNames: false,
    legalComments: 'linked',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: REQUIRE_BANNER },
    metafile: true,
    logLevel: 'warning',
  })
  return result.metafile
}

/** Works out beforehand what would be the same in every run: the exercises, and V8's code. */
async function compileAhead(outdir: string): Promise<void> {
  const compiled = join(outdir, 'compiled')
  const exercises = join(root, 'exercises')
  await bundleProgram(root, compiled)
  compileExercises(exercises, compiled)
  await makeCodeCache(exercises, compiled)
}

/** Builds into `dist`, or into the folder that was named. */
async function main(folder = DIST): Promise<void> {
  const outdir = resolve(root, folder)
  rmSync(outdir, { recursive: true, force: true })
  await bundle(outdir)
  await compileAhead(outdir)
  await bundleSingleFiles(root, outdir, REQUIRE_BANNER)
  if (folder === DIST) declareTypes(root, join(outdir, 'types'))
  copyFileSync(join(root, 'docs/diagnostics.md'), join(outdir, 'diagnostics.md'))
  chmodSync(join(outdir, 'grade.js'), 0o755)
}

if (process.argv[1] === import.meta.filename) await main(process.argv[2])
