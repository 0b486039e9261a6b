import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../../scripts/build.ts'

/** Times are measured by the benchmark; what a test can hold still is how much must be read before anything runs. */
const STARTUP_BYTES_MAX = 80_000

const outdir = mkdtempSync(join(tmpdir(), 'startup-bytes-'))
let outputs: Metafile['outputs'] = {}

beforeAll(async () => {
  outputs = (await bundle(outdir)).outputs
}, 60_000)

afterAll(() => rmSync(outdir, { recursive: true }))

/** The files that are loaded with an entry, `import()` not followed. */
function loadedWith(entry: string): readonly string[] {
  const start = Object.keys(outputs).find((path) => path.endsWith(`/${entry}`))
  const loaded = new Set(start === undefined ? [] : [start])
  for (const path of loaded) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && imported in outputs) loaded.add(imported)
    }
  }
  return [...loaded]
}

test(`the program starts with at most ${STARTUP_BYTES_MAX} bytes`, () => {
  const files = loadedWith('grade.js')
  const bytes = files.reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0)
  expect(files.length).toBeGreaterThan(0)
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(STARTUP_BYTES_MAX)
})

test('no parser and no engine is loaded before a command asks for it', () => {
  const inputs = loadedWith('grade.js').flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}))
  const heavy =
    /^src\/(?:formats|kubernetes|engines|kubectl|docker|sandbox|exercise|grading|verify|generated)\/|node_modules\/(?:yaml|dockerfile-ast|markdown-it|unbash|re2js)\//
  expect(inputs.length).toBeGreaterThan(0)
  expect(inputs.filter((input) => heavy.test(input))).toEqual([])
})
