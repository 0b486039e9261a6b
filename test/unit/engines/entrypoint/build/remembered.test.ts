import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../../src/domain/limits.ts'
import { buildImage, rememberedBuild } from '../../../../../src/engines/entrypoint/build/index.ts'
import { findBaseImage } from '../../../../../src/engines/entrypoint/index.ts'
import type { BuildRequest, Image } from '../../../../../src/engines/entrypoint/types.ts'

interface Setting {
  readonly text?: string
  readonly files?: Readonly<Record<string, string>>
  readonly mode?: number
  readonly buildArgs?: Readonly<Record<string, string>>
  readonly base?: string
}

const TEXT = 'FROM base\nARG WHO=you\nCOPY run.sh /run.sh\nCOPY *.conf /etc/\nENV WHO=$WHO\nCMD ["/run.sh"]\n'
const FILES = { 'run.sh': '#!/bin/sh\necho hi\n', 'a.conf': 'a\n' }

/** A build in surroundings that write down what they are asked. */
function surroundings({ text = TEXT, files = FILES, mode = 0o755, buildArgs = {}, base = 'alpine:3.20' }: Setting) {
  const asked: string[] = []
  const request: BuildRequest = {
    file: 'Dockerfile',
    text,
    buildArgs,
    context: {
      read(path) {
        asked.push(`read ${path}`)
        const found = new Map(Object.entries(files)).get(path)
        return found === undefined ? undefined : { text: found, mode }
      },
      paths() {
        asked.push('paths')
        return Object.keys(files)
      },
    },
  }
  const bases = (reference: string): Image | undefined => {
    asked.push(`base ${reference}`)
    return findBaseImage(base)?.image
  }
  return { request, bases, asked }
}

function remembered(setting: Setting) {
  const { request, bases, asked } = surroundings(setting)
  return { result: rememberedBuild(request, bases, LIMITS), asked }
}

function alone(setting: Setting) {
  const { request, bases, asked } = surroundings(setting)
  return { result: buildImage(request, bases, LIMITS), asked }
}

describe('a build that was done before', () => {
  test('gives the same image, and asks what it would ask anew', () => {
    const first = remembered({})
    const again = remembered({ files: { ...FILES } })
    expect(again.result).toBe(first.result)
    expect(again.asked).toEqual(alone({}).asked)
  })

  test.each<{ name: string; setting: Setting }>([
    { name: 'another text of a file that is copied', setting: { files: { ...FILES, 'run.sh': 'echo bye\n' } } },
    { name: 'one file more that fits a pattern', setting: { files: { ...FILES, 'b.conf': 'b\n' } } },
    { name: 'a file that is not there', setting: { files: { 'a.conf': 'a\n' } } },
    { name: 'another mode', setting: { mode: 0o644 } },
    { name: 'another argument', setting: { buildArgs: { WHO: 'me' } } },
    { name: 'another base image of that name', setting: { base: 'nginx:1.27' } },
    { name: 'no base image of that name', setting: { base: 'nobody/knows:1' } },
    { name: 'an ignore file', setting: { files: { ...FILES, '.dockerignore': 'a.conf\n' } } },
  ])('is another one with $name', ({ setting }) => {
    remembered({})
    const { result, asked } = remembered(setting)
    const expected = alone(setting)
    expect(result).toEqual(expected.result)
    expect(result).not.toEqual(alone({}).result)
    // Some questions are asked twice; none that the build would not ask, and no other order in which they are met.
    expect([...new Set(asked)]).toEqual([...new Set(expected.asked)])
    expect(remembered(setting).result).toBe(result)
  })

  test('is not kept where variables make much of few words', () => {
    const text = `FROM base\nENV A=${'x'.repeat(5000)}\nENV B=$A$A$A$A\nENV C=$B\n`
    const { result } = remembered({ text })
    const again = remembered({ text }).result
    expect(again).toEqual(result)
    expect(again).not.toBe(result)
  })
})
