import type { Diagnostic } from '../domain/diagnostic.ts'
import { isJsonObject } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import type { SchemaValidator } from '../domain/schema-problems.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { World } from '../domain/world.ts'
import { validate as validateFrontMatter } from '../generated/validate-exercise.ts'
import { readBlock } from './block.ts'
import { readWorldFields } from './front-matter.ts'

export type LoadedWorld =
  | { readonly ok: true; readonly world: World }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

const START = { line: 1, column: 1 }

/**
 * Reads a file that says which images exist: the keys `images` and `tags` as the front matter of an exercise has them. Images
 * that it does not list are assumed to run.
 */
export function loadWorld({ path, text }: SourceFile, limits: Limits): LoadedWorld {
  const diagnostics: Diagnostic[] = []
  const range = { file: path, start: START, end: START }
  const origin = { line: 1, columns: [] }
  const block = readBlock({ name: 'world', file: path, text, origin, range }, validateWorld, limits, diagnostics)
  if (block === undefined || diagnostics.length > 0) return { ok: false, diagnostics }
  return { ok: true, world: readWorldFields(block.value, 'assumed') }
}

/** The front matter of an exercise has what a world has, and has to name the exercise. */
const validateWorld: SchemaValidator = (data) =>
  validateFrontMatter(isJsonObject(data) ? { ...data, id: 'world', title: 'world' } : data)
