import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import type { Console } from '../../../src/cli/console.ts'
import { createProgram, runProgram } from '../../../src/cli/program.ts'
import { HELP_EXAMPLES } from '../../../src/messages/help-examples.ts'
import { displayWidth } from '../../../src/report/render/width.ts'
import { KOREAN_HELP } from '../../../src/messages/ko/help.ts'

let shown = ''
const console: Console = {
  cwd: '/',
  env: {},
  out: (text) => void (shown += text),
  complain: () => undefined,
  outIsTerminal: false,
  columns: 80,
}
const program = createProgram(console, () => undefined)
const commands = [program, ...program.commands.flatMap((command) => [command, ...command.commands])]
const english = commands.flatMap((command) => [
  command.description(),
  ...command.registeredArguments.map(({ description }) => description),
  ...command.options.map(({ description }) => description),
])

test('every command, argument and option has Korean words in messages/ko/help.ts, and no other has', () => {
  const wanted = new Set(english.filter((text) => text !== ''))
  const groups = ['Learning:', 'Without an exercise:', 'Writing exercises:', 'Teaching and CI:']
  const own = ['Usage:', 'Arguments:', 'Options:', 'Commands:', 'display help for command', ...groups]
  expect([...wanted].filter((text) => !Object.hasOwn(KOREAN_HELP, text))).toEqual([])
  expect(Object.keys(KOREAN_HELP).filter((text) => !wanted.has(text) && !own.includes(text))).toEqual([])
})

test('every example belongs to a command', () => {
  const names = new Set(['', ...commands.slice(1).map(fullName)])
  expect(Object.keys(HELP_EXAMPLES).filter((name) => !names.has(name))).toEqual([])
})

/** `classroom init`. */
function fullName(command: Command): string {
  const { parent } = command
  return parent === null || parent === program ? command.name() : `${fullName(parent)} ${command.name()}`
}

describe.each(['en', 'ko'])('in %s', (lang) => {
  test.each(['', ...commands.slice(1).map(fullName)])('help of `grade %s`', async (name) => {
    shown = ''
    const code = await runProgram([...(name === '' ? [] : name.split(' ')), '--help', '--lang', lang], console)
    expect(code).toBe(0)
    expect(shown).toContain(lang === 'ko' ? '사용법:' : 'Usage:')
    const wide = shown.split('\n').filter((line) => displayWidth(line) > 80 && !line.startsWith('  $ '))
    expect(wide).toEqual([])
    if (lang !== 'ko') return
    expect(shown).not.toMatch(/\b(?:Usage|Options|Commands|Examples|choices|default):|display help/)
  })
})

test('the help of the program ends with exit codes and environment', async () => {
  shown = ''
  await runProgram(['--help'], console)
  for (const word of ['Examples:', 'Exit codes:', 'GRADE_EXERCISES', 'completion']) expect(shown).toContain(word)
})
