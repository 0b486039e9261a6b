import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClass, recognised } from '../../../src/cli/class-of.ts'
import type { Console } from '../../../src/cli/console.ts'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'kubegrade-class-of-'))
})
afterAll(() => rmSync(cwd, { recursive: true }))

const NAMES = { exercises: ['exercise-3'], learners: [], files: ['deployment.yaml'] }

test.each([
  {
    name: 'of a platform',
    folders: ['around/exercise-3-submissions/exercise-3-octo-cat'],
    expected: { layout: 'gh-classroom', learners: ['octo-cat'] },
  },
  {
    name: 'of one learner with a folder for each exercise',
    folders: ['one/alice/exercise-3'],
    expected: { layout: 'learners', learners: ['alice'] },
  },
])('a folder around the work $name', async ({ folders, expected }) => {
  for (const folder of folders) mkdirSync(join(cwd, folder), { recursive: true })
  const console: Console = {
    cwd,
    env: {},
    columns: 80,
    outIsTerminal: false,
    out: () => undefined,
    complain: () => undefined,
  }
  const [top = ''] = (folders[0] ?? '').split('/')
  const place = await openClass(top, { courses: [] }, console)
  const { layout, work } = recognised(place, top, NAMES)
  expect({ layout, learners: work.map(({ learner }) => learner.id) }).toEqual(expected)
})
