import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Engine } from './engine.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

/** A bug: one text of one module of the rollout engine, and what stands there instead. */
export interface Bug {
  /** What the engine does wrong. */
  readonly name: string
  readonly module: string
  readonly text: string
  readonly instead: string
}

const ENTRY = `
export { createCluster, createKubelet } from './src/engines/rollout/index.ts'
export { syncDeployment } from './src/engines/rollout/sync.ts'
`

/** The engine of the sources, with a bug or without, bundled apart from the one that the tests import. */
export async function bundleEngine(bug?: Bug): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'kubegrade-engine-'))
  try {
    const outfile = join(folder, 'engine.mjs')
    await build({
      absWorkingDir: ROOT,
      stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'silent',
      plugins: bug === undefined ? [] : [planting(bug)],
    })
    return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Engine
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Replaces the text while its module is loaded. A text that is not there exactly once is no patch. */
function planting({ module, text, instead }: Bug): Plugin {
  const path = join(ROOT, 'src/engines/rollout', module)
  return {
    name: 'planted bug',
    setup(bundler) {
      bundler.onLoad({ filter: /\.ts$/, namespace: 'file' }, async (args) => {
        if (args.path !== path) return undefined
        const [before, after, ...more] = (await readFile(path, 'utf8')).split(text)
        if (before === undefined || after === undefined || more.length > 0) {
          return { errors: [{ text: `${module} does not hold exactly one: ${text}` }] }
        }
        return { contents: before + instead + after, loader: 'ts' }
      })
    },
  }
}
