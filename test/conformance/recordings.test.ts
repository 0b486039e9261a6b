import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { replayDocker } from '../../scripts/conformance/docker.ts'
import { replayK8s } from '../../scripts/conformance/k8s.ts'
import { failuresOf, readKnownFailures } from '../../scripts/conformance/known-failures.ts'
import { recordingsOf } from './recordings.ts'

const known = readKnownFailures(join(import.meta.dirname, 'known-failures.json'))

describe.each([
  { kind: 'k8s', results: replayK8s(recordingsOf('k8s')) },
  { kind: 'docker', results: replayDocker(recordingsOf('docker')) },
])('recordings: $kind', ({ kind, results }) => {
  test.each(results)('$id', (result) => {
    const listed = (known[kind] ?? []).filter((id) => id.startsWith(`${result.id}/`))
    expect(failuresOf([result])).toEqual(listed)
  })
})
