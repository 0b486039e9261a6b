import { describe, expect, test } from 'vitest'
import { schemaProblems } from '../../../src/domain/schema-problems.ts'
import { CHECK_VALIDATORS } from '../../../src/generated/validate-checks.ts'
import { validate as validateFrontMatter } from '../../../src/generated/validate-exercise.ts'

const shown = (problems: ReturnType<typeof schemaProblems>) =>
  problems.map(({ path, code, args }) => `${path.join('.')} ${code} ${Object.values(args).join('|')}`)

describe('one mistake, one problem', () => {
  test.each([
    { kind: 'history', value: { is: 3 }, says: ['is EXERCISE_TYPE_WRONG is|array|number'] },
    { kind: 'history', value: { is: [1, 0] }, says: ['is.1 EXERCISE_NUMBER_RANGE is|0|1'] },
    { kind: 'history', value: {}, says: [' EXERCISE_EMPTY '] },
    {
      kind: 'rollout',
      value: { is: 'compleet' },
      says: ['is EXERCISE_VALUE_UNKNOWN is|compleet|complete, progressing, paused, deadline-exceeded|complete'],
    },
    { kind: 'availability', value: { mn: 3 }, says: ['mn EXERCISE_KEY_UNKNOWN mn||min'] },
    { kind: 'availability', value: { since: 'step' }, says: [' EXERCISE_KEY_MISSING min, maxPods, downtime|'] },
    {
      kind: 'strategy',
      value: { maxSurge: true },
      says: ['maxSurge EXERCISE_TYPE_WRONG maxSurge|integer,string|boolean'],
    },
    { kind: 'strategy', value: { maxSurge: 'some' }, says: ['maxSurge EXERCISE_VALUE_INVALID maxSurge|some|pattern'] },
  ])('$kind $value', ({ kind, value, says }) => {
    expect(shown(schemaProblems(CHECK_VALIDATORS[kind]?.(value) ?? []))).toEqual(says)
  })

  test.each([
    { value: { id: 'a' }, says: [' EXERCISE_KEY_MISSING title|'] },
    { value: {}, says: [' EXERCISE_KEY_MISSING id|', ' EXERCISE_KEY_MISSING title|'] },
    { value: { id: 'a', titel: 'x' }, says: ['titel EXERCISE_KEY_UNKNOWN titel||title'] },
    {
      value: { id: 'a', title: 'x', colour: 1 },
      says: ['colour EXERCISE_KEY_UNKNOWN colour||id, title, topics, files, images, tags'],
    },
    {
      value: { id: 'a', title: 'x', images: { 'a b': {} } },
      says: ['images.a b EXERCISE_VALUE_INVALID images|a b|key'],
    },
    {
      value: { id: 'a', title: 'x', images: { a: { readyAfter: 5 } } },
      says: ['images.a.readyAfter EXERCISE_VALUE_INVALID readyAfter|5|duration'],
    },
    { value: ['a'], says: [' EXERCISE_TYPE_WRONG |object|array'] },
    { value: { id: 'a', title: 'x' }, says: [] },
  ])('front matter $value', ({ value, says }) => {
    expect(shown(schemaProblems(validateFrontMatter(value)))).toEqual(says)
  })
})
