import type { DiagnosticCode } from '../domain/codes.ts'
import type { ReasonCode } from '../domain/reasons.ts'
import { KOREAN_ANSWER_MESSAGES } from './ko/answer.ts'
import { KOREAN_BATCH_MESSAGES } from './ko/batch.ts'
import { KOREAN_CHECK_MESSAGES } from './ko/check.ts'
import { KOREAN_CI_DOCTOR_MESSAGES } from './ko/ci-doctor.ts'
import { KOREAN_CI_MESSAGES } from './ko/ci.ts'
import { KOREAN_COMMAND_MESSAGES } from './ko/command.ts'
import { KOREAN_CONTAINER_MESSAGES } from './ko/container.ts'
import { KOREAN_DOCKERFILE_MESSAGES } from './ko/dockerfile.ts'
import { KOREAN_EXERCISE_MESSAGES } from './ko/exercise.ts'
import { KOREAN_FINDING_MESSAGES } from './ko/finding.ts'
import { KOREAN_GRADEBOOK_MESSAGES } from './ko/gradebook.ts'
import { KOREAN_IMAGE_MESSAGES } from './ko/image.ts'
import { KOREAN_MANIFEST_MESSAGES } from './ko/manifest.ts'
import { KOREAN_MUTATION_MESSAGES, KOREAN_NEAR_MISS_MESSAGES } from './ko/mutation.ts'
import { KOREAN_REASON_MESSAGES } from './ko/reasons.ts'
import { KOREAN_ROLLOUT_MESSAGES } from './ko/rollout.ts'
import { KOREAN_SIMULATION_MESSAGES } from './ko/simulation.ts'
import { KOREAN_SUBMISSION_MESSAGES } from './ko/submission.ts'
import { KOREAN_VERIFY_MESSAGES } from './ko/verify.ts'
import { KOREAN_USAGE_MESSAGES } from './ko/usage.ts'
import { KOREAN_YAML_MESSAGES } from './ko/yaml.ts'
import type { MessageText } from './message-text.ts'

type Texts = Readonly<Record<DiagnosticCode | ReasonCode, MessageText>>

let texts: Texts | undefined

/** The Korean words of every code. The compiler finds a code that has none. They are put together when somebody asks: most gradings say few. */
export function koreanTexts(): Texts {
  texts ??= {
    ...KOREAN_ANSWER_MESSAGES,
    ...KOREAN_BATCH_MESSAGES,
    ...KOREAN_CHECK_MESSAGES,
    ...KOREAN_CI_MESSAGES,
    ...KOREAN_CI_DOCTOR_MESSAGES,
    ...KOREAN_COMMAND_MESSAGES,
    ...KOREAN_CONTAINER_MESSAGES,
    ...KOREAN_DOCKERFILE_MESSAGES,
    ...KOREAN_EXERCISE_MESSAGES,
    ...KOREAN_FINDING_MESSAGES,
    ...KOREAN_GRADEBOOK_MESSAGES,
    ...KOREAN_IMAGE_MESSAGES,
    ...KOREAN_MANIFEST_MESSAGES,
    ...KOREAN_MUTATION_MESSAGES,
    ...KOREAN_NEAR_MISS_MESSAGES,
    ...KOREAN_REASON_MESSAGES,
    ...KOREAN_ROLLOUT_MESSAGES,
    ...KOREAN_SIMULATION_MESSAGES,
    ...KOREAN_SUBMISSION_MESSAGES,
    ...KOREAN_VERIFY_MESSAGES,
    ...KOREAN_USAGE_MESSAGES,
    ...KOREAN_YAML_MESSAGES,
  }
  return texts
}
