import { describe, expect, test } from 'vitest'
import { configOf, imageOf } from './build-text.ts'

const SMALL = 'FROM small:1\n'

describe('CMD and ENTRYPOINT', () => {
  test.each([
    { title: 'exec form', text: `${SMALL}CMD ["a", "b c"]`, Entrypoint: null, Cmd: ['a', 'b c'] },
    { title: 'shell form', text: `${SMALL}CMD a  b`, Entrypoint: null, Cmd: ['/bin/sh', '-c', 'a  b'] },
    { title: 'nothing', text: `${SMALL}CMD`, Entrypoint: null, Cmd: ['/bin/sh', '-c', ''] },
    { title: 'an empty array', text: `${SMALL}CMD []`, Entrypoint: null, Cmd: [] },
    { title: 'no array after all', text: `${SMALL}CMD ['a']`, Entrypoint: null, Cmd: ['/bin/sh', '-c', "['a']"] },
    { title: 'the last one wins', text: `${SMALL}CMD ["a"]\nCMD ["b"]`, Entrypoint: null, Cmd: ['b'] },
    {
      title: 'ENTRYPOINT empties an inherited CMD',
      text: 'FROM parent\nENTRYPOINT ["e"]',
      Entrypoint: ['e'],
      Cmd: null,
    },
    { title: 'also the same one', text: 'FROM parent\nENTRYPOINT ["parent-ep"]', Entrypoint: ['parent-ep'], Cmd: null },
    { title: 'also an empty one', text: 'FROM parent\nENTRYPOINT []', Entrypoint: null, Cmd: null },
    {
      title: 'but not a CMD above it',
      text: 'FROM parent\nCMD ["c"]\nENTRYPOINT ["e"]',
      Entrypoint: ['e'],
      Cmd: ['c'],
    },
    {
      title: 'CMD keeps an inherited ENTRYPOINT',
      text: 'FROM parent\nCMD ["c"]',
      Entrypoint: ['parent-ep'],
      Cmd: ['c'],
    },
    { title: 'an empty word stays', text: `${SMALL}ENTRYPOINT [""]`, Entrypoint: [''], Cmd: null },
    {
      title: 'SHELL counts for what follows',
      text: `${SMALL}ENTRYPOINT e\nSHELL ["bash", "-ec"]\nCMD c`,
      Entrypoint: ['/bin/sh', '-c', 'e'],
      Cmd: ['bash', '-ec', 'c'],
    },
    { title: 'SHELL is inherited', text: 'FROM rich\nCMD c', Entrypoint: null, Cmd: ['/bin/ash', '-c', 'c'] },
    { title: 'variables stay', text: `${SMALL}ENV X=1\nCMD ["$X"]`, Entrypoint: null, Cmd: ['$X'] },
    {
      title: 'a stage above counts as base',
      text: `${SMALL}ENTRYPOINT ["a"]\nCMD ["b"]\n`.replace('small:1', 'small:1 AS x') + 'FROM x\nENTRYPOINT ["c"]',
      Entrypoint: ['c'],
      Cmd: null,
    },
    {
      title: 'a CMD of a trigger counts as set here',
      text: 'FROM triggers\nENTRYPOINT ["e"]',
      Entrypoint: ['e'],
      Cmd: ['from-trigger'],
    },
  ])('$title', ({ text, Entrypoint, Cmd }) => {
    const { config } = imageOf(text, { files: { 'app.sh': '' } })
    expect({ Entrypoint: config.Entrypoint, Cmd: config.Cmd }).toEqual({ Entrypoint, Cmd })
  })
})

describe('where words come from', () => {
  test.each([
    {
      title: 'an instruction',
      text: `${SMALL}CMD ["a"]`,
      origins: { Cmd: { from: 'instruction', instruction: 1, form: 'exec' } },
    },
    {
      title: 'shell form',
      text: `${SMALL}CMD a`,
      origins: { Cmd: { from: 'instruction', instruction: 1, form: 'shell' } },
    },
    { title: 'the base', text: 'FROM small:1', origins: { Cmd: { from: 'base', image: 'small:1' } } },
    {
      title: 'emptied',
      text: 'FROM parent\nENTRYPOINT ["a"]',
      origins: {
        Entrypoint: { from: 'instruction', instruction: 1, form: 'exec' },
        Cmd: { from: 'reset', instruction: 1 },
      },
    },
    {
      title: 'a stage of the same file',
      text: 'FROM small:1 AS a\nCMD ["x"]\nFROM a\nUSER 1',
      origins: { Cmd: { from: 'instruction', instruction: 1, form: 'exec' } },
    },
    { title: 'a trigger', text: 'FROM triggers', origins: { Cmd: { from: 'base', image: 'triggers' } } },
  ])('$title', ({ text, origins }) => {
    expect(imageOf(text, { files: { 'app.sh': '' } }).origins).toEqual(origins)
  })

  test('instructions are listed with their words', () => {
    const { builtFrom } = imageOf('ARG X\nFROM small:1\ncmd ["a", "b"]')
    expect(builtFrom?.file).toBe('Dockerfile')
    expect(builtFrom?.instructions.map(({ name, words }) => [name, words.length])).toEqual([
      ['ARG', 1],
      ['FROM', 1],
      ['CMD', 2],
    ])
    expect(builtFrom?.instructions[2]?.words[1]).toEqual({
      file: 'Dockerfile',
      start: { line: 3, column: 11 },
      end: { line: 3, column: 14 },
    })
  })
})

