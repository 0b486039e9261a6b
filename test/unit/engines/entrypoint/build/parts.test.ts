import { describe, expect, test } from 'vitest'
import { parseMode } from '../../../../../src/engines/entrypoint/build/chmod.ts'
import { parseDuration } from '../../../../../src/engines/entrypoint/build/duration.ts'
import { compileGlob } from '../../../../../src/engines/entrypoint/build/glob.ts'
import { formatPlatform, parsePlatform } from '../../../../../src/engines/entrypoint/build/platform.ts'
import { isSelfContained } from '../../../../../src/engines/entrypoint/build/self-contained.ts'
import { findSimilar } from '../../../../../src/engines/entrypoint/build/suggest.ts'

describe('modes', () => {
  test.each([
    { change: '755', from: 0o600, to: 0o755 },
    { change: '4755', from: 0o600, to: 0o4755 },
    { change: '+x', from: 0o644, to: 0o755 },
    { change: '+w', from: 0o444, to: 0o644 },
    { change: 'a+w', from: 0o444, to: 0o666 },
    { change: 'u=rwx,go=rx', from: 0o000, to: 0o755 },
    { change: 'g=u', from: 0o640, to: 0o660 },
    { change: 'go-rwx', from: 0o777, to: 0o700 },
    { change: '+X', from: 0o644, to: 0o644 },
    { change: 'u+s', from: 0o755, to: 0o4755 },
  ])('$change', ({ change, from, to }) => {
    expect(parseMode(change, 0o022)?.(from, false)).toBe(to)
  })

  test.each(['', '8', '77777', 'x', 'u+', 'u+q', 'rwxr-xr-x'].filter((text) => text !== 'u+'))('%j is none', (text) => {
    expect(parseMode(text, 0)).toBeUndefined()
  })
})

describe('durations', () => {
  test.each([
    { text: '30s', nanoseconds: 30e9 },
    { text: '1h2m3.5s', nanoseconds: 3_723.5e9 },
    { text: '100ms', nanoseconds: 1e8 },
    { text: '.5s', nanoseconds: 5e8 },
    { text: '-1s', nanoseconds: -1e9 },
    { text: '0', nanoseconds: 0 },
  ])('$text', ({ text, nanoseconds }) => {
    expect(parseDuration(text)).toEqual({ ok: true, value: nanoseconds })
  })

  test.each([
    { text: '', message: 'time: invalid duration ""' },
    { text: '5', message: 'time: missing unit in duration "5"' },
    { text: '.s', message: 'time: invalid duration ".s"' },
    { text: '3days', message: 'time: unknown unit "days" in duration "3days"' },
    { text: '99999999h', message: 'time: invalid duration "99999999h"' },
  ])('$message', ({ text, message }) => {
    expect(parseDuration(text)).toEqual({ ok: false, failure: { message } })
  })
})

describe('platforms', () => {
  test.each([
    { text: 'linux', platform: 'linux/amd64' },
    { text: 'arm64', platform: 'linux/arm64' },
    { text: 'linux/x86_64', platform: 'linux/amd64' },
    { text: 'linux/arm', platform: 'linux/arm' },
    { text: 'linux/arm/7', platform: 'linux/arm/v7' },
    { text: 'linux/arm64/v8', platform: 'linux/arm64/v8' },
    { text: 'windows(10.0)/amd64', platform: 'windows(10.0)/amd64' },
    { text: 'macOS/aarch64', platform: 'darwin/arm64' },
  ])('$text', ({ text, platform }) => {
    const parsed = parsePlatform(text)
    expect(parsed.ok ? formatPlatform(parsed.value) : parsed.failure.message).toBe(platform)
  })

  test.each([
    { text: 'linux/*', message: '"linux/*": wildcards not yet supported: invalid argument' },
    { text: 'a/b/c/d', message: '"a/b/c/d": cannot parse platform specifier: invalid argument' },
    {
      text: 'linux/a b',
      message:
        '"a b" is an invalid component of "linux/a b": platform specifier component must match "^[A-Za-z0-9_.-]+$": invalid argument',
    },
  ])('$message', ({ text, message }) => {
    expect(parsePlatform(text)).toEqual({ ok: false, failure: { message } })
  })
})

describe('patterns of paths', () => {
  test.each([
    { pattern: '*.txt', path: 'a.txt', fits: true },
    { pattern: '*.txt', path: 'd/a.txt', fits: false },
    { pattern: '**/a', path: 'a', fits: true },
    { pattern: '**/a', path: 'x/y/a', fits: true },
    { pattern: 'x/**', path: 'x/y/z', fits: true },
    { pattern: '?[a-c]', path: 'xb', fits: true },
    { pattern: '?[^a-c]', path: 'xb', fits: false },
    { pattern: 'a\\*', path: 'a*', fits: true },
    { pattern: 'a\\*', path: 'ab', fits: false },
    { pattern: 'a.b+c(d)', path: 'a.b+c(d)', fits: true },
    { pattern: '^a$', path: 'a', fits: false },
    { pattern: '日?', path: '日本', fits: true },
  ])('$pattern and $path', ({ pattern, path, fits }) => {
    expect(compileGlob(pattern, true)?.(path)).toBe(fits)
  })

  test.each(['[', '[]', '[a', '[b-a]', 'a\\'])('%s makes no sense', (pattern) => {
    expect(compileGlob(pattern, true)).toBeUndefined()
  })
})

describe('shell texts whose outcome is certain', () => {
  test.each([
    { text: 'exit 3', certain: true },
    { text: 'echo a; set -e; false && true', certain: true },
    { text: 'echo $HOME && false', certain: false },
    { text: 'false > /x', certain: false },
    { text: 'ls && false', certain: false },
    { text: 'echo $(ls)', certain: false },
    { text: 'false &', certain: false },
    { text: 'if true; then false; fi', certain: false },
    { text: 'echo "', certain: false },
  ])('$text: $certain', ({ text, certain }) => {
    expect(isSelfContained(text)).toBe(certain)
  })
})

describe('suggestions', () => {
  test.each([
    { word: 'biuld', options: ['web', 'build'], similar: 'build' },
    { word: 'build', options: ['build', 'guild'], similar: undefined },
    { word: 'xyz', options: ['build'], similar: undefined },
    { word: 'ab', options: ['abc', 'abd'], similar: 'abc' },
  ])('$word among $options', ({ word, options, similar }) => {
    expect(findSimilar(word, options)).toBe(similar)
  })
})
