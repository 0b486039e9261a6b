import { describe, expect, test } from 'vitest'
import { build, errorOf } from './build-text.ts'

const SMALL = 'FROM small:1\n'

describe('told by the parser, with the line in the message', () => {
  test.each([
    { text: 'FOO x', message: 'unknown instruction: FOO (did you mean FROM?)' },
    { text: 'foo x', message: 'unknown instruction: foo (did you mean from?)' },
    { text: 'HELLO x', message: 'unknown instruction: HELLO (did you mean SHELL?)' },
    { text: '"one" ]', message: 'unknown instruction: "one"' },
    { text: 'FROM', message: 'FROM requires either one or three arguments' },
    { text: 'FROM a b', message: 'FROM requires either one or three arguments' },
    {
      text: 'FROM a AS 1x',
      message: `invalid name for build stage: "1x", name can't start with a number or contain symbols`,
    },
    { text: 'FROM --os=a b', message: 'unknown flag: --os' },
    { text: 'CMD --foo x', message: 'unknown flag: --foo' },
    { text: 'COPY --form=a b c', message: 'unknown flag: --form (did you mean from?)' },
    { text: 'COPY --from b c', message: 'missing a value on flag: --from' },
    { text: 'COPY --from=a --from=b c d', message: 'duplicate flag specified: --from' },
    { text: 'COPY --link=yes a b', message: 'expecting boolean value for flag --link, not: yes' },
    {
      text: 'COPY a',
      message: 'COPY requires at least two arguments, but only one was provided. Destination could not be determined',
    },
    { text: 'COPY a <<EOF\nEOF', message: 'COPY cannot accept a heredoc as a destination' },
    { text: 'ENV', message: 'ENV requires at least one argument' },
    { text: 'ENV =x', message: 'ENV names can not be blank' },
    { text: 'ARG A = 1', message: 'ARG names can not be blank' },
    { text: 'ARG', message: 'ARG requires at least one argument' },
    { text: 'SHELL []', message: 'SHELL requires at least one argument' },
    { text: 'SHELL /bin/bash -c', message: 'SHELL requires the arguments to be in JSON form' },
    { text: 'USER', message: 'USER requires exactly one argument' },
    { text: 'VOLUME [""]', message: 'VOLUME specified can not be an empty string' },
    { text: 'EXPOSE', message: 'EXPOSE requires at least one argument' },
    { text: 'ONBUILD', message: 'ONBUILD requires at least one argument' },
    { text: 'ONBUILD ONBUILD CMD x', message: "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed" },
    { text: 'ONBUILD from a', message: "FROM isn't allowed as an ONBUILD trigger" },
    { text: 'HEALTHCHECK', message: 'HEALTHCHECK requires at least one argument' },
    { text: 'HEALTHCHECK true', message: 'Unknown type "TRUE" in HEALTHCHECK (try CMD)' },
    { text: 'HEALTHCHECK NONE x', message: 'HEALTHCHECK NONE takes no arguments' },
    { text: 'HEALTHCHECK CMD', message: 'Missing command after HEALTHCHECK CMD' },
    { text: 'HEALTHCHECK --interval=5 CMD x', message: 'time: missing unit in duration "5"' },
    { text: 'HEALTHCHECK --timeout=x CMD x', message: 'time: invalid duration "x"' },
    { text: 'HEALTHCHECK --timeout=3x CMD x', message: 'time: unknown unit "x" in duration "3x"' },
    { text: 'HEALTHCHECK --interval=1us CMD x', message: 'Interval "interval" cannot be less than 1ms' },
    { text: 'HEALTHCHECK --retries=-1 CMD x', message: '--retries cannot be negative (-1)' },
    { text: 'HEALTHCHECK --retries=x CMD x', message: 'strconv.ParseInt: parsing "x": invalid syntax' },
    { text: 'RUN --network=x a', message: 'invalid network mode "x"' },
    { text: 'RUN --mount=from=$A a', message: "'from' doesn't support variable expansion, define alias stage instead" },
    { text: 'RUN --security=insecure a', message: 'unknown flag: --security' },
  ])('$text', ({ text, message }) => {
    expect(errorOf(`${SMALL}${text}\nCMD x`)).toEqual({
      message: `dockerfile parse error on line 2: ${message}`,
      line: 2,
    })
  })
})

describe('told later', () => {
  test.each([
    { text: 'EXPOSE http', message: 'invalid containerPort: http' },
    { text: 'EXPOSE 99999', message: 'invalid containerPort: 99999' },
    { text: 'EXPOSE 9-8', message: 'invalid containerPort: 9-8' },
    { text: 'EXPOSE 80/foo', message: 'invalid port: "80/foo": invalid proto: foo' },
    { text: 'EXPOSE x:1:2', message: 'invalid IP address: x' },
    { text: 'EXPOSE 1-3:1-2', message: 'invalid ranges specified for container and host Ports: 1-2 and 1-3' },
    { text: 'STOPSIGNAL SIGFOO', message: 'invalid signal: SIGFOO' },
    { text: 'STOPSIGNAL 0', message: 'invalid signal: 0' },
    { text: 'ENV A="${B:?give it}"', message: 'failed to process "\\"${B:?give it}\\"": B: give it' },
    {
      text: "LABEL a=it's",
      message: `failed to process "it's": unexpected end of statement while looking for matching single-quote`,
    },
    {
      text: 'COPY --chmod=999 a /a',
      message: `invalid chmod parameter: '999'. it should be octal string and between 0 and 07777`,
    },
    { text: 'COPY --from=5 a /a', message: 'invalid stage index 5', line: undefined },
    {
      text: 'COPY --from=$X a /a',
      message:
        'variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround',
      line: undefined,
    },
    { text: 'COPY https://example.org/a /a', message: "source can't be a URL for COPY" },
    { text: 'RUN --mount=type=disk a', message: 'unsupported mount type "disk"' },
    { text: 'RUN --mount=type=bind,color=red a', message: "unexpected key 'color' in 'color=red'" },
    { text: 'RUN --mount=type=tmpfs,target=/ a', message: 'invalid mount target "/"' },
  ])('$text', ({ text, message, ...rest }) => {
    const expected = 'line' in rest ? { message } : { message, line: 2 }
    expect(errorOf(`${SMALL}${text}\nCMD x`)).toEqual(expected)
  })
})

