import { describe, expect, test } from 'vitest'
import { build, checksOf } from './build-text.ts'

const SMALL = 'FROM small:1\n'

function messagesOf(text: string, options: Parameters<typeof build>[1] = {}): readonly string[] {
  return build(text, options).checks.map(({ line, rule, message }) => `${line} ${rule}: ${message}`)
}

describe('words of each rule', () => {
  const json = 'to prevent unintended behavior related to OS signals'
  test.each([
    {
      text: `${SMALL}cmd x\nCMD ["y"]`,
      rule: 'ConsistentInstructionCasing',
      message: "Command 'cmd' should match the case of the command majority (uppercase)",
      line: 2,
    },
    {
      text: 'from small:1\ncmd ["x"]\nUser y',
      rule: 'ConsistentInstructionCasing',
      message: "Command 'User' should match the case of the command majority (lowercase)",
      line: 3,
    },
    {
      text: `${SMALL}CMD x`,
      rule: 'JSONArgsRecommended',
      message: `JSON arguments recommended for CMD ${json}`,
      line: 2,
    },
    {
      text: `${SMALL}ENTRYPOINT x`,
      rule: 'JSONArgsRecommended',
      message: `JSON arguments recommended for ENTRYPOINT ${json}`,
      line: 2,
    },
    {
      text: `${SMALL}HEALTHCHECK NONE\nHEALTHCHECK NONE`,
      rule: 'MultipleInstructionsDisallowed',
      message:
        'Multiple HEALTHCHECK instructions should not be used in the same stage because only the last one will be used',
      line: 2,
    },
    { text: 'FROM small:1 AS Web', rule: 'StageNameCasing', message: "Stage name 'Web' should be lowercase", line: 1 },
    {
      text: 'FROM small:1 as web',
      rule: 'FromAsCasing',
      message: "'as' and 'FROM' keywords' casing do not match",
      line: 1,
    },
    { text: `${SMALL}RUN a \\\n\n  b`, rule: 'NoEmptyContinuation', message: 'Empty continuation line', line: 4 },
    {
      text: 'FROM small:1 AS a\nFROM small:1 AS a',
      rule: 'DuplicateStageName',
      message: 'Duplicate stage name "a", stage names should be unique',
      line: 2,
    },
    {
      text: 'FROM small:1 AS scratch',
      rule: 'ReservedStageName',
      message: 'Stage name should not use the same name as reserved stage "scratch"',
      line: 1,
    },
    {
      text: `${SMALL}MAINTAINER me`,
      rule: 'MaintainerDeprecated',
      message: 'Maintainer instruction is deprecated in favor of using label',
      line: 2,
    },
    {
      text: 'ARG BASE\nFROM ${BASF:-small:1}',
      rule: 'UndefinedArgInFrom',
      message: "FROM argument 'BASF' is not declared (did you mean BASE?)",
      line: 2,
    },
    {
      text: `${SMALL}ENV A=$PAHT`,
      rule: 'UndefinedVar',
      message: "Usage of undefined variable '$PAHT' (did you mean $PATH?)",
      line: 2,
    },
    {
      text: `${SMALL}WORKDIR "a b"`,
      rule: 'WorkdirRelativePath',
      message: 'Relative workdir "a b" can have unexpected results if the base image changes',
      line: 2,
    },
    {
      text: `${SMALL}LABEL a b`,
      rule: 'LegacyKeyValueFormat',
      message: '"LABEL key=value" should be used instead of legacy "LABEL key value" format',
      line: 2,
    },
    {
      text: `${SMALL}ARG API_TOKEN`,
      rule: 'SecretsUsedInArgOrEnv',
      message: 'Do not use ARG or ENV instructions for sensitive data (ARG "API_TOKEN")',
      line: 2,
    },
    {
      text: 'FROM --platform=$TARGETPLATFORM small:1',
      rule: 'RedundantTargetPlatform',
      message: 'Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior',
      line: 1,
    },
    {
      text: 'FROM --platform=linux/amd64 small:1',
      rule: 'FromPlatformFlagConstDisallowed',
      message: 'FROM --platform flag should not use constant value "linux/amd64"',
      line: 1,
    },
    {
      text: `${SMALL}EXPOSE 80/TCP`,
      rule: 'ExposeProtoCasing',
      message: "Defined protocol '80/TCP' in EXPOSE instruction should be lowercase",
      line: 2,
    },
    {
      text: `${SMALL}EXPOSE 8080:80`,
      rule: 'ExposeInvalidFormat',
      message: "EXPOSE instruction should not define an IP address or host-port mapping, found '8080:80'",
      line: 2,
    },
  ])('$rule: $message', ({ text, rule, message, line }) => {
    expect(messagesOf(text)).toContain(`${line} ${rule}: ${message}`)
  })

  test('the default of a global argument must make sense', () => {
    expect(messagesOf('ARG TAG\nFROM small:${TAG}', { buildArgs: { TAG: '1' } })).toEqual([
      '2 InvalidDefaultArgInFrom: Default value for ARG small:${TAG} results in empty or invalid base image name',
    ])
  })

  test('an image of another platform', () => {
    expect(messagesOf('FROM small:1', { platform: 'linux/arm64/v8' })).toEqual([
      '1 InvalidBaseImagePlatform: Base image small:1 was pulled with platform "linux/amd64", expected "linux/arm64/v8" for current build',
    ])
  })
})

