import { describe, expect, test } from 'vitest'
import { createLineIndex, parseShell } from '../../../../src/formats/shell/parse.ts'

describe('parseShell', () => {
  test('keeps offsets into the text', () => {
    const text = 'kubectl get pods\nkubectl apply -f "my file.yaml"\n'
    const parsed = parseShell(text)
    expect(parsed.ok).toBe(true)
    const second = parsed.script.commands[1]
    expect(text.slice(second?.pos, second?.end)).toBe('kubectl apply -f "my file.yaml"')
  })

  test.each([
    { name: 'unclosed quote', text: 'ls\necho "a\n', position: { line: 2, column: 6 } },
    { name: 'stray parenthesis', text: 'echo )\n', position: { line: 1, column: 6 } },
    { name: 'unclosed if', text: 'if true; then\necho a\n', position: { line: 3, column: 1 } },
    { name: 'error inside of a substitution', text: 'ls\necho $(if)\n', position: { line: 2, column: 10 } },
    { name: 'error inside of a substitution in quotes', text: 'echo "$(if)"\n', position: { line: 1, column: 11 } },
  ])('tells the place of the first error: $name', ({ text, position }) => {
    const parsed = parseShell(text)
    expect(parsed.ok ? 'no error' : parsed.position).toEqual(position)
  })

  test.each([
    { name: 'characters', text: 'a'.repeat(200_001) },
    { name: 'here-documents', text: 'cat <<A\n'.repeat(501) },
    { name: 'nested functions', text: 'f()'.repeat(100_000) },
    { name: 'nested coprocesses', text: 'coproc '.repeat(100_000) },
  ])('refuses too many $name at once', ({ text }) => {
    expect(parseShell(text)).toMatchObject({ ok: false, position: { line: 1, column: 1 } })
  })

  test.each([
    { name: 'open', text: '$('.repeat(50_000) },
    { name: 'closed', text: '$('.repeat(2_000) + ')'.repeat(2_000) },
    { name: 'groups', text: '{ '.repeat(50_000) },
  ])('answers deep nesting without a crash: $name', ({ text }) => {
    expect(parseShell(text).ok).toBe(false)
  })
})

describe('createLineIndex', () => {
  const text = 'one\ntwö 😀\n\nlast'
  test.each([
    { offset: 0, position: { line: 1, column: 1 } },
    { offset: 3, position: { line: 1, column: 4 } },
    { offset: 4, position: { line: 2, column: 1 } },
    { offset: 10, position: { line: 2, column: 7 } },
    { offset: 11, position: { line: 3, column: 1 } },
    { offset: 99, position: { line: 4, column: 5 } },
  ])('offset $offset', ({ offset, position }) => {
    expect(createLineIndex(text).positionAt(offset)).toEqual(position)
  })

  test('gives lines without their ends', () => {
    const index = createLineIndex(text)
    expect([1, 2, 3, 4, 5].map((line) => index.line(line))).toEqual(['one', 'twö 😀', '', 'last', ''])
  })
})
