import { describe, expect, test } from 'vitest'
import { formatHelp, formatMessage } from '../../../../../src/messages/index.ts'
import { build } from './build-text.ts'

const SMALL = 'FROM small:1\n'

/** `code line:column-column` of every diagnostic. */
function diagnosticsOf(text: string): readonly string[] {
  return build(text).diagnostics.map(({ code, range }) =>
    range === undefined ? code : `${code} ${range.start.line}:${range.start.column}-${range.end.column}`,
  )
}

describe('what hardly was meant', () => {
  test.each([
    { title: 'single quotes', text: `${SMALL}CMD ['a', 'b']`, found: ['DOCKERFILE_ARRAY_NOT_JSON 2:1-15'] },
    {
      title: 'also as ENTRYPOINT, told once',
      text: `${SMALL}ENTRYPOINT [a]`,
      found: ['DOCKERFILE_ARRAY_NOT_JSON 2:1-15'],
    },
    {
      title: 'a whole command in one word',
      text: `${SMALL}CMD ["sleep 5"]`,
      found: ['DOCKERFILE_EXEC_FORM_ONE_WORD 2:6-15'],
    },
    { title: 'an operator', text: `${SMALL}CMD ["a", "&&", "b"]`, found: ['DOCKERFILE_EXEC_FORM_OPERATOR 2:11-15'] },
    {
      title: 'a variable',
      text: `${SMALL}CMD ["echo", \\\n  "\${HOME}"]`,
      found: ['DOCKERFILE_EXEC_FORM_VARIABLE 3:3-12'],
    },
    {
      title: 'shell form as ENTRYPOINT',
      text: `${SMALL}ENTRYPOINT run`,
      found: ['DOCKERFILE_ENTRYPOINT_SHELL_FORM 2:1-15'],
    },
    { title: 'an emptied CMD', text: 'FROM parent\nENTRYPOINT ["a"]', found: ['DOCKERFILE_CMD_EMPTIED 2:1-17'] },
    { title: 'two CMD', text: `${SMALL}CMD ["a"]\nCMD ["b"]`, found: ['DOCKERFILE_INSTRUCTION_REPEATED 2:1-10'] },
    { title: 'a build error', text: `${SMALL}  FOO \\\n bar`, found: ['DOCKERFILE_INVALID 2:3-5'] },
    {
      title: 'an error that concerns the whole file stands at its beginning',
      text: 'ARG X',
      found: ['DOCKERFILE_INVALID 1:1-6'],
    },
  ])('$title', ({ text, found }) => {
    expect(diagnosticsOf(text)).toEqual(found)
  })

  test('the last of several instructions is shown beside the first', () => {
    const [found] = build(`${SMALL}CMD ["a"]\nCMD ["b"]`).diagnostics
    expect(found?.related).toMatchObject([{ range: { start: { line: 3 } }, note: { code: 'NOTE_LAST_WINS' } }])
  })

  test("the builder's words are in the message", () => {
    const [found] = build('ARG X').diagnostics
    expect(found === undefined ? '' : formatMessage(found, 'en')).toBe(
      'the Dockerfile does not build: dockerfile contains no stages to build',
    )
  })
})

describe('what is right', () => {
  test.each([
    { title: 'a shell that reads the text', text: `${SMALL}CMD ["sh", "-c", "a && echo $HOME"]` },
    { title: 'a shell as ENTRYPOINT', text: `${SMALL}ENTRYPOINT ["/bin/sh", "-c"]\nCMD ["echo $HOME"]` },
    { title: 'an argument with blanks', text: `${SMALL}ENTRYPOINT ["echo"]\nCMD ["two words"]` },
    { title: 'shell form as ENTRYPOINT that uses its arguments', text: `${SMALL}ENTRYPOINT exec app "$0" "$@"` },
    { title: 'a mistake in an instruction that does not count', text: `FROM small:1 AS a\nCMD ['a']\nFROM small:1` },
    { title: "the base's own program emptied", text: `${SMALL}ENTRYPOINT ["a"]` },
    { title: 'emptied arguments that are given anew', text: 'FROM parent\nENTRYPOINT ["a"]\nCMD ["b"]' },
    { title: 'a price', text: `${SMALL}CMD ["echo", "5$"]` },
  ])('$title', ({ text }) => {
    expect(diagnosticsOf(text)).toEqual([])
  })
})

test.each([
  ['CMD', 'sleep 5', 'words'],
  ['CMD', 'sleep 5 && echo tea', 'shell'],
  ['CMD', 'sleep $WAIT', 'shell'],
  ['ENTRYPOINT', 'cat a | sort', 'shell'],
])('%s ["%s"] needs %s', (keyword, word, needs) => {
  const [found] = build(`${SMALL}${keyword} ["${word}"]`).diagnostics.filter(
    ({ code }) => code === 'DOCKERFILE_EXEC_FORM_ONE_WORD',
  )
  if (found === undefined) throw new Error('nothing was found')
  expect(found.args['needs']).toBe(needs)
  const help = formatHelp(found, 'en')
  const started = `\`${keyword} ["sh", "-c", "${word}"]\``
  const inShellForm = keyword === 'CMD' ? `\`CMD ${word}\`, or ` : ''
  expect(help).toBe(
    needs === 'words'
      ? 'make every word of the command a string of its own'
      : `a shell has to read it: ${inShellForm}${started}`,
  )
  expect(formatHelp(found, 'ko')).toContain(needs === 'words' ? '단어마다' : started)
})
