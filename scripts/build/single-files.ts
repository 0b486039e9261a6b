import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { EmbeddedExercise } from '../../src/cli/ci/embedded.ts'
import { loadFolder } from '../../src/cli/load-folder.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import { findExercises, readExerciseFolder } from '../../src/edge/files-exercise.ts'

/** Bundles of one file that need nothing beside them, by their place in `dist/`. */
const SINGLE_FILES: Readonly<Record<string, string>> = {
  'action/index.js': 'src/cli/ci/action-entry.ts',
  'grade.mjs': 'src/cli/ci/grade-mjs-entry.ts',
}

/** Builds what runs in CI: the GitHub Action, and the file that other autograders start. The exercises are in them. */
export async function bundleSingleFiles(root: string, outdir: string, banner: string): Promise<void> {
  const exercises = embeddedExercises(join(root, 'exercises'))
  for (const [outfile, entry] of Object.entries(SINGLE_FILES)) {
    if (!existsSync(join(root, entry))) continue
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: join(outdir, outfile),
      bundle: true,
      minify: true,
      legalComments: 'eof',
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      plugins: [embedding(exercises)],
      banner: { js: banner },
      logLevel: 'warning',
    })
  }
}

function embeddedExercises(folder: string): readonly EmbeddedExercise[] {
  return findExercises(folder).map(({ id, path }) => {
    const read = readExerciseFolder(path, LIMITS)
    const loaded = loadFolder(read)
    if (!loaded.ok) throw new Error(`${id} is broken: grade verify ${id}`)
    return { id, files: [], loaded }
  })
}

/** Puts the exercises into the module that holds none in the sources. */
function embedding(exercises: readonly EmbeddedExercise[]): Plugin {
  return {
    name: 'embedded-exercises',
    setup(bundler) {
      bundler.onLoad({ filter: /[\\/]cli[\\/]ci[\\/]embedded\.ts$/ }, () => ({
        contents: `export const EMBEDDED = ${JSON.stringify(exercises)}`,
        loader: 'js',
      }))
    },
  }
}
