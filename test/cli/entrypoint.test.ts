import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GRADE } from '../support/built.ts'

const folder = mkdtempSync(join(tmpdir(), 'grade-entrypoint-'))
const work = join(folder, 'work')

function put(path: string, text: string | Uint8Array): void {
  mkdirSync(join(work, path, '..'), { recursive: true })
  writeFileSync(join(work, path), text)
}

function entrypoint(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [GRADE, 'entrypoint', ...argv], {
    cwd: work,
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

beforeAll(() => {
  put('Dockerfile', 'FROM alpine\nENTRYPOINT ["sleep"]\nCMD ["5"]\n')
  put('app/Dockerfile', 'FROM alpine\nCOPY . /app/\nCMD ["/app/tool"]\n')
  put('app/tool', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0xff, 0xfe))
  put('broken/Dockerfile', 'FROM alpine\nNOSUCH\n')
  put('base/Dockerfile', 'FROM team/base:1\n')
  put('base.json', '[{"Config":{"Entrypoint":["sleep"],"Cmd":["2"]}}]')
  put(
    'stages/Dockerfile',
    'ARG TAG=latest\nFROM alpine:$TAG AS one\nCMD ["echo", "one"]\nFROM one\nCMD ["echo", "two"]\n',
  )
  put(
    'pod.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, image: a, args: ["3"] }] }\n',
  )
})

afterAll(() => rmSync(folder, { recursive: true }))

function argvOf(...flags: readonly string[]): unknown {
  return (JSON.parse(entrypoint('stages', '--json', ...flags).stdout) as { argv: unknown }).argv
}

describe('grade entrypoint', () => {
  test('takes ./Dockerfile, and words behind -- as arguments', () => {
    const { status, stdout, stderr } = entrypoint('Dockerfile', '--', '10')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('["sleep", "10"]')
    expect(entrypoint().stdout).toContain('["sleep", "5"]')
  })

  test.each([
    { name: 'it runs', argv: ['Dockerfile'], status: 0 },
    { name: 'a program that is not there', argv: ['Dockerfile', '--entrypoint', 'sleep2.0', '--', '10'], status: 1 },
    { name: 'an error of the program', argv: ['Dockerfile', '--', 'soon'], status: 1 },
    { name: 'a Dockerfile that does not build', argv: ['broken'], status: 1 },
    { name: 'a pod of it', argv: ['Dockerfile', '--pod', 'pod.yaml'], status: 0 },
    { name: 'no Dockerfile, but an image', argv: ['nosuch/Dockerfile'], status: 2 },
    {
      name: 'an option that docker does not have',
      argv: ['Dockerfile', '--run', 'docker run --nosuch app'],
      status: 2,
    },
    { name: 'arguments twice', argv: ['Dockerfile', '--run', 'docker run app', '--', '1'], status: 2 },
    { name: 'a base without a file', argv: ['Dockerfile', '--base', 'alpine'], status: 2 },
    { name: 'a base whose file is not there', argv: ['Dockerfile', '--base', 'alpine=nosuch.json'], status: 2 },
    { name: 'a build argument without a value', argv: ['Dockerfile', '--build-arg', 'A'], status: 2 },
    { name: 'a pod that is not there', argv: ['Dockerfile', '--pod', 'nosuch.yaml'], status: 2 },
  ])('$name: exit code $status', ({ argv, status }) => {
    const result = entrypoint(...argv)
    expect(result.status).toBe(status)
    expect(result.stderr === '').toBe(status !== 2)
  })

  test('a folder stands for its Dockerfile; a binary without an x bit does not start', () => {
    const { stdout } = entrypoint('app', '--json')
    const { file, process } = JSON.parse(stdout) as { file: string; process: { outcome: string } }
    expect(file).toBe('app/Dockerfile')
    expect(process.outcome).toBe('not-started')
  })

  test('config has the keys of docker, null where nothing is set', () => {
    const { stdout } = entrypoint('base', '--json', '--base', 'team/base:1=base.json')
    expect(JSON.parse(stdout)).toMatchObject({
      config: { Entrypoint: ['sleep'], Cmd: ['2'], User: null, ExposedPorts: null, Healthcheck: null, OnBuild: null },
      argv: ['sleep', '2'],
      process: { outcome: 'exited', exitCode: 0, afterMs: 2000 },
    })
  })

  test('--target and --build-arg', () => {
    expect(argvOf()).toEqual(['echo', 'two'])
    expect(argvOf('--target', 'one', '--build-arg', 'TAG=3.20')).toEqual(['echo', 'one'])
  })

  test('docker run and the pod stand side by side', () => {
    const { stdout } = entrypoint('Dockerfile', '--run', 'docker run app 1', '--pod', 'pod.yaml', '--json')
    const { starts } = JSON.parse(stdout) as { starts: readonly { how: string; argv: readonly string[] }[] }
    expect(starts.map(({ how, argv }) => [how, argv.join(' ')])).toEqual([
      ['docker', 'sleep 1'],
      ['kubernetes', 'sleep 3'],
    ])
  })

  test('a usage error says what to do', () => {
    const { stderr } = entrypoint('nosuch')
    expect(stderr).toContain('there is no Dockerfile at `nosuch`')
    expect(stderr).not.toContain(folder)
  })
})
