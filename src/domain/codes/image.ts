import type { CodeFacts } from '../codes.ts'

/** What is known, assumed or not known about an image. */
export const IMAGE_CODES = {
  DOCKER_NOT_SIMULATED: { severity: 'warning', title: 'A docker command or option that is not simulated' },
  DOCKER_RUN_NEVER_ENDS: { severity: 'warning', title: 'A container in the foreground that never ends' },
  IMAGE_ASSUMED: { severity: 'info', title: 'An image that nobody declared is assumed to run' },
  IMAGE_PROGRAM_ASSUMED: { severity: 'info', title: 'A program that is not modelled is assumed to keep running' },
  IMAGE_TAG_ASSUMED: { severity: 'info', title: 'A tag that is not listed behaves like its repository' },
  IMAGE_UNKNOWN: { severity: 'error', title: 'An image that nobody declared' },
  PROBE_ASSUMED: { severity: 'info', title: 'A probe that is not run is assumed to succeed' },
} as const satisfies Record<string, CodeFacts>
