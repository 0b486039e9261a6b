import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { INPUT_NAMES } from '../../../src/ci/inputs.ts'
import { workflowProblems } from '../../support/workflow.ts'

const root = resolve(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const workflows = readdirSync(join(root, 'deploy'))
  .filter((name) => name.startsWith('github-') && name.endsWith('.yml'))
  .map((name) => `deploy/${name}`)

/** The workflows on the pages, and the steps of those that are only a part. */
const shown = ['docs/ci/github.md', 'docs/security.md'].flatMap((page) =>
  [...read(page).matchAll(/```yaml\n(.*?)```/gs)].map(([, text = ''], index) => ({ page, index: index + 1, text })),
)

test.each(shown)('$page, example $index, fits the schema', ({ page, text }) => {
  const start = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n'
  const whole = text.startsWith('name:') ? text : `${start}${text}`
  expect(workflowProblems(page, whole)).toEqual([])
  expect(whole).not.toContain('pull_request_target')
})

describe.each(workflows)('%s', (path) => {
  test('fits the schema of workflows', () => {
    expect(workflowProblems(path, read(path))).toEqual([])
  })

  test('reads the repository and nothing else', () => {
    const workflow = parse(read(path)) as { readonly permissions: unknown }
    expect(workflow.permissions).toEqual({ contents: 'read' })
    expect(read(path)).not.toContain('pull_request_target')
  })
})

test('the workflow of a release fits the schema, and writes only where it releases', () => {
  const path = '.github/workflows/release.yml'
  const { permissions, jobs } = parse(read(path)) as {
    permissions: object
    jobs: Record<string, { permissions?: object }>
  }
  expect(workflowProblems(path, read(path))).toEqual([])
  expect(permissions).toEqual({ contents: 'read' })
  expect(jobs['check']).not.toHaveProperty('permissions')
})

test('the schema finds a key that there is not', () => {
  expect(workflowProblems('a.yml', 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n')).not.toEqual(
    [],
  )
})

test('the action has the inputs that its program reads', () => {
  const action = parse(read('action.yml')) as { readonly inputs: object; readonly runs: object }
  expect(Object.keys(action.inputs).toSorted()).toEqual([...INPUT_NAMES].toSorted())
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/grade.mjs' })
})
