import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/domain/report.ts'
import { displayWidth } from '../../../src/report/render/width.ts'
import { textReporter } from '../../../src/report/text.ts'
import { gradeFolder } from '../../support/grade-folder.ts'

const folder = import.meta.dirname
const written = readdirSync(folder)
  .filter((name) => name.endsWith('.input.json'))
  .map((name) => ({
    name,
    reports: () => JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly Report[],
  }))
const graded = readdirSync(join(folder, 'graded')).flatMap((exercise) =>
  readdirSync(join(folder, 'graded', exercise), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'exercise')
    .map(({ name }) => ({
      name: `${exercise}: ${name}`,
      reports: () => [gradeFolder(join(folder, 'graded', exercise, 'exercise'), join(folder, 'graded', exercise, name))],
    })),
)

/** A place stays whole however narrow the terminal is, or an editor could not open it. */
const PLACE = /^ *--> /

describe.each([...written, ...graded])('$name', ({ reports }) => {
  const all = reports()

  test.each([60, 80, 100, 120])('no line is wider than %i columns', (width) => {
    const lines = ['offered', 'shown'].flatMap((outputs) =>
      textReporter(all, {
        color: false,
        width,
        language: 'en',
        plain: false,
        outputs: outputs === 'shown' ? 'shown' : 'offered',
      }).split('\n'),
    )
    const wide = lines.filter((line) => displayWidth(line) > width && !PLACE.test(line))
    expect(wide).toEqual([])
  })
})
