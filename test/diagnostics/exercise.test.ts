import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkKindSchemas } from '../../src/exercise/check-kind-schemas.ts'
import type { Diagnostic } from '../../src/domain/diagnostic.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import { loadExercise } from '../../src/exercise/load.ts'
import { formatHelp, formatMessage } from '../../src/messages/index.ts'

/**
 * Each file of the folder `exercise` is an exercise's README.md (`*.ko.md`: the README.ko.md of `everything-right.md`) whose mistakes are marked in their
 * lines: `want: CODE`, several codes with a blank between them. Marks and diagnostics are compared both ways.
 */
const FOLDER = join(import.meta.dirname, 'exercise')
const fixtures = readdirSync(FOLDER).toSorted()
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8')

function load(fixture: string): readonly Diagnostic[] {
  const korean = fixture.endsWith('.ko.md')
  const files = [{ path: 'README.md', text: read(korean ? 'everything-right.md' : fixture), executable: false }]
  if (korean) files.push({ path: 'README.ko.md', text: read(fixture), executable: false })
  return loadExercise({ id: 'exercise-1', files }, { kinds: checkKindSchemas(), limits: LIMITS }).diagnostics
}

function wanted(text: string): readonly string[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const mark = /want: ([A-Z_ ]+)/.exec(line)?.[1]
    return mark === undefined
      ? []
      : mark
          .trim()
          .split(' ')
          .map((code) => `${index + 1} ${code}`)
  })
}

describe("an author's mistakes", () => {
  test.each(fixtures)('%s', (fixture) => {
    const found = load(fixture).map(({ code, range }) => `${range?.start.line} ${code}`)
    expect(found.toSorted()).toEqual([...wanted(read(fixture))].toSorted())
  })

  test('every diagnostic has words, and its line beside it', () => {
    for (const problem of fixtures.flatMap((fixture) => load(fixture))) {
      expect(formatMessage(problem, 'en')).not.toMatch(/undefined|``|\[object/)
      expect(formatHelp(problem, 'en') ?? '').not.toMatch(/undefined|``|\[object/)
      expect(problem.excerpt).toContain('want:')
    }
  })
})
