import type { CompiledExercise } from '../compiled.ts'

/** An exercise that stands in the bundle itself. */
export interface EmbeddedExercise extends CompiledExercise {
  readonly id: string
}

/** The exercises of the course; the build puts them here in bundles of one file. Empty where the program has its folder beside it. */
export const EMBEDDED: readonly EmbeddedExercise[] = []
