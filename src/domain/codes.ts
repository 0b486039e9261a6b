import { ANSWER_CODES } from './codes/answer.ts'
import { BATCH_CODES } from './codes/batch.ts'
import { CHECK_CODES } from './codes/check.ts'
import { COMMAND_CODES } from './codes/command.ts'
import { CONTAINER_CODES } from './codes/container.ts'
import { DOCKERFILE_CODES } from './codes/dockerfile.ts'
import { EXERCISE_CODES } from './codes/exercise.ts'
import { FINDING_CODES } from './codes/finding.ts'
import { IMAGE_CODES } from './codes/image.ts'
import { MANIFEST_CODES } from './codes/manifest.ts'
import { SIMULATION_CODES } from './codes/simulation.ts'
import { SUBMISSION_CODES } from './codes/submission.ts'
import { VERIFY_CODES } from './codes/verify.ts'
import { YAML_CODES } from './codes/yaml.ts'
import type { Args, Diagnostic, Severity, SourceRange } from './diagnostic.ts'

/** What is known of a code apart from its words: how bad it is by default, and a title for lists. */
export interface CodeFacts {
  readonly severity: Severity
  readonly title: string
}

/** Every diagnostic code there is, by area. A code is never re-used for another meaning. */
export const DIAGNOSTICS = {
  ...ANSWER_CODES,
  ...BATCH_CODES,
  ...CHECK_CODES,
  ...COMMAND_CODES,
  ...CONTAINER_CODES,
  ...DOCKERFILE_CODES,
  ...EXERCISE_CODES,
  ...FINDING_CODES,
  ...IMAGE_CODES,
  ...MANIFEST_CODES,
  ...SIMULATION_CODES,
  ...SUBMISSION_CODES,
  ...VERIFY_CODES,
  ...YAML_CODES,
} as const

export type DiagnosticCode = keyof typeof DIAGNOSTICS

/** A diagnostic with the severity of its code. */
export function diagnostic(code: DiagnosticCode, args: Args = {}, range?: SourceRange): Diagnostic {
  const { severity } = DIAGNOSTICS[code]
  return range === undefined ? { code, severity, args } : { code, severity, args, range }
}
