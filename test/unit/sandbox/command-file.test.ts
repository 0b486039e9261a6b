import { describe, expect, test } from 'vitest'
import { readCommandFile } from '../../../src/sandbox/command-file.ts'

/** Where each typed line begins, and what its statements are. */
function typed(text: string): readonly (readonly string[])[] {
  return readCommandFile('commands.sh', text).lines.map(({ statements, source }) =>
    statements.map((statement) => {
      const range = source(statement.pos, statement.end)
      return `${range?.start.line}:${range?.start.column}-${range?.end.line}:${range?.end.column}`
    }),
  )
}

function problems(text: string): readonly unknown[] {
  return readCommandFile('commands.sh', text).diagnostics.map(({ code, range }) => [
    code,
    range?.start.line,
    range?.start.column,
  ])
}

describe('readCommandFile', () => {
  test.each([
    { name: 'one line each', text: 'ls\n\n  pwd\n', lines: [['1:1-1:3'], ['3:3-3:6']] },
    { name: 'several on one line', text: 'ls; pwd\ncd a && ls', lines: [['1:1-1:3', '1:5-1:8'], ['2:1-2:11']] },
    { name: 'over several lines', text: 'for i in 1 2; do\n  ls\ndone\npwd', lines: [['1:1-3:5'], ['4:1-4:4']] },
    { name: 'columns count the prompt', text: '$ ls\na.yaml\n$ pwd', lines: [['1:3-1:5'], ['3:3-3:6']] },
    {
      name: 'Windows line ends',
      text: 'ls\r\ncat <<EOF\r\na\r\nEOF\r\npwd\r\n',
      lines: [['1:1-1:3'], ['2:1-2:10'], ['5:1-5:4']],
    },
    { name: 'nothing', text: '', lines: [] },
    { name: 'comments alone', text: '# a\n\n# b', lines: [] },
  ])('$name', ({ text, lines }) => {
    expect(typed(text)).toEqual(lines)
  })

  test.each([
    {
      name: 'a stray parenthesis',
      text: 'ls\necho )\npwd',
      errors: [['COMMAND_SYNTAX', 2, 6]],
      lines: [['1:1-1:3'], ['3:1-3:4']],
    },
    {
      name: 'an open quote',
      text: 'ls\necho "a\npwd',
      errors: [['COMMAND_SYNTAX', 2, 6]],
      lines: [['1:1-1:3'], ['3:1-3:4']],
    },
    {
      name: 'an error behind a here-document',
      text: 'cat <<EOF\nls\nEOF\n)\npwd',
      errors: [['COMMAND_SYNTAX', 4, 1]],
      lines: [['1:1-1:10'], ['5:1-5:4']],
    },
    {
      name: 'an error on a line that began well',
      text: 'ls; echo )\npwd',
      errors: [['COMMAND_SYNTAX', 1, 10]],
      lines: [['2:1-2:4']],
    },
    {
      name: 'two of them',
      text: ')\nls\n(\npwd',
      errors: [
        ['COMMAND_SYNTAX', 1, 1],
        ['COMMAND_SYNTAX', 4, 4],
      ],
      lines: [['2:1-2:3'], ['4:1-4:4']],
    },
  ])('leaves out a line it cannot read and goes on: $name', ({ text, errors, lines }) => {
    expect(problems(text)).toEqual(errors)
    expect(typed(text)).toEqual(lines)
  })

  test('says once which lines were pasted', () => {
    const { diagnostics } = readCommandFile('c.sh', '$ ls\na\nb\n$ pwd\n/x\n$ ls')
    expect(diagnostics).toMatchObject([
      {
        code: 'COMMAND_PROMPT_PASTED',
        args: { prompts: '1, 4, 6', output: '2-3, 5' },
        range: { start: { line: 1, column: 1 } },
      },
    ])
  })

  test('gives up after many errors instead of reading the rest again and again', () => {
    expect(problems(')\n'.repeat(5000)).length).toBeLessThan(30)
  })

  test('a text beyond the limit is one error', () => {
    expect(problems('ls\n'.repeat(100_000))).toEqual([['COMMAND_FILE_LIMIT', 1, 1]])
  })
})
