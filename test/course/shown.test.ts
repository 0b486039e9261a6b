import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LIMITS } from '../../src/domain/limits.ts'
import { readForProof } from '../../src/edge/files-verify.ts'
import { formatMessage } from '../../src/messages/index.ts'
import { proveTerminals } from '../../src/verify/terminals.ts'
import { EXERCISE_IDS, exerciseOf } from './course.ts'

test.each(EXERCISE_IDS)('what the pages of %s show is what the tools print', (id) => {
  const input = readForProof({ id, path: join('exercises', id) }, LIMITS)
  const untrue = proveTerminals(input, exerciseOf(id), LIMITS)
  expect(untrue.map((told) => `${told.range?.file}:${told.range?.start.line}: ${formatMessage(told, 'en')}`)).toEqual(
    [],
  )
})
