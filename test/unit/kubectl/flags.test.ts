import { describe, expect, test } from 'vitest'
import { flagsOf } from '../../../src/kubectl/command-flags.ts'
import { parseFlags } from '../../../src/kubectl/flags.ts'

function parsed(path: string, ...words: readonly string[]) {
  const result = parseFlags(words, flagsOf(path))
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

function refusal(path: string, ...words: readonly string[]): string {
  const result = parseFlags(words, flagsOf(path))
  return result.ok || result.failure.kind !== 'message' ? 'accepted' : result.failure.text
}

describe('flags as pflag reads them', () => {
  test('stand anywhere before a double dash', () => {
    const { args, argsBeforeDash, values } = parsed('create deployment', 'web', '--image', 'nginx', '--', 'sleep', '-n')
    expect(args).toEqual(['web', 'sleep', '-n'])
    expect(argsBeforeDash).toBe(1)
    expect(values.list('image')).toEqual(['nginx'])
  })

  test.each([
    { words: ['-oyaml'], output: 'yaml' },
    { words: ['-o=yaml'], output: 'yaml' },
    { words: ['-o', 'yaml'], output: 'yaml' },
    { words: ['--output=yaml'], output: 'yaml' },
    { words: ['--output', 'yaml'], output: 'yaml' },
    { words: ['-Ao', 'yaml'], output: 'yaml' },
    { words: ['-o', 'json', '-o', 'yaml'], output: 'yaml' },
  ])('$words asks for yaml', ({ words, output }) => {
    expect(parsed('get', ...words).values.text('output')).toBe(output)
  })

  test('short flags without a value can be written together', () => {
    const { values } = parsed('run', 'x', '-it', '--image=nginx')
    expect([values.on('stdin'), values.on('tty')]).toEqual([true, true])
  })

  test('a bare --dry-run does not take the next word', () => {
    const { values, args } = parsed('apply', '--dry-run', 'server')
    expect(values.text('dry-run')).toBe('unchanged')
    expect(args).toEqual(['server'])
  })

  test('lists are split at commas and add up', () => {
    expect(parsed('get', '-L', 'a,b', '-L', 'c').values.list('label-columns')).toEqual(['a', 'b', 'c'])
  })

  test('durations are milliseconds', () => {
    expect(parsed('wait', '--timeout=1h2m3.5s').values.number('timeout')).toBe(3_723_500)
    expect(parsed('wait').values.number('timeout')).toBe(30_000)
  })

  test.each([
    { path: 'apply', words: ['--wat'], error: 'unknown flag: --wat' },
    { path: 'get', words: ['-z'], error: "unknown shorthand flag: 'z' in -z" },
    { path: 'get', words: ['-Az'], error: "unknown shorthand flag: 'z' in -z" },
    { path: 'get', words: ['--output'], error: 'flag needs an argument: --output' },
    { path: 'get', words: ['-o'], error: "flag needs an argument: 'o' in -o" },
    { path: 'get', words: ['--=x'], error: 'bad flag syntax: --=x' },
    {
      path: 'get',
      words: ['--watch=maybe'],
      error: 'invalid argument "maybe" for "-w, --watch" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
    },
    {
      path: 'scale',
      words: ['--replicas=two'],
      error: 'invalid argument "two" for "--replicas" flag: strconv.ParseInt: parsing "two": invalid syntax',
    },
    {
      path: 'rollout status',
      words: ['--timeout=5'],
      error: 'invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"',
    },
    {
      path: 'rollout status',
      words: ['--timeout=5x'],
      error: 'invalid argument "5x" for "--timeout" flag: time: unknown unit "x" in duration "5x"',
    },
  ])('$path $words is refused', ({ path, words, error }) => {
    expect(refusal(path, ...words)).toBe(error)
  })
})
