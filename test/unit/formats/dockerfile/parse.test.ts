import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { parseDockerfile } from '../../../../src/formats/dockerfile/index.ts'
import type { Dockerfile, DockerfileInstruction } from '../../../../src/formats/dockerfile/index.ts'

function parse(text: string): Dockerfile {
  const result = parseDockerfile('Dockerfile', text, LIMITS)
  if (!result.ok) throw new Error(result.error.message)
  return result.dockerfile
}

function only(text: string): DockerfileInstruction {
  const [instruction] = parse(text).instructions
  if (instruction === undefined) throw new Error('no instruction')
  return instruction
}

describe('lines', () => {
  test.each([
    { title: 'leading blanks of a continued line stay', text: 'CMD a \\\n    b', args: ['a     b'] },
    { title: 'a comment in between vanishes', text: 'CMD a \\\n  # no\nb', args: ['a b'] },
    { title: 'a blank line in between vanishes', text: 'CMD a \\\n\n  b', args: ['a   b'] },
    { title: 'blanks behind the backslash do not matter', text: 'CMD a \\ \t\nb', args: ['a b'] },
    { title: 'the end of the file ends a continuation', text: 'CMD a \\\n', args: ['a'] },
    { title: 'two backslashes do not continue', text: 'CMD a \\\\\nCMD b', args: ['a \\\\'] },
    { title: 'a backslash behind a blank one continues', text: 'CMD a \\ \\\nb', args: ['a \\ b'] },
    { title: 'a number sign inside of a line is text', text: 'CMD a # b', args: ['a # b'] },
    { title: 'carriage returns belong to the line end', text: 'CMD a \\\r\n  b\r\n', args: ['a   b'] },
    { title: 'a byte order mark is dropped', text: '\uFEFFCMD a', args: ['a'] },
    { title: 'the instruction itself may be continued', text: 'CM\\\nD a', args: ['a'] },
    { title: 'a lone carriage return is a blank', text: 'CMD a\rCMD b', args: ['a\rCMD b'] },
  ])('$title', ({ text, args }) => {
    expect(only(text)).toMatchObject({ name: 'cmd', args })
  })

  test('two backslashes leave the next instruction alone', () => {
    expect(parse('CMD a \\\\\nCMD b').instructions.map(({ args }) => args)).toEqual([['a \\\\'], ['b']])
  })

  test('blank lines inside are reported at the last line of the instruction', () => {
    expect(parse('RUN a \\\n\n  b\nCMD c').emptyContinuations).toEqual([3])
  })

  test('comments right above an instruction are kept with it', () => {
    expect(parse('# one\n#\n# two\nFROM a\nCMD b').instructions.map(({ comments }) => comments)).toEqual([['two'], []])
  })
})

describe('directives', () => {
  test.each([
    { title: 'a backtick', text: '# escape=`\nCMD a `\nb', escape: '`', args: ['a b'] },
    { title: 'any case and blanks', text: '#  ESCAPE = `\nCMD a', escape: '`', args: ['a'] },
    { title: 'not behind a blank line', text: '\n# escape=`\nCMD a', escape: '\\', args: ['a'] },
    { title: 'not behind a comment', text: '# hello\n# escape=`\nCMD a', escape: '\\', args: ['a'] },
    { title: 'not behind an unknown name', text: '# foo=1\n# escape=`\nCMD a', escape: '\\', args: ['a'] },
  ])('escape: $title', ({ text, escape, args }) => {
    const dockerfile = parse(text)
    expect(dockerfile.escape).toBe(escape)
    expect(dockerfile.instructions[0]?.args).toEqual(args)
  })

  test('check and syntax are kept', () => {
    expect(parse('# syntax=docker/dockerfile:1\n# check=skip=all\nFROM a')).toMatchObject({
      syntax: 'docker/dockerfile:1',
      check: 'skip=all',
    })
  })
})

