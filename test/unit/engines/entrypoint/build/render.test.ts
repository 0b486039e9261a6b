import { expect, test } from 'vitest'
import { renderBuildError } from '../../../../../src/engines/entrypoint/build/index.ts'
import { build } from './build-text.ts'

function rendered(text: string, file = 'Dockerfile'): string {
  const result = build(text)
  return result.ok ? 'it builds' : renderBuildError(result.error, { file, text })
}

test('one line is shown with up to four around it', () => {
  expect(rendered('FROM small:1\nENV A=1\nENV B=2\nFOO x\nENV C=3\nENV D=4\nENV E=5\n', 'docker/Dockerfile.web'))
    .toBe(`Dockerfile.web:4
--------------------
   2 |     ENV A=1
   3 |     ENV B=2
   4 | >>> FOO x
   5 |     ENV C=3
   6 |     ENV D=4
--------------------
ERROR: failed to build: failed to solve: dockerfile parse error on line 4: unknown instruction: FOO (did you mean FROM?)
`)
})

test('several lines are shown with up to two around them', () => {
  expect(rendered('FROM small:1\nENV A=1\nEXPOSE 1 \\\n  http\nENV C=3\nENV D=4')).toBe(`Dockerfile:3
--------------------
   2 |     ENV A=1
   3 | >>> EXPOSE 1 \\
   4 | >>>   http
   5 |     ENV C=3
--------------------
ERROR: failed to build: failed to solve: invalid containerPort: http
`)
})

test('at the start of the file what follows makes up for it', () => {
  expect(rendered('FROM\nENV A=1\nENV B=2\nENV C=3\nENV D=4')).toBe(`Dockerfile:1
--------------------
   1 | >>> FROM
   2 |     ENV A=1
   3 |     ENV B=2
--------------------
ERROR: failed to build: failed to solve: dockerfile parse error on line 1: FROM requires either one or three arguments
`)
})

test('without a place there is no snippet', () => {
  expect(rendered('ARG A')).toBe('ERROR: failed to build: failed to solve: dockerfile contains no stages to build\n')
})
