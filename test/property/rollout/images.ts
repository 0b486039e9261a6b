import type { ContainerFate, ContainerRuntime } from '../../../src/engines/rollout/index.ts'

const PULLED = { ok: true, afterMs: 700 } as const
const HEALTHY: ContainerFate = { pull: PULLED, run: { kind: 'runs', readyAfterMs: 400 }, stopMs: 250, log: '' }

/** Everything that can be pulled, by what becomes of it; one more image is in no registry. */
const FATES: Readonly<Record<string, ContainerFate>> = {
  'app:1': HEALTHY,
  'app:2': HEALTHY,
  'app:sluggish': { ...HEALTHY, run: { kind: 'runs', readyAfterMs: 4000 }, stopMs: 2500 },
  'app:unready': { ...HEALTHY, run: { kind: 'runs', readyAfterMs: 'never' } },
  'app:crashing': { ...HEALTHY, run: { kind: 'exits', afterMs: 500, exitCode: 1 } },
}

const MISSING: ContainerFate = { ...HEALTHY, pull: { ok: false, afterMs: 300, message: 'not found' } }

export const GOOD_IMAGES = ['app:1', 'app:2', 'app:sluggish'] as const
export const BAD_IMAGES = ['app:missing', 'app:unready', 'app:crashing'] as const

export type Image = (typeof GOOD_IMAGES)[number] | (typeof BAD_IMAGES)[number]

export const runtime: ContainerRuntime = ({ image = '' }) => FATES[image] ?? MISSING

/** Whether pods of this image ever become Ready. */
export function isGood(image: string | undefined): boolean {
  return GOOD_IMAGES.some((good) => good === image)
}
