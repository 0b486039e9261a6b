import { describe, expect, test } from 'vitest'
import { expandEnv, expandReferences, expandWords } from '../../../../src/engines/entrypoint/expand.ts'

const env = new Map([
  ['A', 'aa'],
  ['EMPTY', ''],
  ['odd name', 'odd'],
])

describe('expandReferences', () => {
  test.each([
    { story: 'a known name', text: 'x$(A)y', expanded: 'xaay' },
    { story: 'a name set to nothing', text: '[$(EMPTY)]', expanded: '[]' },
    { story: 'an unknown name stays', text: '$(NOPE)', expanded: '$(NOPE)' },
    { story: 'two dollars hide a reference', text: '$$(A)', expanded: '$(A)' },
    { story: 'three dollars', text: '$$$(A)', expanded: '$aa' },
    { story: 'the pid of a shell is damaged', text: 'echo $$', expanded: 'echo $' },
    { story: 'an open reference', text: '$(A', expanded: '$(A' },
    { story: 'a dollar at the end', text: '5$', expanded: '5$' },
    { story: 'a shell variable', text: '$A ${A}', expanded: '$A ${A}' },
    { story: 'a command substitution', text: '$(date)', expanded: '$(date)' },
    { story: 'an arithmetic expansion', text: '$((1+1))', expanded: '$((1+1))' },
    { story: 'any characters but a parenthesis', text: '$(odd name)', expanded: 'odd' },
    { story: 'case counts', text: '$(a)', expanded: '$(a)' },
  ])('$story', ({ text, expanded }) => {
    expect(expandReferences(text, (name) => env.get(name))).toBe(expanded)
  })
})

describe('expandEnv', () => {
  test('an entry sees what stands above it, never what stands below or itself', () => {
    const result = expandEnv({
      env: [
        { name: 'LATE', value: '$(X)' },
        { name: 'X', value: '1' },
        { name: 'EARLY', value: '$(X)' },
        { name: 'SELF', value: '$(SELF)!' },
      ],
    })
    expect(Object.fromEntries(result)).toEqual({ LATE: '$(X)', X: '1', EARLY: '1', SELF: '$(SELF)!' })
  })

  test('env beats envFrom beats service variables, and fetched values are not expanded', () => {
    const result = expandEnv({
      serviceEnv: { A: 'service', S: 'service' },
      envFrom: { A: 'from', F: '$(S)' },
      env: [
        { name: 'A', value: 'own' },
        { name: 'FETCHED', value: '$(A)', literal: false },
        { name: 'SEEN', value: '$(S) $(F)' },
      ],
    })
    expect(Object.fromEntries(result)).toEqual({
      A: 'own',
      F: '$(S)',
      FETCHED: '$(A)',
      SEEN: 'service $(S)',
      S: 'service',
    })
  })

  test('words of a command', () => {
    expect(expandWords(['echo', '$(A)', '$$(A)'], env)).toEqual(['echo', 'aa', '$(A)'])
  })
})
