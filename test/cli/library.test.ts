import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PACKAGE } from '../support/built.ts'
import { libraryExamples } from '../support/library-page.ts'

/** The examples of the page on the library are run with the bundle, and print what the page says. */
const folder = mkdtempSync(join(tmpdir(), 'grade-library-'))
const examples = libraryExamples()

beforeAll(() => {
  const installed = join(folder, 'node_modules/kubegrade')
  cpSync(PACKAGE, installed, { recursive: true })
  mkdirSync(join(folder, 'examples'))
})
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
