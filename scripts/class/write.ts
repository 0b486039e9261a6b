import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findExercises } from '../../src/edge/files-exercise.ts'
import { knownAnswers } from './answers.ts'
import { generateClass, type Mixture, USUAL } from './generate.ts'

export interface WrittenClass {
  readonly folder: string
  /** Submissions in all. */
  readonly count: number
  readonly seed?: number
  readonly mixture?: Mixture
  /** What everybody hands in; default: the whole course. */
  readonly exercises?: readonly string[]
}

/** Writes a class as a folder for each learner, `learner-00001/exercise-3/…`; the same for the same seed. */
export function writeClass({ folder, count, seed = 1, mixture = USUAL, exercises }: WrittenClass): void {
  const ids = exercises ?? findExercises('exercises').map(({ id }) => id)
  for (const [at, id] of ids.entries()) {
    const share = Math.ceil((count - at) / ids.length)
    for (const [index, { files }] of generateClass(knownAnswers(id), share, { seed, mixture }).entries()) {
      const learner = `learner-${String(index + 1).padStart(5, '0')}`
      for (const { path, text, executable } of files) {
        const place = join(folder, learner, id, path)
        mkdirSync(dirname(place), { recursive: true })
        writeFileSync(place, text)
        if (executable) chmodSync(place, 0o755)
      }
    }
  }
}