describe('forms', () => {
  test.each([
    { title: 'an array', text: 'CMD [ "a" ,\t"b\\u00e9\\t" ]  ', args: ['a', 'bé\t'], json: true },
    { title: 'an empty array', text: 'CMD []', args: [], json: true },
    { title: 'nothing', text: 'CMD', args: [], json: false },
    { title: 'single quotes', text: "CMD ['a']", args: ["['a']"], json: false },
    { title: 'a comma too many', text: 'CMD ["a",]', args: ['["a",]'], json: false },
    { title: 'text behind the array', text: 'CMD ["a"] b', args: ['["a"] b'], json: false },
    { title: 'a no-break space inside', text: 'CMD ["a",\u00a0"b"]', args: ['["a",\u00a0"b"]'], json: false },
    { title: 'an object', text: 'CMD {"a":"b"}', args: ['{"a":"b"}'], json: false },
    { title: 'a path with one backslash', text: 'CMD ["C:\\dir"]', args: ['["C:\\dir"]'], json: false },
    { title: 'words of COPY', text: 'COPY  a  "b c"', args: ['a', '"b', 'c"'], json: false },
    { title: 'words of ARG', text: 'ARG A="b c" D', args: ['A="b c"', 'D'], json: false },
    { title: 'a health check', text: 'HEALTHCHECK CMD  ["a"]', args: ['CMD', 'a'], json: true },
    { title: 'a trigger', text: 'ONBUILD run a', args: ['run'], json: false },
  ])('$title', ({ text, args, json }) => {
    expect(only(text)).toMatchObject({ args, json })
  })

  test.each([
    { text: 'ENV A=1 B="two words" C=a\\ b', pairs: ['A=1', 'B="two words"', 'C=a\\ b'], legacy: false },
    { text: 'ENV A  some  text', pairs: ['A=some  text'], legacy: true },
    { text: 'LABEL a=b=c', pairs: ['a=b=c'], legacy: false },
  ])('$text', ({ text, pairs, legacy }) => {
    const found = only(text).pairs
    expect(found.map(({ key, value }) => `${key}=${value}`)).toEqual(pairs)
    expect(found.every((pair) => pair.legacy === legacy)).toBe(true)
  })

  test.each([
    { text: 'COPY --from=a --chmod="7 5" b c', flags: ['--from=a', '--chmod=7 5'], args: ['b', 'c'] },
    { text: 'CMD -- --a b', flags: [], args: ['--a b'] },
    { text: 'CMD --', flags: [], args: [] },
    { text: 'RUN --network=none -- --x', flags: ['--network=none'], args: ['--x'] },
    { text: 'CMD -a --b', flags: [], args: ['-a --b'] },
  ])('flags of $text', ({ text, flags, args }) => {
    expect(only(text)).toMatchObject({ flags, args })
  })

  test('without a blank everything is the name of the instruction', () => {
    expect(only('CMD["a"]')).toMatchObject({ name: 'unknown', keyword: 'CMD["a"]' })
  })
})

describe('here-documents', () => {
  test.each([
    { title: 'plain', text: 'RUN <<EOF\na\nEOF\nCMD x', heredocs: [{ name: 'EOF', content: 'a\n', expand: true }] },
    { title: 'a blank in between', text: 'RUN cat << EOF\na\nEOF', heredocs: [{ name: 'EOF', content: 'a\n' }] },
    { title: 'quoted', text: 'COPY <<"EOF" /x\n$A\nEOF', heredocs: [{ name: 'EOF', expand: false }] },
    { title: 'partly quoted', text: "COPY <<E'O'F /x\n$A\nEOF", heredocs: [{ name: 'EOF', expand: false }] },
    { title: 'tabs', text: 'RUN <<-EOF\n\ta\n\tEOF', heredocs: [{ chomp: true, content: '\ta\n' }] },
    { title: 'two', text: 'COPY <<A <<B /d/\n1\nA\n2\nB', heredocs: [{ content: '1\n' }, { content: '2\n' }] },
    { title: 'with a number', text: 'RUN 3<<EOF cat\na\nEOF', heredocs: [{ name: 'EOF' }] },
    { title: 'in ONBUILD', text: 'ONBUILD RUN <<EOF\na\nEOF', heredocs: [{ name: 'EOF' }] },
    { title: 'a shift is none', text: 'RUN echo $((1<<3))', heredocs: [] },
    { title: 'not in CMD', text: 'CMD <<EOF', heredocs: [] },
    { title: 'not in an array', text: 'RUN ["cat", "<<EOF"]', heredocs: [] },
    { title: 'not behind an open quote', text: "RUN echo it's <<EOF", heredocs: [] },
  ])('$title', ({ text, heredocs }) => {
    expect(only(text).heredocs).toMatchObject(heredocs)
    expect(only(text).heredocs).toHaveLength(heredocs.length)
  })

  test('lines inside are not instructions and count for the last line', () => {
    const [run, cmd] = parse('RUN <<EOF\nCMD no\nEOF\nCMD yes').instructions
    expect(run).toMatchObject({ startLine: 1, endLine: 3 })
    expect(cmd).toMatchObject({ name: 'cmd', startLine: 4 })
  })
})