describe('nothing to report', () => {
  test.each([
    { title: 'shell form behind SHELL', text: `${SMALL}SHELL ["a"]\nCMD x` },
    { title: 'shell form on a base with SHELL', text: 'FROM rich\nCMD x' },
    { title: 'a relative folder behind an absolute one', text: `${SMALL}WORKDIR /a\nWORKDIR b` },
    { title: 'a declared argument without value', text: `${SMALL}ARG X\nENV A=$X` },
    { title: 'a platform that the stage is named after', text: 'FROM --platform=linux/amd64 small:1 AS amd64' },
    { title: 'a public key', text: `${SMALL}ENV PUBLIC_KEY=x` },
    { title: 'a name that only contains key', text: `${SMALL}ENV KEYBOARD=x` },
    { title: 'one CMD in each of two stages', text: `${SMALL}CMD ["a"]\n${SMALL}CMD ["b"]` },
    { title: 'variables of EXPOSE', text: `${SMALL}EXPOSE 80$X` },
    { title: 'variables of CMD', text: `${SMALL}CMD ["$X"]` },
  ])('$title', ({ text }) => {
    expect(checksOf(text)).toEqual([])
  })
})

describe('which checks count', () => {
  test.each([
    {
      title: 'one is skipped',
      text: `# check=skip=JSONArgsRecommended\n${SMALL}MAINTAINER me\nCMD x`,
      checks: ['3 MaintainerDeprecated'],
    },
    { title: 'all are skipped', text: `# check=skip=all\n${SMALL}MAINTAINER me\nCMD x`, checks: [] },
    { title: 'experimental ones are off', text: `# about\nARG X\n${SMALL}`, checks: [] },
    {
      title: 'and can be turned on',
      text: `# check=experimental=all\n\n# about\nARG X\n${SMALL}`,
      checks: ['4 InvalidDefinitionDescription'],
    },
  ])('$title', ({ text, checks }) => {
    expect(checksOf(text)).toEqual(checks)
  })

  test('a build argument wins over the directive', () => {
    const text = `# check=skip=all\n${SMALL}CMD x`
    expect(checksOf(text, { buildArgs: { BUILDKIT_DOCKERFILE_CHECK: 'skip=none' } })).toEqual(['3 JSONArgsRecommended'])
  })

  test('stages that are not built are looked at, unless a target is named', () => {
    const text = `FROM small:1 AS unused\nCMD x\nFROM small:1 AS used`
    expect(checksOf(text)).toEqual(['2 JSONArgsRecommended'])
    expect(checksOf(text, { target: 'used' })).toEqual([])
  })

  test('what a stage that is not built would do makes no difference to the result', () => {
    expect(build(`FROM small:1 AS unused\nRUN exit 3\nCOPY nothing /\nFROM small:1`).ok).toBe(true)
  })

  test('checks up to an error are told with it', () => {
    expect(checksOf(`${SMALL}WORKDIR a\nENV A="\${B:?no}"\nCMD x`)).toEqual(['2 WorkdirRelativePath', '3 UndefinedVar'])
  })

  test('a file that is ignored', () => {
    const files = { a: '', '.dockerignore': 'a\n' }
    const text = `# check=experimental=CopyIgnoredFile\n${SMALL}COPY a /a`
    expect(messagesOf(text, { files })).toEqual([
      '3 CopyIgnoredFile: Attempting to Copy file "a" that is excluded by .dockerignore',
    ])
  })
})
