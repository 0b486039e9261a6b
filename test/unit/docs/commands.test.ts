import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command, Option } from 'commander'
import { describe, expect, test } from 'vitest'
import { createProgram } from '../../../src/cli/program.ts'

/** Whatever a page tells its reader to type: the command is there, and has the options that stand behind it. */
const root = join(import.meta.dirname, '../../..')
const pages = [
  'README.md',
  'README.ko.md',
  'CHANGELOG.md',
  'deploy/github-matrix.yml',
  'deploy/indexed-job.yaml',
].concat(
  ['docs', 'docs/ci'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
)

const console = { cwd: '/', env: {}, out: () => {}, complain: () => {}, outIsTerminal: false, columns: 80 }
const program = createProgram(console, () => {})

/** Command lines in code, without what is said about them. One may go on behind a backslash. */
function commandLines(page: string): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(/\\\n\s*/g, ' ')
  const typed = /(?:^|`|\$ |&& |run: |\$\()(?:npx (?:--offline )?)?grade ((?:[^`\n#&|;)]|\$\{\{.*?\}\})+)/gm
  return [...text.matchAll(typed)].map(([, words = '']) => words.trim())
}

/** The command that words name, as deep as it goes; `help` is one, and explains the rest. */
function named(words: readonly string[], below: Command = program): Command {
  const next = below.commands.find((command) => command.name() === words[0])
  return next === undefined ? below : named(words.slice(1), next)
}

function unknownOptions(line: string): readonly string[] {
  const [own = ''] = line.split(' -- ')
  const command = named(own.split(' '))
  const known = command.options.flatMap(({ long, short }: Option) => [long, short])
  const [, ...flags] = own.split(/(?:^|\s)(?=--?[a-z])/)
  return flags.map((flag) => /^--?[a-z-]+/.exec(flag)?.[0] ?? flag).filter((flag) => !known.includes(flag))
}

test('the pages are read', () => {
  const lines = pages.flatMap(commandLines)
  expect(lines.length).toBeGreaterThan(100)
  expect(unknownOptions('batch class/ --rooster students.csv')).toEqual(['--rooster'])
})

describe('every option on a page exists', () => {
  test.each(pages)('%s', (page) => {
    expect(commandLines(page).flatMap((line) => unknownOptions(line).map((flag) => `${flag} in: ${line}`))).toEqual([])
  })
})

test('every command is named on a page, but those that `grade` itself leads to', () => {
  const lines = pages.flatMap(commandLines)
  const names = program.commands.map((command) => command.name())
  const unnamed = names.filter((name) => lines.every((line) => line.split(' ')[0] !== name))
  expect(unnamed).toEqual(['next'])
})
