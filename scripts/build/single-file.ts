import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import packageJson from '../../package.json' with { type: 'json' }
import { graderMark } from '../../src/ci/setup/grader.ts'
import type { EmbeddedExercise } from '../../src/cli/ci/embedded.ts'
import { loadFolder } from '../../src/cli/load-folder.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import { findExercises, readExerciseFolder } from '../../src/edge/files-exercise.ts'

/** The bundle of one file that needs nothing beside it, in `dist/`. */
const SINGLE_FILE = 'grade.mjs'

/** Builds what runs in CI: the GitHub Action, and the file that other autograders start. The exercises are in it, and its first line says which version it is. */
export async function bundleSingleFile(root: string, outdir: string, banner: string): Promise<void> {
  const exercises = embeddedExercises(join(root, 'exercises'))
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/ci/grade-mjs-entry.ts'],
    outfile: join(outdir, SINGLE_FILE),
    bundle: true,
    minify: true,
    legalComments: 'eof',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    plugins: [embedding(exercises)],
    banner: { js: `${graderMark(packageJson.version)}\n${banner}` },
    logLevel: 'warning',
  })
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
