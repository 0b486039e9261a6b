import type { SourceFile, Submission } from '../../src/domain/submission.ts'
import { hostile } from './hostile.ts'
import { rewritten } from './rewrite.ts'
import { seeded, type Seeded } from './seeded.ts'
import { varied } from './vary.ts'

/** What the answers of a class look like, in hundredths; the rest are known answers as other learners would write them. */
export interface Mixture {
  /** Changed in meaning once or more. */
  readonly varied: number
  readonly broken: number
  readonly hostile: number
}

/** As classes are: most start from one of a few answers, many change something, a few hand in what can not be read. */
export const USUAL: Mixture = { varied: 40, broken: 4, hostile: 1 }

/** Nothing but other ways of writing the same answers. */
export const SAME: Mixture = { varied: 0, broken: 0, hostile: 0 }

/** So many submissions made of known answers; the same for the same seed. */
export function generateClass(
  answers: readonly (readonly SourceFile[])[],
  count: number,
  { seed = 1, mixture = USUAL }: { readonly seed?: number; readonly mixture?: Mixture } = {},
): readonly Submission[] {
  return Array.from({ length: count }, (_, index) => {
    const random = seeded(seed * 1_000_003 + index)
    const files = random.pick(answers).map((file) => rewritten(changed(file, mixture, random), random))
    return { files, diagnostics: [] }
  })
}

function changed(file: SourceFile, mixture: Mixture, random: Seeded): SourceFile {
  const kind = random.below(100)
  if (kind < mixture.hostile) return hostile(file, random)
  if (kind < mixture.hostile + mixture.broken)
    return { ...file, text: file.text.slice(0, random.below(file.text.length)) }
  if (kind >= mixture.hostile + mixture.broken + mixture.varied) return file
  const once = varied(file, random)
  return random.inHundred(30) ? varied(once, random) : once
}
