import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { replayDocker } from '../../../scripts/conformance/docker.ts'
import { matchesPlaceholders, sameSeconds } from '../../../scripts/conformance/docker-judge.ts'

const FOLDER = new URL('.', import.meta.url)
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
}

test.each(NAMES)('%s is what the simulation does', (name) => {
  const failed = replayDocker([{ name, content: read(name) }]).flatMap(({ assertions }) => assertions.filter(({ ok }) => !ok))
  expect(failed).toEqual([])
})

describe('the replay notices what is different', () => {
  const recorded = read('signals.json') as { cases: { id: string; docker: { config: object; runs: Record<string, unknown>[] } }[] }

  function failures(change: (docker: (typeof recorded.cases)[number]['docker']) => unknown): readonly string[] {
    const content = structuredClone(recorded)
    const [first] = content.cases
    if (first === undefined) throw new Error('no case')
    change(first.docker)
    content.cases = [first]
    return replayDocker([{ name: 'changed.json', content }]).flatMap(({ assertions }) => assertions.filter(({ ok }) => !ok).map(({ id }) => id))
  }

  test.each([
    { key: 'argv', value: ['other'] },
    { key: 'pid1', value: ['other'] },
    { key: 'cliExitCode', value: 1 },
    { key: 'stdout', value: 'other' },
  ])('in $key of a run', ({ key, value }) => {
    expect(failures(({ runs }) => Object.assign(runs[0] ?? {}, { [key]: value }))).toEqual([`docker/sig-bash-list/run-0/${key}`])
  })

  test('in the outcome of a run', () => {
    expect(failures(({ runs }) => Object.assign(runs[0] ?? {}, { outcome: 'exited' }))).toContain(
      'docker/sig-bash-list/run-0/outcome',
    )
  })

  test('in the config, also in what it does not have', () => {
    expect(failures((docker) => Object.assign(docker.config, { User: 'app' }))).toEqual(['docker/sig-bash-list/config/User'])
    expect(failures((docker) => Reflect.deleteProperty(docker.config, 'Cmd'))).toEqual(['docker/sig-bash-list/config/Cmd'])
  })

  test('a file that is no recording', () => {
    expect(replayDocker([{ name: 'x.json', content: {} }])).toMatchObject([{ assertions: [{ ok: false }] }])
  })
})

describe('how values are compared', () => {
  test.each([
    { expected: 'a <id> b', actual: 'a 123 b', same: true },
    { expected: 'a <id> b', actual: 'a 1\n2 b', same: false },
    { expected: 'a <id>', actual: 'a ', same: true },
    { expected: 'a', actual: 'ab', same: false },
    { expected: '<id>x<id>', actual: '1x2', same: true },
  ])('$expected against $actual', ({ expected, actual, same }) => {
    expect(matchesPlaceholders(expected, actual)).toBe(same)
  })

  test.each([
    { recorded: 1.3, actualMs: 1000, ok: true },
    { recorded: 0.2, actualMs: 1000, ok: false },
    { recorded: 3, actualMs: 1000, ok: false },
    { recorded: 1, actualMs: undefined, ok: false },
  ])('$recorded s against $actualMs ms', ({ recorded, actualMs, ok }) => {
    expect(sameSeconds('x', recorded, actualMs).ok).toBe(ok)
  })
})
