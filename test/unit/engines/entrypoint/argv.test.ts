import { describe, expect, test } from 'vitest'
import { dockerArgv, podArgv } from '../../../../src/engines/entrypoint/index.ts'

const both = { Entrypoint: ['echo', 'EP'], Cmd: ['C1', 'C2'] }
const cmdOnly = { Entrypoint: null, Cmd: ['bash'] }
const none = { Entrypoint: null, Cmd: null }

function textsOf(result: ReturnType<typeof dockerArgv>): readonly string[] | string {
  return result.ok ? result.words.map(({ text }) => text) : result.error
}

describe('docker run', () => {
  test.each([
    { story: 'image words', config: both, args: [], argv: ['echo', 'EP', 'C1', 'C2'] },
    { story: 'arguments replace Cmd alone', config: both, args: ['A1'], argv: ['echo', 'EP', 'A1'] },
    { story: 'arguments without Entrypoint', config: cmdOnly, args: ['ls'], argv: ['ls'] },
    { story: 'a new entrypoint drops Cmd', config: both, args: [], entrypoint: 'sleep', argv: ['sleep'] },
    { story: 'a new entrypoint is one word', config: both, args: ['x'], entrypoint: 'sleep 1', argv: ['sleep 1', 'x'] },
    { story: 'a reset entrypoint drops Cmd too', config: both, args: [], entrypoint: '', argv: 'no command specified' },
    { story: 'a reset entrypoint with arguments', config: both, args: ['ls'], entrypoint: '', argv: ['ls'] },
    { story: 'nothing anywhere', config: none, args: [], argv: 'no command specified' },
    {
      story: 'one empty word is no Entrypoint',
      config: { Entrypoint: [''], Cmd: ['ls'] },
      args: [],
      argv: ['ls'],
    },
    { story: 'one empty word in Cmd stays', config: { Entrypoint: null, Cmd: [''] }, args: [], argv: [''] },
  ])('$story', ({ config, args, entrypoint, argv }) => {
    expect(textsOf(dockerArgv(config, entrypoint === undefined ? { args } : { args, entrypoint }))).toEqual(argv)
  })

  test('every word knows where it came from', () => {
    const result = dockerArgv(both, { args: ['A1'] })
    expect(result.ok && result.words).toEqual([
      { text: 'echo', from: 'image-entrypoint', index: 0 },
      { text: 'EP', from: 'image-entrypoint', index: 1 },
      { text: 'A1', from: 'run-argument', index: 0 },
    ])
  })
})

describe('a container of a pod', () => {
  test.each([
    { story: 'nothing said', container: {}, argv: ['echo', 'EP', 'C1', 'C2'] },
    { story: 'empty lists say nothing', container: { command: [], args: [] }, argv: ['echo', 'EP', 'C1', 'C2'] },
    { story: 'args alone', container: { args: ['A1'] }, argv: ['echo', 'EP', 'A1'] },
    { story: 'command alone drops Cmd', container: { command: ['ls'] }, argv: ['ls'] },
    { story: 'command and args', container: { command: ['ls'], args: ['-l'] }, argv: ['ls', '-l'] },
    { story: 'an empty word is a command', container: { command: [''] }, argv: [''] },
  ])('$story', ({ container, argv }) => {
    expect(textsOf(podArgv(both, container))).toEqual(argv)
  })

  test('nothing anywhere', () => {
    expect(textsOf(podArgv(none, {}))).toBe('no command specified')
  })
})
