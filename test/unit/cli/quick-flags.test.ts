import { describe, expect, test } from 'vitest'
import { createProgram } from '../../../src/cli/program.ts'
import { COMMAND_NAMES, quickFlags } from '../../../src/cli/quick-flags.ts'

const console = { cwd: '.', env: {}, out: () => {}, complain: () => {}, outIsTerminal: false, columns: undefined }

test('knows every command from an exercise', () => {
  const commands = createProgram(console, () => {}).commands.flatMap((command) => [
    command.name(),
    ...command.aliases(),
  ])
  expect([...COMMAND_NAMES].toSorted()).toEqual(commands.toSorted())
})

describe('reads as the whole program does', () => {
  test.each([
    ['exercise-3'],
    ['3'],
    ['exercise-3', 'my-answers'],
    ['exercise-3', '--plain', '--ascii', '--outputs'],
    ['--lang', 'ko', 'exercise-3', '--only', 'rollback/history'],
    ['exercise-3', '--color', '--no-color'],
    ['exercise-3', '--no-color', '--color'],
    ['--exercises', 'course', '--exercises', 'other', 'exercise-3', 'a b'],
  ])('%s %s %s %s %s %s', (...argv) => {
    const program = createProgram(console, () => {})
    let asked: object = {}
    program.action((exercise: string, submission: string | undefined) => {
      const { reporter: _, ...flags } = program.opts<{ reporter: readonly string[] }>()
      asked = { ...flags, exercise, submission }
    })
    const typed = argv.filter((word) => word !== undefined)
    program.parse([...typed], { from: 'user' })
    expect(quickFlags(typed)).toEqual(asked)
  })
})

test.each([
  { what: 'nothing', argv: [] },
  { what: 'a command', argv: ['list'] },
  { what: 'help', argv: ['help', 'start'] },
  { what: 'a flag of help', argv: ['exercise-3', '--help'] },
  { what: 'a flag that is not known', argv: ['exercise-3', '--verbose'] },
  { what: 'another reporter', argv: ['exercise-3', '--reporter', 'json'] },
  { what: 'watching', argv: ['exercise-3', '--watch'] },
  { what: 'a value behind an equals sign', argv: ['exercise-3', '--lang=ko'] },
  { what: 'a language that there is not', argv: ['exercise-3', '--lang', 'fr'] },
  { what: 'a value that is missing', argv: ['exercise-3', '--only'] },
  { what: 'a flag where a value belongs', argv: ['exercise-3', '--only', '--plain'] },
  { what: 'a third word', argv: ['exercise-3', 'here', 'there'] },
  { what: 'words behind a double dash', argv: ['exercise-3', '--', 'here'] },
  { what: 'a word that is no id', argv: ['./exercise-3'] },
  { what: 'a name of every object', argv: ['exercise-3', '--constructor', 'x'] },
])('leaves $what to the whole program', ({ argv }) => {
  expect(quickFlags(argv)).toBeUndefined()
})