describe('other instructions', () => {
  test.each([
    {
      text: 'EXPOSE 80 443/TCP 53/udp 9000-9002',
      config: { ExposedPorts: ['443/tcp', '53/udp', '80/tcp', '9000/tcp', '9001/tcp', '9002/tcp'] },
    },
    { text: 'EXPOSE 127.0.0.1:8080:80 [::1]:1:2', config: { ExposedPorts: ['2/tcp', '80/tcp'] } },
    { text: 'ENV P="80 81"\nEXPOSE $P', config: { Env: ['P=80 81'], ExposedPorts: ['80/tcp', '81/tcp'] } },
    { text: 'VOLUME /b /a ["c"]', config: { Volumes: ['/a', '/b', '[c]'] } },
    { text: 'VOLUME ["/a b"]', config: { Volumes: ['/a b'] } },
    { text: 'LABEL b=2 "a c"="d e"\nLABEL b=3', config: { Labels: { 'a c': 'd e', b: '3' } } },
    { text: 'USER $NOBODY:staff', config: { User: ':staff' } },
    { text: 'STOPSIGNAL RTMIN+3', config: { StopSignal: 'RTMIN+3' } },
    { text: 'WORKDIR a/./b/\nWORKDIR ../c', config: { WorkingDir: '/a/c' } },
    { text: 'WORKDIR "/a b"', config: { WorkingDir: '/a b' } },
    { text: 'HEALTHCHECK NONE', config: { Healthcheck: { Test: ['NONE'] } } },
    {
      text: 'HEALTHCHECK --interval=1m30s --start-interval=1.5s --retries=3 CMD ["a", "b"]',
      config: { Healthcheck: { Test: ['CMD', 'a', 'b'], Interval: 90e9, StartInterval: 1.5e9, Retries: 3 } },
    },
    {
      text: 'SHELL ["a"]\nHEALTHCHECK CMD b || exit 1',
      config: { Shell: ['a'], Healthcheck: { Test: ['CMD-SHELL', 'b || exit 1'] } },
    },
    { text: 'ONBUILD RUN a\nONBUILD CMD ["b"]', config: { OnBuild: ['RUN a', 'CMD ["b"]'] } },
    { text: 'ONBUILD COPY <<EOF /x\na\nEOF', config: { OnBuild: ['COPY <<EOF /x\na\nEOF'] } },
    { text: 'MAINTAINER me', config: {} },
  ])('$text', ({ text, config }) => {
    expect(configOf(`${SMALL}${text}`)).toEqual({ Cmd: ['sh'], ...config })
  })

  test('everything is inherited and added to', () => {
    expect(configOf('FROM rich\nENV A=2 C=3\nWORKDIR app\nEXPOSE 81\nVOLUME /more\nLABEL x=y')).toEqual({
      Env: ['A=2', 'C=3'],
      WorkingDir: '/srv/app',
      User: '1000',
      ExposedPorts: ['80/tcp', '81/tcp'],
      Volumes: ['/data', '/more'],
      Labels: { team: 'a', x: 'y' },
      StopSignal: 'SIGINT',
      Shell: ['/bin/ash', '-c'],
    })
  })

  test('an empty image has a PATH and a working directory', () => {
    expect(imageOf('FROM scratch').config).toMatchObject({
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      WorkingDir: '/',
    })
  })

  test('a base without PATH gets one', () => {
    expect(imageOf('FROM no-path').config.Env.map((entry) => entry.split('=')[0])).toEqual(['B', 'PATH'])
  })
})

