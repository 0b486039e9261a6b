import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/domain/diagnostic.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import { lintManifests } from '../../src/kubectl/manifest-diagnostics/index.ts'
import { formatHelp, formatMessage } from '../../src/messages/index.ts'
import { createWorkbench } from '../unit/kubectl/workbench.ts'
import { configMap, deployment, misshapen } from './manifest/objects.ts'
import { anyText, mutated } from './manifest/texts.ts'

const SEED = Number(process.env['SEED'] ?? 20_260_101)
/** Stops in time on a slow machine: fewer cases are no failure. */
const BOUND = { seed: SEED, interruptAfterTimeLimit: 3_500, markInterruptAsFailure: false }
const FILE = 'bookshop.yaml'

/** What every diagnostic has to have: words without holes, and a place inside of the file. */
function expectTellable(told: Diagnostic, text: string): void {
  const words = `${formatMessage(told, 'en')} ${formatHelp(told, 'en') ?? ''}`
  expect(words).not.toMatch(/\bundefined\b|\[object |\bNaN\b/)
  const lines = text.split('\n')
  for (const range of [told.range, ...(told.related ?? []).map((place) => place.range)]) {
    expect(range?.file).toBe(FILE)
    expect(range?.start.line).toBeLessThanOrEqual(lines.length)
    const line = lines[(range?.start.line ?? 0) - 1] ?? ''
    expect(range?.start.column).toBeLessThanOrEqual(line.length + 1)
    expect([range?.end.line, range?.end.column]).not.toEqual([0, 0])
  }
}

/** What kubectl prints of the objects of a file that it accepts. */
function printed(text: string): string {
  const { exit, stdout, stderr } = createWorkbench({ [FILE]: text }).runAtOnce(
    `create --dry-run=client -o yaml -f ${FILE}`,
  )
  expect({ text, exit, stderr }).toEqual({ text, exit: 0, stderr: '' })
  return stdout
}

describe(`manifests, seed ${SEED}`, () => {
  test.each([
    { name: 'any text', texts: anyText, numRuns: 3_000 },
    { name: 'a manifest with changes in its text', texts: mutated, numRuns: 1_500 },
    {
      name: 'an object with a change in its fields',
      texts: misshapen.map((object) => JSON.stringify(object)),
      numRuns: 1_000,
    },
  ])('$name gives objects or diagnostics at their places, and never an exception', ({ texts, numRuns }) => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = lintManifests(text, { file: FILE, limits: LIMITS })
        for (const told of found) expectTellable(told, text)
        expect(lintManifests(text, { file: FILE, limits: LIMITS })).toEqual(found)
      }),
      { ...BOUND, numRuns },
    )
  })

  test('what kubectl refuses of a file has a diagnostic at a line of it, and what it takes has no error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          mutated,
          misshapen.map((object) => JSON.stringify(object, undefined, 2)),
        ),
        (text) => {
          const { exit, stderr, diagnostics } = createWorkbench({ [FILE]: text }).runAtOnce(`apply -f ${FILE}`)
          for (const told of diagnostics) expectTellable(told, text)
          const errors = diagnostics.filter(({ severity }) => severity === 'error')
          const isSaid = diagnostics.some(
            ({ code }) => code === 'MANIFEST_NOT_SIMULATED' || code === 'MANIFEST_FILE_EMPTY',
          )
          const isRight = exit === 0 ? errors.length === 0 : errors.length > 0 || isSaid
          expect({ text, exit, stderr, isRight }).toEqual({ text, exit, stderr, isRight: true })
        },
      ),
      { ...BOUND, numRuns: 600 },
    )
  })

  test('what is printed with `-o yaml` reads back as the same', () => {
    fc.assert(
      fc.property(fc.oneof(configMap, deployment), (object) => {
        const once = printed(JSON.stringify(object))
        expect(printed(once)).toBe(once)
      }),
      { ...BOUND, numRuns: 600 },
    )
  })
})
