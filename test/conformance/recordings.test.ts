import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { replayK8s } from '../../scripts/conformance/k8s.ts'
import { failuresOf, readKnownFailures } from '../../scripts/conformance/known-failures.ts'
import { recordingsOf } from './recordings.ts'

const known = readKnownFailures(join(import.meta.dirname, 'known-failures.json'))

describe('recorded kubectl sequences', () => {
  test.each(replayK8s(recordingsOf('k8s')))('$id', (result) => {
    const listed = (known['k8s'] ?? []).filter((id) => id.startsWith(`${result.id}/`))
    expect(failuresOf([result])).toEqual(listed)
  })
})
