import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { Mutant } from './mutant.ts'
import { MUTATION_OPERATORS } from './operators/index.ts'

/** All mutants of some files, each text once: operator by operator, file by file. */
export function mutate(files: readonly SourceFile[], limits: Limits): readonly Mutant[] {
  const seen = new Set<string>()
  return MUTATION_OPERATORS.flatMap((operator) => files.flatMap((file) => operator.apply(file, limits))).filter(
    ({ file }) => {
      const key = `${file.path}\0${file.text}`
      const isNew = !seen.has(key)
      seen.add(key)
      return isNew
    },
  )
}
