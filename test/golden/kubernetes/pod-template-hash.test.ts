import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dumpPodTemplate, podTemplateHash } from '../../../src/kubernetes/pod-template-hash.ts'
import type { PodTemplateSpec } from '../../../src/kubernetes/types.ts'

interface Sample {
  readonly name: string
  readonly hash: string
  readonly template: PodTemplateSpec
}

const samples = JSON.parse(readFileSync(join(import.meta.dirname, 'pod-template-hash.input.json'), 'utf8')) as Sample[]

describe('templates that a real controller hashed', () => {
  test.each(samples)('$name', ({ hash, template }) => {
    expect(podTemplateHash(template)).toBe(hash)
  })
})

test('the dump of a plain template', () => {
  const plain = samples.find((sample) => sample.name === 'plain')
  const recorded = readFileSync(join(import.meta.dirname, 'pod-template-dump.output.txt'), 'utf8')
  expect(plain === undefined ? undefined : `${dumpPodTemplate(plain.template)}\n`).toBe(recorded)
})