describe('errors', () => {
  test.each([
    { text: '', message: 'the Dockerfile cannot be empty', lines: undefined },
    { text: '\n  \n', message: 'file with no instructions', lines: { first: 2, last: 2 } },
    { text: '# a\n# b\n# c', message: 'file with no instructions', lines: { first: 3, last: 3 } },
    { text: '# escape=x\nFROM a', message: "invalid escape token 'x' does not match ` or \\", lines: undefined },
    {
      text: '# escape=`\n# escape=`\nFROM a',
      message: 'only one escape parser directive can be used',
      lines: { first: 1, last: 1 },
    },
    { text: 'FROM a\nRUN <<EOF\na', message: 'unterminated heredoc', lines: { first: 2, last: 3 } },
    {
      text: 'CMD ["a", 1]',
      message: 'when using JSON array syntax, arrays must be comprised of strings only',
      lines: { first: 1, last: 1 },
    },
    { text: 'ENV \\\n  ONLY', message: 'ENV must have two arguments', lines: { first: 1, last: 2 } },
    {
      text: 'LABEL a=1 b"',
      message: 'Syntax error - can\'t find = in "b\\"". Must be of the form: name=value',
      lines: { first: 1, last: 1 },
    },
    {
      text: `FROM a\nRUN ${'é'.repeat(33_000)}\nCMD b`,
      message: 'dockerfile line greater than max allowed size of 65535',
      lines: { first: 1, last: 1 },
    },
  ])('$message', ({ text, message, lines }) => {
    expect(parseDockerfile('Dockerfile', text, LIMITS)).toEqual({
      ok: false,
      error: lines === undefined ? { message } : { message, lines },
    })
  })

  test('there is a limit to instructions', () => {
    const limits = { ...LIMITS, instructionsMax: 2 }
    expect(parseDockerfile('Dockerfile', 'FROM a\nRUN b\nRUN c', limits)).toMatchObject({
      ok: false,
      error: { message: 'more than 2 instructions', lines: { first: 3 } },
    })
  })
})

function at(line: number, from: number, to: number): object {
  return { file: 'Dockerfile', start: { line, column: from }, end: { line, column: to } }
}

describe('places', () => {
  test('strings of an array, over several lines', () => {
    expect(only('  CMD ["a b", \\\n    # no\n    "c\\"d"]').words).toEqual([at(1, 8, 13), at(3, 5, 11)])
  })

  test('words of a shell form', () => {
    expect(only('CMD echo  hi').words).toEqual([at(1, 5, 9), at(1, 11, 13)])
  })

  test('flags are no words', () => {
    expect(only('COPY --from=x a b').words).toEqual([at(1, 15, 16), at(1, 17, 18)])
  })

  test('with a backtick as escape character', () => {
    expect(parse('# escape=`\nCMD a `\n  b').instructions[0]?.words).toEqual([at(2, 5, 6), at(3, 3, 4)])
  })

  test('an instruction reaches to the end of its last line', () => {
    expect(only('\n  RUN <<EOF\na\nEOF  \n EOF\nEOF\n').range).toEqual({
      file: 'Dockerfile',
      start: { line: 2, column: 3 },
      end: { line: 6, column: 4 },
    })
  })
})
