import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/domain/limits.ts'
import { readExerciseFolder, readExercisePart } from '../../src/edge/files-exercise.ts'
import { readShownBlocks } from '../../src/exercise/shown-blocks.ts'
import { differencesOf, replayShown } from '../../src/grading/replay-shown.ts'
import { formatMessage } from '../../src/messages/index.ts'
import { EXERCISE_IDS, exerciseOf } from './course.ts'

/** Every terminal on a page of the course shows what the engines print: `file:line: message` of those that do not. */
function untrue(id: string, file: string, text: string): readonly string[] {
  const part = readExercisePart(join('exercises', id), 'replay', LIMITS).files
  const files = part.map((each) => ({ ...each, path: each.path.slice('replay/'.length) }))
  const { blocks, diagnostics } = readShownBlocks(text, file)
  const { given, world } = exerciseOf(id)
  const replayed = replayShown({ blocks, files, given, world, limits: LIMITS })
  return [...diagnostics, ...differencesOf(replayed)].map(
    (told) => `${file}:${told.range?.start.line}: ${formatMessage(told, 'en')}`,
  )
}

describe.each(EXERCISE_IDS)('%s', (id) => {
  const pages = readExerciseFolder(join('exercises', id), LIMITS).files.filter(({ path }) => path.startsWith('README'))

  test.each(pages)('what $path shows is what the tools print', ({ path, text }) => {
    expect(untrue(id, path, text)).toEqual([])
  })
})
