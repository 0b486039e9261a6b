import { expect, test } from 'vitest'
import { LIMITS } from '../../../../../src/domain/limits.ts'
import { findBaseImage, predict, rememberedPrediction } from '../../../../../src/engines/entrypoint/index.ts'
import type { PredictOptions } from '../../../../../src/engines/entrypoint/index.ts'

const image = findBaseImage('alpine:3.20')?.image
const say = ['sh', '-c', 'echo "$WHO"; sleep 3']

test.each<{ name: string; argv?: readonly string[]; options?: PredictOptions; steps?: number }>([
  { name: 'as it is' },
  { name: 'other words', argv: ['sh', '-c', 'echo bye'] },
  { name: 'a variable', options: { env: { WHO: 'me' } } },
  { name: 'looked at meanwhile', options: { observeAtMs: 1000 } },
  { name: 'another user', options: { user: 'nobody' } },
  { name: 'fewer steps', steps: 1 },
])('a start is remembered by everything that decides it: $name', ({ argv = say, options = {}, steps }) => {
  if (image === undefined) throw new Error('no facts of this image')
  const limits = steps === undefined ? LIMITS : { ...LIMITS, processStepsMax: steps }
  const outcome = rememberedPrediction(image, argv, options, limits)
  expect(outcome).toEqual(predict(image, argv, options, limits))
  expect(rememberedPrediction(image, [...argv], { ...options }, limits)).toBe(outcome)
})
