import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type CompiledExercise, compiledPath } from '../../src/cli/compiled.ts'
import { loadFolder } from '../../src/cli/load-folder.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import { findExercises, readExerciseFolder } from '../../src/edge/files-exercise.ts'

/**
 * Reads the exercises of a folder and puts what the loader made of them into `compiled`, so that the program need not. One
 * that is broken, or that would not come out of its JSON as it went in, is left to be read each time.
 */
export function compileExercises(exercises: string, compiled: string): void {
  for (const { id, path } of findExercises(exercises)) {
    const folder = readExerciseFolder(path, LIMITS)
    const exercise: CompiledExercise = { files: folder.files, loaded: loadFolder(folder) }
    const text = JSON.stringify(exercise)
    if (!exercise.loaded.ok || !isDeepStrictEqual(JSON.parse(text), exercise)) continue
    const target = join(compiled, compiledPath(id))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}
