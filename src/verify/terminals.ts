import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Exercise } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import { readShownBlocks } from '../exercise/shown-blocks.ts'
import { differencesOf, replayShown } from '../grading/replay-shown.ts'
import type { VerifyInput } from './input.ts'

/** Where a page of the exercise shows something else than the tools print, or something that nobody can replay. */
export function proveTerminals(
  { folder, replay }: Pick<VerifyInput, 'folder' | 'replay'>,
  { given, world }: Exercise,
  limits: Limits,
): readonly Diagnostic[] {
  const pages = folder.files.filter(({ path }) => path.startsWith('README'))
  return pages.flatMap(({ path, text }) => {
    const { blocks, diagnostics } = readShownBlocks(text, path)
    return [...diagnostics, ...differencesOf(replayShown({ blocks, files: replay, given, world, limits }))]
  })
}
