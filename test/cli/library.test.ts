import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../../scripts/build.ts'
import { libraryExamples } from '../support/library-page.ts'

/** The examples of the page on the library are run with the bundle, and print what the page says. */
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'grade-library-'))
const examples = libraryExamples()

beforeAll(async () => {
  const installed = join(folder, 'node_modules/kubegrade')
  await bundle(join(installed, 'dist'))
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly exports: object }
  writeFileSync(join(installed, 'package.json'), JSON.stringify({ name: 'kubegrade', type: 'module', exports }))
  mkdirSync(join(folder, 'examples'))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

test('the page has an example of each function', () => {
  const names = examples.flatMap(({ name }) => name.split(', '))
  for (const name of ['grade', 'simulateRollout', 'effectiveCommand', 'parseExercise']) expect(names).toContain(name)
})

test.each(examples)('$name', ({ code, printed }) => {
  const file = join(folder, 'examples/example.mjs')
  writeFileSync(file, code)
  expect(execFileSync(process.execPath, [file], { encoding: 'utf8' })).toBe(`${printed}\n`)
})
