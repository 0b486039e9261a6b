import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkKindSchemas } from '../src/exercise/check-kind-schemas.ts'
import { LIMITS } from '../src/domain/limits.ts'
import { findExercises, readExerciseFolder, readExercisePart } from '../src/edge/files-exercise.ts'
import { loadExercise } from '../src/exercise/load.ts'
import { readShownBlocks } from '../src/exercise/shown-blocks.ts'
import { differencesOf, type ReplayedConsole, replayShown } from '../src/grading/replay-shown.ts'

/** Writes into the pages of the course what the tools print there. Blocks that are right stay as they are, with what they leave out. */
const EXERCISES = 'exercises'

function shownLines({ block, printed }: ReplayedConsole): readonly string[] {
  const indent = ' '.repeat(block.lines.indent)
  const lines = block.commands.flatMap(({ text }, index) => [
    ...(index === 0 ? [] : ['']),
    ...text.split('\n').map((line, at) => `${at === 0 ? '$' : '>'} ${line}`),
    ...(printed[index] ?? []),
  ])
  return lines.map((line) => (line === '' ? '' : indent + line))
}

function updatePage(folder: string, name: string): void {
  const read = readExerciseFolder(folder, LIMITS)
  const page = read.files.find(({ path }) => path === name)
  if (page === undefined) return
  const loaded = loadExercise(read, { kinds: checkKindSchemas(), limits: LIMITS })
  if (!loaded.ok) throw new Error(`${folder}: ${JSON.stringify(loaded.diagnostics, undefined, 1)}`)
  const files = readExercisePart(folder, 'replay', LIMITS).files.map((file) => ({
    ...file,
    path: file.path.slice('replay/'.length),
  }))
  const { blocks } = readShownBlocks(page.text, name)
  const { given, world } = loaded.exercise
  const replayed = replayShown({ blocks, files, given, world, limits: LIMITS })
  const wrong = replayed.filter((each) => differencesOf([each]).length > 0)
  const lines = readFileSync(join(folder, name), 'utf8').split('\n')
  for (const each of wrong.toReversed()) {
    const { start, end } = each.block.lines
    lines.splice(start, end - start, ...shownLines(each))
  }
  if (wrong.length === 0) return
  writeFileSync(join(folder, name), lines.join('\n'))
  process.stdout.write(`${folder}/${name}: ${wrong.length} of ${replayed.length} blocks written\n`)
}

for (const { id } of findExercises(EXERCISES)) {
  updatePage(join(EXERCISES, id), 'README.md')
  updatePage(join(EXERCISES, id), 'README.ko.md')
}
