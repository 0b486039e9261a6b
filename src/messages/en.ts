import type { DiagnosticCode } from '../domain/codes.ts'
import type { ReasonCode } from '../domain/reasons.ts'
import { ANSWER_MESSAGES } from './en/answer.ts'
import { BATCH_MESSAGES } from './en/batch.ts'
import { CHECK_MESSAGES } from './en/check.ts'
import { CI_DOCTOR_MESSAGES } from './en/ci-doctor.ts'
import { CI_MESSAGES } from './en/ci.ts'
import { COMMAND_MESSAGES } from './en/command.ts'
import { CONTAINER_MESSAGES } from './en/container.ts'
import { DOCKERFILE_MESSAGES } from './en/dockerfile.ts'
import { EXERCISE_MESSAGES } from './en/exercise.ts'
import { FINDING_MESSAGES } from './en/finding.ts'
import { GRADEBOOK_MESSAGES } from './en/gradebook.ts'
import { IMAGE_MESSAGES } from './en/image.ts'
import { MANIFEST_MESSAGES } from './en/manifest.ts'
import { MUTATION_MESSAGES, NEAR_MISS_MESSAGES } from './en/mutation.ts'
import { REASON_MESSAGES } from './en/reasons.ts'
import { ROLLOUT_MESSAGES } from './en/rollout.ts'
import { SIMULATION_MESSAGES } from './en/simulation.ts'
import { SUBMISSION_MESSAGES } from './en/submission.ts'
import { VERIFY_MESSAGES } from './en/verify.ts'
import { USAGE_MESSAGES } from './en/usage.ts'
import { YAML_MESSAGES } from './en/yaml.ts'
import type { MessageText } from './message-text.ts'

type Texts = Readonly<Record<DiagnosticCode | ReasonCode, MessageText>>

let texts: Texts | undefined

/** The English words of every code. The compiler finds a code that has none. They are put together when somebody asks: most gradings say few. */
export function englishTexts(): Texts {
  texts ??= {
    ...ANSWER_MESSAGES,
    ...BATCH_MESSAGES,
    ...CHECK_MESSAGES,
    ...CI_MESSAGES,
    ...CI_DOCTOR_MESSAGES,
    ...COMMAND_MESSAGES,
    ...CONTAINER_MESSAGES,
    ...DOCKERFILE_MESSAGES,
    ...EXERCISE_MESSAGES,
    ...FINDING_MESSAGES,
    ...GRADEBOOK_MESSAGES,
    ...IMAGE_MESSAGES,
    ...MANIFEST_MESSAGES,
    ...MUTATION_MESSAGES,
    ...NEAR_MISS_MESSAGES,
    ...REASON_MESSAGES,
    ...ROLLOUT_MESSAGES,
    ...SIMULATION_MESSAGES,
    ...SUBMISSION_MESSAGES,
    ...VERIFY_MESSAGES,
    ...USAGE_MESSAGES,
    ...YAML_MESSAGES,
  }
  return texts
}