describe('files as a whole', () => {
  test.each([
    { text: '', message: 'the Dockerfile cannot be empty' },
    { text: 'ARG A', message: 'dockerfile contains no stages to build' },
    { text: 'CMD x\nFROM small:1', message: 'no build stage in current context', line: 1 },
    { text: 'FROM $NONE', message: 'base name ($NONE) should not be blank', line: 1 },
    { text: 'FROM small:$NONE', message: 'failed to parse stage name "small:": invalid reference format', line: 1 },
    {
      text: 'FROM Small',
      message:
        'failed to parse stage name "Small": invalid reference format: repository name (library/Small) must be lowercase',
      line: 1,
    },
    { text: 'FROM --platform=$NONE small:1', message: 'empty platform value from expression $NONE', line: 1 },
    {
      text: 'FROM --platform=amiga small:1',
      message: 'failed to parse platform amiga: "amiga": unknown operating system or architecture: invalid argument',
      line: 1,
    },
    {
      text: 'FROM debain',
      message:
        'debain: failed to resolve source metadata for docker.io/library/debain:latest: failed to do request: Head ' +
        '"https://registry-1.docker.io/v2/library/debain/manifests/latest": <no network> (did you mean debian?)',
      line: 1,
    },
    {
      text: 'FROM quay.io/a/b:2',
      message:
        'quay.io/a/b:2: failed to resolve source metadata for quay.io/a/b:2: failed to do request: Head ' +
        '"https://quay.io/v2/a/b/manifests/2": <no network>',
      line: 1,
    },
    { text: 'FROM bad-trigger', message: 'unknown instruction: FOO (did you mean FROM?)', line: 1 },
    {
      text: '# check=nonsense\nFROM small:1',
      message: 'failed to parse check options: invalid check option "nonsense"',
    },
    { text: '# check=error=true\nFROM small:1\nCMD x', message: 'lint violation found for rules: JSONArgsRecommended' },
    {
      text: 'FROM small:1\nFROM small:1 AS b\nCOPY --from=b a /a',
      message: 'circular dependency detected on stage: b',
      line: 3,
    },
    {
      text: 'FROM small:1 AS a\nCOPY --from=1 /x /x\nFROM small:1',
      target: 'a',
      message: 'cannot copy from stage "1", it needs to be defined before current stage "a"',
      line: 2,
    },
    {
      text: 'FROM small:1 AS web',
      target: 'wbe',
      message: 'target stage "wbe" could not be found (did you mean web?)',
    },
    { text: 'FROM small:1', target: '0', message: 'target stage "0" could not be found' },
  ])('$message', ({ text, message, line, target }) => {
    const expected = line === undefined ? { message } : { message, line }
    expect(errorOf(text, target === undefined ? {} : { target })).toEqual(expected)
  })

  test('a syntax error on the last line comes before everything else', () => {
    expect(errorOf('FROM nowhere\nRUN exit 3\nENV X')).toEqual({ message: 'ENV must have two arguments', line: 3 })
  })

  test('the place reaches over all lines of the instruction', () => {
    const result = build('FROM small:1\nEXPOSE 1 \\\n  http')
    expect(result).toMatchObject({ ok: false, error: { line: 2, endLine: 3, snippet: true } })
  })
})

describe('bounds', () => {
  test.each([
    {
      title: 'stages',
      text: 'FROM small:1 AS a\nFROM a AS b\nFROM b',
      limits: { stagesMax: 2 },
      message: 'more than 2 stages',
    },
    {
      title: 'images',
      text: 'FROM small:1\nCOPY --from=parent /x /x',
      limits: { stagesMax: 1 },
      message: 'more than 1 stages and images',
    },
    { title: 'ports', text: 'FROM small:1\nEXPOSE 1-3', limits: { exposedPortsMax: 2 }, message: 'more than 2 ports' },
    {
      title: 'files',
      text: 'FROM small:1\nCOPY . /a\nCOPY . /b',
      limits: { imageFilesMax: 5 },
      message: 'more than 5 files',
    },
    {
      title: 'folders',
      text: `FROM small:1\nWORKDIR ${'/a'.repeat(200)}`,
      limits: {},
      message: 'path of more than 100 folders',
    },
    {
      title: 'variables',
      text: `FROM small:1\n${'ENV A=$A$A$A${A}x\n'.repeat(9)}`,
      limits: { substitutionCharactersMax: 100 },
      message: 'failed to process "$A$A$A${A}x": variables put in more than 100 characters',
    },
  ])('$title', ({ text, limits, message }) => {
    expect(errorOf(text, { files: { a: '', b: '' }, limits }).message).toBe(message)
  })
})
