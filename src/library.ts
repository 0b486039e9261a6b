import { checkKindSchemas } from './exercise/check-kind-schemas.ts'
import type { ContainerAnalysis } from './domain/container.ts'
import { LIMITS } from './domain/limits.ts'
import type { RolloutAnalysis } from './domain/rollout.ts'
import type { SourceFile, Submission } from './domain/submission.ts'
import { EMPTY_WORLD } from './domain/world.ts'
import { loadExercise, type LoadedExercise } from './exercise/load.ts'
import { analyseContainer } from './findings/container/analyse.ts'
import { analyseRollout } from './findings/analyse-rollout.ts'

/** Texts by their paths, which are relative, with `/`. */
export type Files = Readonly<Record<string, string>>

/**
 * Reads an exercise from the texts of its folder: `README.md`, and what else lies there. What its author got wrong are diagnostics; nothing is thrown. `id` is the
 * folder's name.
 */
export function parseExercise(id: string, files: Files): LoadedExercise {
  return loadExercise({ id, files: sourceFiles(files) }, { kinds: checkKindSchemas(), limits: LIMITS })
}

/** What a learner hands in, for `grade`. */
export function submissionOf(files: Files): Submission {
  return { files: sourceFiles(files), diagnostics: [] }
}

/**
 * What a sequence of manifests and files of commands does in a cluster of its own, in the given order: revisions, pods over time, and what is probably not meant. Names
 * that end in `.sh` are replayed, all others applied. Every image is assumed to pull and to run.
 */
export function simulateRollout(files: Files, order: readonly string[]): RolloutAnalysis {
  const parts = order.map((path) => ({ kind: path.endsWith('.sh') ? 'replay' : 'apply', path }) as const)
  return analyseRollout({
    files: sourceFiles(files),
    parts,
    world: { ...EMPTY_WORLD, unknownImages: 'assumed' },
    limits: LIMITS,
  })
}

/**
 * What `docker run` starts of an image that is built from a Dockerfile: each word of the command line and where it comes from, and how the process ends. `args` are the words
 * behind the image; `files` is the build context.
 */
export function effectiveCommand(
  dockerfile: string,
  args: readonly string[] = [],
  files: Files = {},
): ContainerAnalysis {
  const context = new Map(Object.entries(files).map(([path, text]) => [path, { text, mode: 0o644 }]))
  return analyseContainer({
    dockerfile: {
      file: 'Dockerfile',
      text: dockerfile,
      context: { paths: () => [...context.keys()], read: (path) => context.get(path) },
    },
    buildArgs: {},
    bases: [],
    run: { image: 'IMAGE', args, words: ['docker', 'run', 'IMAGE', ...args], options: {} },
    matrix: false,
    limits: LIMITS,
  })
}

function sourceFiles(files: Files): readonly SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text, executable: false }))
}
