import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/domain/limits.ts'
import { buildImage } from '../../src/engines/entrypoint/build/index.ts'
import { findBaseImage } from '../../src/engines/entrypoint/index.ts'

const RUNS = { numRuns: 1500, seed: 20_260_101 }

const words = fc.constantFrom(
  'sleep',
  '5',
  '"sleep"',
  "'x'",
  '$V',
  '${V:-a b}',
  '&&',
  '[',
  ']',
  '["a","b"]',
  '["a", 1]',
  '\\',
  '#',
  'A=1',
  '--x',
  '<<EOF',
  '',
)
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(words, { maxLength: 5 }).map((some) => some.join(' ')) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20, unit: 'binary' }) },
)
const name = fc.constantFrom(
  'CMD',
  'ENTRYPOINT',
  'RUN',
  'ENV',
  'ARG',
  'FROM',
  'COPY',
  'SHELL',
  'USER',
  'WORKDIR',
  'EXPOSE',
  'LABEL',
  'VOLUME',
  'STOPSIGNAL',
  'HEALTHCHECK',
  'ONBUILD',
  'ADD',
  'cmd',
  'FOO',
)
const line = fc.tuple(name, text).map(([instruction, rest]) => `${instruction} ${rest}`)
const dockerfile = fc
  .tuple(
    fc.constantFrom('FROM ubuntu\n', 'FROM nginx:1.26 AS web\n', 'FROM scratch\n', '# escape=`\nFROM alpine\n', ''),
    fc.array(line, { maxLength: 8 }),
  )
  .map(([first, lines]) => `${first}${lines.join('\n')}\n`)

describe(`Dockerfiles, seed ${RUNS.seed}`, () => {
  test('any text gives a config, or an error and a diagnostic with a place', () => {
    let built = 0
    fc.assert(
      fc.property(dockerfile, (source) => {
        const context = { read: () => undefined, paths: () => [] }
        const request = { file: 'Dockerfile', text: source, context, buildArgs: {} }
        const result = buildImage(request, (reference) => findBaseImage(reference)?.image, LIMITS)
        const places = result.diagnostics.map(({ range }) => range?.start.line ?? 0)
        const lines = source.split('\n').length
        expect(places.every((at) => at >= 1 && at <= lines)).toBe(true)
        if (result.ok) built += 1
        const told = result.ok ? result.image.config.Env.join() : result.error.message
        expect(told).not.toBe('')
        expect(result.ok || result.diagnostics.length > 0).toBe(true)
      }),
      RUNS,
    )
    expect(built).toBeGreaterThan(RUNS.numRuns / 10)
  })
})
