import type { CodeFacts } from '../codes.ts'

/** Dockerfiles: what a builder refuses or warns of. */
export const DOCKERFILE_CODES = {
  DOCKERFILE_INVALID: { severity: 'error', title: 'A Dockerfile that does not build' },
} as const satisfies Record<string, CodeFacts>
