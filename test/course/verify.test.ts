import { describe, expect, test } from 'vitest'
import { verifyFolder } from '../../src/cli/commands/verify.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import { findExercises } from '../../src/edge/files-exercise.ts'
import { readForProof } from '../../src/edge/files-verify.ts'
import { MUTATION_OPERATORS } from '../../src/mutation/operators/index.ts'
import { isProven, verifyText } from '../../src/report/verify.ts'

const course = findExercises('exercises')

describe.each(course)('$id', (found) => {
  test('is proven', () => {
    const proof = verifyFolder(found)
    const context = { color: false, width: 100, language: 'en', plain: false } as const
    // What is wrong is easier to read in the words of the command than as a list of codes.
    const told = verifyText([proof], () => context, { showEquivalent: false })
    expect(isProven(proof) ? 'proven' : told).toBe('proven')
    expect(proof.facts?.mutation).toBeDefined()
  })
})

test('every mutation operator has something to change in the course', () => {
  const files = course.flatMap((found) => readForProof(found, LIMITS).solution ?? [])
  const idle = MUTATION_OPERATORS.filter((operator) => files.every((file) => operator.apply(file, LIMITS).length === 0))
  expect(idle.map(({ id }) => id)).toEqual([])
})
