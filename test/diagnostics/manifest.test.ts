import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/domain/limits.ts'
import { lintManifests } from '../../src/kubectl/manifest-diagnostics/index.ts'
import { formatHelp, formatMessage } from '../../src/messages/index.ts'

/**
 * Each file of the folder `manifest` holds objects with a common mistake, marked in its line: `# want: CODE`, several codes with
 * a blank between them. Marks and diagnostics are compared both ways.
 */
const FOLDER = join(import.meta.dirname, 'manifest')
const fixtures = readdirSync(FOLDER).toSorted()
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8')
const lint = (fixture: string) => lintManifests(read(fixture), { file: fixture, limits: LIMITS })

function wanted(text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const codes = /# want: ([A-Z_ ]+)/.exec(line)?.[1]?.trim().split(' ') ?? []
    return codes.map((code) => `${index + 1} ${code}`)
  })
}

describe('common mistakes in manifests', () => {
  test.each(fixtures)('%s', (fixture) => {
    const found = lint(fixture).map(({ code, range }) => `${range?.start.line} ${code}`)
    expect(found.toSorted()).toEqual([...wanted(read(fixture))].toSorted())
  })

  test.each(fixtures)('%s: words, the text of the line, a range inside of it', (fixture) => {
    const lines = read(fixture).split('\n')
    for (const problem of lint(fixture)) {
      expect(formatMessage(problem, 'en')).not.toMatch(/undefined|``|\[object/)
      expect(formatHelp(problem, 'en') ?? '').not.toMatch(/undefined|``|\[object/)
      const line = lines[(problem.range?.start.line ?? 0) - 1] ?? ''
      expect(problem.excerpt).toBe(line)
      expect(problem.range?.start.column).toBeLessThanOrEqual(line.length + 1)
    }
  })
})
