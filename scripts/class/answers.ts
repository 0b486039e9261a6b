import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { LIMITS } from '../../src/domain/limits.ts'
import type { SourceFile } from '../../src/domain/submission.ts'
import { readAllFiles } from '../../src/edge/files-submission.ts'
import { overlaid } from '../../src/verify/answer.ts'

/** Every known answer to an exercise of the course: its solution, its starter, and those right and wrong. */
export function knownAnswers(id: string, root = '.'): readonly (readonly SourceFile[])[] {
  const exercise = join(root, 'exercises', id)
  const solution = filesIn(join(root, 'solutions', id))
  const cases = ['right', 'wrong'].flatMap((part) => {
    const folder = join(exercise, part)
    return existsSync(folder)
      ? readdirSync(folder)
          .toSorted()
          .map((name) => filesIn(join(folder, name)))
      : []
  })
  return [solution, filesIn(join(exercise, 'starter')), ...cases.map((own) => overlaid(solution, own))]
}

function filesIn(folder: string): readonly SourceFile[] {
  return existsSync(folder) ? readAllFiles(folder, LIMITS).files : []
}
