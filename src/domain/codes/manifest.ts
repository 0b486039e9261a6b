import type { CodeFacts } from '../codes.ts'

/** Manifests: YAML, decoding, validation, and what is not simulated. */
export const MANIFEST_CODES = {
  MANIFEST_NOT_SIMULATED: { severity: 'warning', title: 'A kind or field that is not simulated' },
} as const satisfies Record<string, CodeFacts>
