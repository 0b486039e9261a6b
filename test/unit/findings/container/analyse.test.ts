import { describe, expect, test } from 'vitest'
import { wouldRun } from '../../../../src/findings/container/analyse.ts'
import { analyse, type Case } from './analyse-case.ts'

const places = (given: Case) =>
  analyse(given).starts.map(({ words }) =>
    words.map(({ text, said, range }) => [
      text,
      said.code,
      range && `${range.file}:${range.start.line}:${range.start.column}`,
    ]),
  )

describe('where each word comes from', () => {
  test('exec forms, word by word', () => {
    expect(places({ dockerfile: 'FROM alpine\nENTRYPOINT ["sleep"]\nCMD ["5"]\n' })).toEqual([
      [
        ['sleep', 'WORD_EXEC_FORM', 'Dockerfile:2:13'],
        ['5', 'WORD_EXEC_FORM', 'Dockerfile:3:6'],
      ],
    ])
  })

  test('a shell form behind SHELL', () => {
    expect(places({ dockerfile: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nCMD sleep 5\n' })).toEqual([
      [
        ['/bin/bash', 'WORD_SHELL_PREFIX', 'Dockerfile:2:1'],
        ['-c', 'WORD_SHELL_PREFIX', 'Dockerfile:2:1'],
        ['sleep 5', 'WORD_SHELL_FORM', 'Dockerfile:3:5'],
      ],
    ])
  })

  test('a base image of the fact table', () => {
    expect(places({ dockerfile: 'FROM ubuntu:24.04\n' })).toEqual([
      [['/bin/bash', 'WORD_BASE_IMAGE', 'Dockerfile:1:1']],
    ])
  })

  test('a base image whose Dockerfile is given', () => {
    const text = 'FROM alpine\nENTRYPOINT ["sleep"]\n'
    const bases = [{ reference: 'team/base:1', file: 'Dockerfile.base', text }]
    expect(places({ dockerfile: 'FROM team/base:1\nCMD ["5"]\n', bases })).toEqual([
      [
        ['sleep', 'WORD_EXEC_FORM', 'Dockerfile.base:2:13'],
        ['5', 'WORD_EXEC_FORM', 'Dockerfile:2:6'],
      ],
    ])
  })

  test('arguments, and the fields of a pod', () => {
    const given = { dockerfile: 'FROM alpine\nENTRYPOINT ["sleep"]\n', run: 'docker run app 1', pod: 'args: ["2"]' }
    expect(places(given).map((words) => words[1])).toEqual([
      ['1', 'WORD_RUN_ARGUMENT', undefined],
      ['2', 'WORD_POD_ARGS', 'pod.yaml:6:43'],
    ])
  })

  test('words behind the text of a shell have a role', () => {
    const [start] = analyse({ dockerfile: 'FROM alpine\nENTRYPOINT echo a\n', run: 'docker run app b c' }).starts
    expect(start?.words.map(({ role }) => role?.code)).toEqual([
      undefined,
      undefined,
      undefined,
      'ROLE_SHELL_NAME',
      'ROLE_SHELL_PARAMETER',
    ])
  })
})

describe('what plays no part', () => {
  test.each([
    { name: 'arguments', run: 'docker run app 9', unused: [['Cmd', 'UNUSED_ARGUMENTS']] },
    {
      name: '--entrypoint',
      run: 'docker run --entrypoint ls app',
      unused: [
        ['Entrypoint', 'UNUSED_ENTRYPOINT_OPTION'],
        ['Cmd', 'UNUSED_ENTRYPOINT_OPTION'],
      ],
    },
  ])('$name', ({ run, unused }) => {
    const dockerfile = 'FROM scratch\nCOPY sleep /sleep\nENTRYPOINT ["/sleep"]\nCMD ["5"]\n'
    const [start] = analyse({ dockerfile, run }).starts
    expect(start?.unused.map(({ key, why }) => [key, why.code])).toEqual(unused)
  })

  test('a CMD of the base that ENTRYPOINT empties', () => {
    const [start] = analyse({ dockerfile: 'FROM ubuntu\nENTRYPOINT ["sleep"]\n' }).starts
    expect(start?.unused).toMatchObject([{ key: 'Cmd', words: ['/bin/bash'], why: { code: 'UNUSED_EMPTIED' } }])
  })
})

describe('how it ends', () => {
  test.each([
    { name: 'after its time', cmd: '["sleep", "5"]', story: { outcome: 'exited', exitCode: 0, afterMs: 5000 } },
    {
      name: 'without its operand',
      cmd: '["sleep"]',
      story: { outcome: 'exited', exitCode: 1, message: 'sleep: missing operand' },
    },
    {
      name: 'not at all',
      cmd: '["tail", "-f", "/dev/null"]',
      story: { outcome: 'running', stop: { killed: true, exitCode: 137, signal: 'SIGTERM' } },
    },
    {
      name: 'a shell in front',
      cmd: 'tail -f /dev/null',
      story: {
        outcome: 'running',
        pid1: ['/bin/sh', '-c', 'tail -f /dev/null'],
        others: [['tail', '-f', '/dev/null']],
      },
    },
    { name: 'not found', cmd: '["nosuch"]', story: { outcome: 'not-started', exitCode: 127 } },
    { name: 'busy for ever', cmd: '["sh", "-c", "while true; do :; done"]', story: { outcome: 'running' } },
  ])('$name', ({ cmd, story }) => {
    const [start] = analyse({ dockerfile: `FROM debian:12\nCMD ${cmd}\n` }).starts
    expect(start?.process).toMatchObject(story)
  })

  test('a pod tells the reason that its status shows', () => {
    const [start] = analyse({ dockerfile: 'FROM debian:12\n', pod: 'command: [nosuch]' }).starts
    expect(start?.process).toMatchObject({ outcome: 'not-started', exitCode: 128, reason: 'StartError' })
    expect(start?.process.reasons.map(({ code }) => code)).toContain('CONTAINER_RESTARTS')
  })

  test('a program of which only the name is known keeps running, behind a shell too', () => {
    const [start] = analyse({ dockerfile: 'FROM debian:12\nCOPY app /app\nCMD /app --serve\n' }).starts
    expect(start?.process).toMatchObject({
      outcome: 'running',
      assumed: '/app',
      others: [['/app', '--serve']],
      stop: { killed: true },
    })
  })

  test('what stopping such a program does is left open', () => {
    const [start] = analyse({ dockerfile: 'FROM debian:12\nCOPY app /app\nCMD ["/app"]\n' }).starts
    expect(start?.process.stop).toBeUndefined()
    expect(start?.process.reasons.at(-1)?.code).toBe('CONTAINER_STOP_OPEN')
  })
})

describe('what is assumed, and said', () => {
  test('of an image that nobody knows, the name that is near; of a known one with another tag none', () => {
    const [misspelt, other] = ['ubunto:24.04', 'golang:1.26-windowsservercore-ltsc2022'].map((image) =>
      analyse({ dockerfile: `FROM ${image}\nCMD ["a"]\n` }).diagnostics.map(({ args }) => args),
    )
    expect(misspelt).toEqual([{ image: 'ubunto:24.04', near: 'ubuntu:24.04' }])
    expect(other).toEqual([{ image: 'golang:1.26-windowsservercore-ltsc2022' }])
  })

  test.each([
    {
      name: 'an image that nobody knows',
      dockerfile: 'FROM nobody/knows:1\nCMD ["sh", "-c", "echo a"]\n',
      code: 'CONTAINER_BASE_ASSUMED',
    },
    {
      name: 'a source that is not there',
      dockerfile: 'FROM alpine\nCOPY app /app\nCMD ["/app"]\n',
      code: 'CONTAINER_SOURCE_ASSUMED',
    },
    {
      name: 'a folder of which nothing is there',
      dockerfile: 'FROM python:3.12\nWORKDIR /srv\nCOPY . .\nCMD ["python", "main.py"]\n',
      code: 'CONTAINER_PROGRAM_ASSUMED',
    },
    {
      name: 'what another stage makes',
      dockerfile:
        'FROM golang AS build\nRUN go build -o /out ./...\nFROM alpine\nCOPY --from=build /out/ /srv/\nCMD ["/srv/tool"]\n',
      code: 'CONTAINER_PROGRAM_ASSUMED',
    },
    {
      name: 'an account of an image that is not known word by word',
      dockerfile: 'FROM php:8.3-alpine\nUSER www-data\nCMD ["sleep", "5"]\n',
      code: 'CONTAINER_USER_ASSUMED',
    },
  ])('$name', ({ dockerfile, code }) => {
    const analysis = analyse({ dockerfile })
    expect(analysis.diagnostics).toContainEqual(expect.objectContaining({ code, severity: 'info' }))
    expect(wouldRun(analysis)).toBe(true)
  })

  test('a script that is there is looked into, a source that climbs out is not assumed', () => {
    const outside = analyse({ dockerfile: 'FROM alpine\nCOPY ../app /app\nCMD ["/app"]\n' })
    expect(outside.config).toBeUndefined()
    expect(outside.diagnostics.map(({ code }) => code)).toEqual(['DOCKERFILE_INVALID'])
    expect(wouldRun(outside)).toBe(false)
  })

  test('a source that .dockerignore keeps out is missing', () => {
    const files = { '.dockerignore': 'app\n', app: 'text' }
    const { diagnostics } = analyse({ dockerfile: 'FROM alpine\nCOPY app /app\n', files })
    expect(diagnostics.map(({ code }) => code)).toEqual(['DOCKERFILE_SOURCE_IGNORED'])
  })
})

describe('base images that are given', () => {
  const dockerfile = 'FROM team/base:1\n'
  test.each([
    { name: 'a config itself', text: '{"Entrypoint":["sleep"],"Cmd":["5"]}' },
    { name: 'docker image inspect', text: '[{"Config":{"Entrypoint":["sleep"],"Cmd":["5"]}}]' },
    { name: 'a config of a registry', text: '{"config":{"Entrypoint":["sleep"],"Cmd":["5"]}}' },
  ])('$name', ({ text }) => {
    const bases = [{ reference: 'docker.io/team/base:1', file: 'base.json', text }]
    const { config, starts } = analyse({ dockerfile, bases })
    expect(config).toMatchObject({ Entrypoint: ['sleep'], Cmd: ['5'], User: null, ExposedPorts: null })
    expect(starts[0]?.argv).toEqual(['sleep', '5'])
  })

  test('sets may be maps', () => {
    const text = '{"ExposedPorts":{"80/tcp":{},"443/tcp":{}},"Volumes":{"/data":{}},"Labels":{"a":"b"}}'
    const { config } = analyse({ dockerfile, bases: [{ reference: 'team/base:1', file: 'base.json', text }] })
    expect(config).toMatchObject({ ExposedPorts: ['443/tcp', '80/tcp'], Volumes: ['/data'], Labels: { a: 'b' } })
  })

  test.each(['{', '[]', '[1]'])('%s is no config', (text) => {
    const { diagnostics } = analyse({ dockerfile, bases: [{ reference: 'team/base:1', file: 'base.json', text }] })
    expect(diagnostics.map(({ code }) => code)).toContain('CONTAINER_BASE_CONFIG_INVALID')
  })

  test('one that builds on itself comes to an end', () => {
    const bases = [{ reference: 'team/base:1', file: 'Dockerfile.base', text: dockerfile }]
    expect(analyse({ dockerfile, bases }).diagnostics.map(({ code }) => code)).toContain('CONTAINER_BASE_ASSUMED')
  })
})

describe('pods', () => {
  test('a manifest without one', () => {
    const { diagnostics, starts } = analyse({ dockerfile: 'FROM alpine\n', pod: 'nosuch: 1' })
    expect(starts).toEqual([])
    expect(diagnostics.some(({ severity }) => severity !== 'info')).toBe(true)
  })

  test('no Dockerfile: the image of the pod is looked up', () => {
    const [start] = analyse({ pod: 'command: ["echo", "a"]' }).starts
    expect(start).toMatchObject({ how: 'kubernetes', argv: ['echo', 'a'], container: 'web' })
  })

  test('variables of the pod are replaced, and said', () => {
    const [start] = analyse({
      dockerfile: 'FROM alpine\n',
      pod: 'env: [{ name: A, value: "1" }], command: ["echo", "$(A)"]',
    }).starts
    expect(start?.words[1]).toMatchObject({ text: '1', role: { code: 'ROLE_EXPANDED_FROM', args: { text: '$(A)' } } })
  })
})

test('the matrix starts an image in every way', () => {
  const { matrix } = analyse({ dockerfile: 'FROM alpine\nENTRYPOINT ["sleep"]\nCMD ["5"]\n', matrix: true })
  expect(matrix.map(({ argv }) => argv.join(' '))).toEqual([
    'sleep 5',
    'sleep 10',
    'sleep',
    'sleep 10',
    'sleep 5',
    'sleep 10',
    'sleep',
    'sleep 10',
  ])
})

test('the same input gives the same result', () => {
  const given: Case = {
    dockerfile: 'FROM nginx\nCMD ["nginx"]\n',
    pod: 'command: ["sh"]',
    run: 'docker run app',
    matrix: true,
  }
  expect(analyse(given)).toEqual(analyse(given))
})
