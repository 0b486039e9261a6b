import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { build, type BuildResult, type Metafile, type Plugin } from 'esbuild'
import { compileExercises } from './build/exercises.ts'
import { bundleScript } from './build/program.ts'
import { bundleQuick } from './build/quick.ts'
import { makeCodeCaches, rehearseQuick, stageIn } from './build/rehearsal.ts'
import { bundleSingleFile } from './build/single-file.ts'
import { declareTypes } from './build/types.ts'

const root = resolve(import.meta.dirname, '..')

/** What is packed and linked; types are made for it only. */
const DIST = 'dist'

/** Bundles that are started by themselves, by the name of their file in `dist/`. */
const ENTRIES: Readonly<Record<string, string>> = {
  index: 'src/index.ts',
  program: 'src/cli/program.ts',
  worker: 'src/edge/worker.ts',
}

/** Says which of two ways to write modules a folder keeps to: Node asks the nearest `package.json`. */
function keepTo(type: 'commonjs' | 'module', folder: string): void {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ type })}\n`)
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
    outExtension: { '.js': '.mjs' },
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
  const starters = await bundleStarters(outdir)
  keepTo('commonjs', outdir)
  return {
    inputs: { ...result.metafile.inputs, ...starters.inputs },
    outputs: { ...result.metafile.outputs, ...starters.outputs },
  }
}

/** What `grade` and its worker threads start: a CommonJS script each, which Node starts sooner than an ES module. The program itself stays outside. */
async function bundleStarters(outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { grade: 'src/main.ts', worker: 'src/edge/worker-thread.ts' },
    outdir,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    define: { 'import.meta.dirname': '__dirname' },
    plugins: [withModulesOutside],
    metafile: true,
    logLevel: 'warning',
  })
  return metafile
}

const withModulesOutside: Plugin = {
  name: 'modules-outside',
  setup(bundler) {
    bundler.onResolve({ filter: /\/(?:program|worker)\.ts$/ }, ({ path }) => ({
      path: `./${basename(path, '.ts')}.mjs`,
      external: true,
    }))
  },
}

/** Works out beforehand what would be the same in every run: the exercises, and V8's code. */
async function compileAhead(outdir: string): Promise<void> {
  const compiled = join(outdir, 'compiled')
  const exercises = join(root, 'exercises')
  const state = mkdtempSync(join(tmpdir(), 'kubegrade-build-'))
  const stage = stageIn(exercises, state)
  compileExercises(exercises, compiled)
  await bundleScript(root, compiled, 'program', 'src/cli/program.ts')
  await bundleScript(root, compiled, 'worker', 'src/edge/worker.ts')
  await bundleQuick(root, compiled, (quick) => rehearseQuick(quick, stage))
  await makeCodeCaches(compiled, stage)
  rmSync(state, { recursive: true })
}

/** Builds into `dist`, or into the folder that was named. */
async function main(folder = DIST): Promise<void> {
  const outdir = resolve(root, folder)
  rmSync(outdir, { recursive: true, force: true })
  await bundle(outdir)
  await compileAhead(outdir)
  await bundleSingleFile(root, outdir, REQUIRE_BANNER)
  if (folder === DIST) {
    declareTypes(root, join(outdir, 'types'))
    keepTo('module', join(outdir, 'types'))
  }
  for (const page of ['diagnostics.md', 'diagnostics.ko.md']) copyFileSync(join(root, 'docs', page), join(outdir, page))
  chmodSync(join(outdir, 'grade.js'), 0o755)
}

if (process.argv[1] === import.meta.filename) await main(process.argv[2])
