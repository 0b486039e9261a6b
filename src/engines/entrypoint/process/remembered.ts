import type { Limits } from '../../../domain/limits.ts'
import type { Image, ProcessOutcome } from '../types.ts'
import { predict, type PredictOptions } from './predict.ts'

interface Prediction {
  readonly limits: Limits
  readonly outcome: ProcessOutcome
}

/** By image, and then by how it is started: as long as there is the image. */
const predictions = new WeakMap<Image, Map<string, Prediction>>()

/** Starts of one image that are kept. */
const STARTS_MAX = 100

/**
 * What `predict` comes to, which nothing but its arguments decides, worked out once for an image that is the same value. Not for containers with a name
 * of their own: `hostname` would make each another one.
 */
export function rememberedPrediction(
  image: Image,
  argv: readonly string[],
  options: Omit<PredictOptions, 'hostname'>,
  limits: Limits,
): ProcessOutcome {
  const known = predictions.get(image) ?? new Map<string, Prediction>()
  predictions.set(image, known)
  const key = JSON.stringify([argv, options])
  const before = known.get(key)
  if (before?.limits === limits) return before.outcome
  const outcome = predict(image, argv, options, limits)
  if (known.size >= STARTS_MAX) known.clear()
  if (key.length + JSON.stringify(outcome).length <= limits.rememberedCharactersMax) known.set(key, { limits, outcome })
  return outcome
}
