import { describe, expect, test } from 'vitest'
import { annotations } from '../../../src/ci/annotations.ts'
import type { ResolvedEvidence } from '../../../src/domain/report.ts'
import { commandIn, type RunnerCommand } from '../../support/runner.ts'
import { checkOf, gradedOf, reportOf } from './fixtures.ts'

const at = (file: string, line: number): ResolvedEvidence => ({
  evidence: { kind: 'file', file },
  range: { file, start: { line, column: 2 }, end: { line, column: 3 } },
})

/** One failed check for each place. */
function told(places: readonly (readonly [string, number])[]): readonly RunnerCommand[] {
  const checks = places.map(([file, line], index) =>
    checkOf(`s/c${index}`, 'failed', 0, 1, { evidence: [at(file, line)] }),
  )
  return annotations([gradedOf(reportOf('exercise-3', checks))], 'en').flatMap((line) => commandIn(line) ?? [])
}

const errors = (commands: readonly RunnerCommand[]) => commands.filter(({ name }) => name === 'error')
const count = (length: number, place: (index: number) => readonly [string, number]) =>
  Array.from({ length }, (_, i) => place(i))

describe('annotations', () => {
  test('stand at their lines, two of one line together, the total first', () => {
    const commands = told([
      ['a.yaml', 3],
      ['a.yaml', 3],
      ['b.yaml', 7],
    ])
    expect(commands[0]).toMatchObject({ name: 'notice', properties: { title: 'exercise-3: 0 / 3 points' } })
    expect(errors(commands).map(({ properties }) => `${properties['file']}:${properties['line']}`)).toEqual([
      'work/a.yaml:3',
      'work/b.yaml:7',
    ])
    expect(errors(commands)[0]?.data).toBe('title of s/c0\ntitle of s/c1')
  })

  test('of more lines than GitHub shows make one for each file, which names the lines', () => {
    const found = errors(told(count(11, (index) => ['a.yaml', index + 1])))
    expect(found).toHaveLength(1)
    expect(found[0]?.data).toContain('line 11: title of s/c10')
  })

  test('of more files than GitHub shows say how many are left out', () => {
    const found = errors(told(count(13, (index) => [`f${index}.yaml`, 1])))
    expect(found).toHaveLength(10)
    expect(found.at(-1)).toMatchObject({ properties: {}, data: '4 more places in the summary of the run' })
  })

  test('without a place are told with the total, and hidden ones not at all', () => {
    const checks = [checkOf('s/open', 'failed', 0, 1), checkOf('s/SECRET', 'failed', 0, 2, { hidden: true })]
    const [notice] = annotations([gradedOf(reportOf('exercise-3', checks))], 'en')
    expect(commandIn(notice ?? '')?.data).toBe('failed 1\ntitle of s/open')
    expect(notice).toContain('0 / 3 points')
  })
})
