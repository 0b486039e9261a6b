import { describe, expect, test } from 'vitest'
import { type Console, languageOf, wantsColor, widthOf } from '../../../src/cli/console.ts'
import { exitCodeFor } from '../../../src/cli/exit-code.ts'
import type { Report, Verdict } from '../../../src/domain/report.ts'

function consoleWith(parts: Partial<Console>): Console {
  return {
    cwd: '/',
    env: {},
    out: () => undefined,
    complain: () => undefined,
    outIsTerminal: false,
    columns: undefined,
    ...parts,
  }
}

describe('colour', () => {
  test.each([
    { name: 'a terminal', console: { outIsTerminal: true }, flags: {}, want: true },
    { name: 'a pipe', console: {}, flags: {}, want: false },
    { name: 'a dumb terminal', console: { outIsTerminal: true, env: { TERM: 'dumb' } }, flags: {}, want: false },
    { name: 'NO_COLOR', console: { outIsTerminal: true, env: { NO_COLOR: '1' } }, flags: {}, want: false },
    { name: 'an empty NO_COLOR', console: { outIsTerminal: true, env: { NO_COLOR: '' } }, flags: {}, want: true },
    { name: 'FORCE_COLOR', console: { env: { FORCE_COLOR: '1' } }, flags: {}, want: true },
    { name: 'FORCE_COLOR=0', console: { outIsTerminal: true, env: { FORCE_COLOR: '0' } }, flags: {}, want: false },
    {
      name: 'NO_COLOR beats FORCE_COLOR',
      console: { env: { NO_COLOR: '1', FORCE_COLOR: '1' } },
      flags: {},
      want: false,
    },
    { name: 'a flag beats all', console: { env: { NO_COLOR: '1' } }, flags: { color: true }, want: true },
  ])('$name', ({ console, flags, want }) => {
    expect(wantsColor(consoleWith(console), flags)).toBe(want)
  })
})

test.each([
  { env: { LANG: 'ko_KR.UTF-8' }, flags: {}, want: 'ko' },
  { env: { LANG: 'de_DE.UTF-8' }, flags: {}, want: 'en' },
  { env: { LC_ALL: 'ko_KR.UTF-8', LANG: 'en_US.UTF-8' }, flags: {}, want: 'ko' },
  { env: { LANG: 'ko_KR.UTF-8' }, flags: { lang: 'en' }, want: 'en' },
  { env: {}, flags: {}, want: 'en' },
])('$env with $flags speaks $want', ({ env, flags, want }) => {
  expect(languageOf(consoleWith({ env }), flags)).toBe(want)
})

test('a very narrow terminal is not taken at its word', () => {
  expect(widthOf(consoleWith({ columns: 12 }))).toBe(60)
  expect(widthOf(consoleWith({ columns: 132 }))).toBe(132)
  expect(widthOf(consoleWith({}))).toBe(80)
})

function report(verdict: Verdict, points: number, maxPoints: number): Report {
  return { verdict, score: { points, maxPoints } } as Report
}

describe('exit code', () => {
  test.each([
    { name: 'full marks', reports: [report('passed', 3, 3)], want: 0 },
    { name: 'not full', reports: [report('failed', 2, 3)], want: 1 },
    { name: 'ungradable', reports: [report('ungradable', 0, 3)], want: 1 },
    { name: 'no points to get', reports: [report('ungradable', 0, 0)], want: 1 },
    { name: 'one of two not full', reports: [report('passed', 3, 3), report('failed', 0, 3)], want: 1 },
    { name: 'an error of ours', reports: [report('errored', 3, 3)], want: 2 },
    { name: 'nothing graded', reports: [], want: 2 },
  ])('$name: $want', ({ reports, want }) => {
    expect(exitCodeFor(reports)).toBe(want)
  })
})
