import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  driftOf,
  failuresOf,
  readKnownFailures,
  updateKnownFailures,
} from '../../scripts/conformance/known-failures.ts'

describe('the list of known failures', () => {
  test.each([
    { what: 'agrees', known: ['a', 'b'], failing: ['a', 'b'], appeared: [], gone: [] },
    { what: 'lacks a new failure', known: ['a'], failing: ['a', 'b'], appeared: ['b'], gone: [] },
    { what: 'still has one that holds now', known: ['a', 'b'], failing: ['a'], appeared: [], gone: ['b'] },
    { what: 'is empty and nothing fails', known: [], failing: [], appeared: [], gone: [] },
  ])('$what', ({ known, failing, appeared, gone }) => {
    expect(driftOf(known, failing)).toEqual({ appeared, gone })
  })

  test('holds the ids of what fails, sorted', () => {
    const assertions = [
      { id: 'k8s/x/2/exit', ok: false },
      { id: 'k8s/x/1/exit', ok: false },
      { id: 'k8s/x/3/exit', ok: true },
    ]
    expect(failuresOf([{ id: 'k8s/x', assertions }])).toEqual(['k8s/x/1/exit', 'k8s/x/2/exit'])
  })

  test('is begun with what fails, and only ever gets shorter', () => {
    const folder = mkdtempSync(join(tmpdir(), 'known-failures-'))
    const path = join(folder, 'list.json')
    expect(readKnownFailures(path)).toEqual({})
    updateKnownFailures(path, 'k8s', ['a', 'b'])
    updateKnownFailures(path, 'docker', [])
    updateKnownFailures(path, 'k8s', ['b', 'c'])
    updateKnownFailures(path, 'docker', ['d'])
    expect(readKnownFailures(path)).toEqual({ k8s: ['b'], docker: [] })
    rmSync(folder, { recursive: true })
  })
})