describe('stages', () => {
  test.each([
    {
      title: 'the last one is built',
      text: 'FROM small:1 AS a\nENV A=1\nFROM small:1\nENV B=2',
      target: undefined,
      Env: ['B=2'],
    },
    { title: 'a target', text: 'FROM small:1 AS one\nENV A=1\nFROM small:1\nENV B=2', target: 'ONE', Env: ['A=1'] },
    {
      title: 'a later stage of a name wins',
      text: 'FROM small:1 AS a\nENV A=1\nFROM small:1 AS a\nENV A=2\nFROM a',
      target: undefined,
      Env: ['A=2'],
    },
    {
      title: 'a stage wins over an image',
      text: 'FROM small:1 AS parent\nENV A=1\nFROM parent',
      target: undefined,
      Env: ['A=1'],
    },
    {
      title: 'arguments are handed on',
      text: 'FROM small:1 AS a\nARG X=1\nFROM a\nENV B=$X',
      target: undefined,
      Env: ['B=1'],
    },
    {
      title: 'but not to others',
      text: 'FROM small:1 AS a\nARG X=1\nFROM small:1\nENV B=$X',
      target: undefined,
      Env: ['B='],
    },
    {
      title: 'unreachable ones may be wrong',
      text: 'FROM nowhere\nRUN exit 1\nFROM small:1\nENV A=1',
      target: undefined,
      Env: ['A=1'],
    },
  ])('$title', ({ text, target, Env }) => {
    expect(configOf(text, target === undefined ? {} : { target })).toMatchObject({ Env })
  })

  test('triggers run once and are gone', () => {
    expect(configOf('FROM triggers AS a\nFROM a', { files: { 'app.sh': '' } })).toEqual({ Cmd: ['from-trigger'] })
  })

  test('triggers of a stage of the same file run in the stage on top of it', () => {
    expect(configOf('FROM small:1 AS a\nONBUILD ENV X=1\nFROM a')).toMatchObject({ Env: ['X=1'] })
  })
})

describe('variables', () => {
  test.each([
    {
      title: 'an instruction sees what is above it',
      text: 'ENV A=1\nENV A=2 B=$A\nENV C=$A',
      Env: ['A=2', 'B=1', 'C=2'],
    },
    { title: 'ARG behind ENV', text: 'ENV V=env\nARG V=arg\nENV S=$V', Env: ['V=env', 'S=arg'] },
    { title: 'ENV behind ARG', text: 'ARG V=arg\nENV V=env\nENV S=$V', Env: ['V=env', 'S=env'] },
    { title: 'an old ENV', text: 'ENV K  a "b"  c', Env: ['K=a b  c'] },
    { title: 'a quoted value', text: `ENV A='$B' C="x $A"`, Env: ['A=$B', 'C=x '] },
    { title: 'a variable in the name', text: 'ENV N=X\nENV $N=1', Env: ['N=X', 'X=1'] },
    { title: 'a build argument', text: 'ARG V=1\nENV S=$V', buildArgs: { V: '$x "y"' }, Env: ['S=$x "y"'] },
    { title: 'an empty build argument', text: 'ARG V=1\nENV S=$V', buildArgs: { V: '' }, Env: ['S='] },
    { title: 'an argument nobody declares', text: 'ENV S=$V', buildArgs: { V: '1' }, Env: ['S='] },
    { title: 'one ARG after the other', text: 'ARG A=1 B=${A}2\nENV S=$B', Env: ['S=12'] },
    {
      title: 'platform arguments',
      text: 'ARG TARGETARCH TARGETPLATFORM\nENV S=$TARGETARCH/$TARGETPLATFORM',
      platform: 'linux/arm64',
      Env: ['S=arm64/linux/arm64'],
    },
  ])('$title', ({ text, Env, ...options }) => {
    expect(configOf(`${SMALL}${text}`, options).Env).toEqual(Env)
  })

  test.each([
    { title: 'FROM sees global arguments', text: 'ARG T=1\nFROM small:$T', buildArgs: {} },
    { title: 'and build arguments', text: 'ARG T=0\nFROM small:$T', buildArgs: { T: '1' } },
    { title: 'with a default', text: 'FROM ${B:-small:1}', buildArgs: {} },
  ])('$title', ({ text, buildArgs }) => {
    expect(configOf(text, { buildArgs })).toEqual({ Cmd: ['sh'] })
  })

  test('a stage asks for a global argument by name', () => {
    expect(configOf('ARG X="a b"\nFROM small:1\nENV S=[$X]\nARG X\nENV T=[$X]').Env).toEqual(['S=[]', 'T=[a b]'])
  })
})
