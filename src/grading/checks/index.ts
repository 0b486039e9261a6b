import { assert } from '../../domain/assert.ts'
import type { CheckKind } from '../check-kind.ts'
import { acceptedCheck } from './accepted.ts'
import { availabilityCheck } from './availability.ts'
import { celCheck } from './cel.ts'
import { changeCauseCheck } from './change-cause.ts'
import { cmdCheck } from './cmd.ts'
import { driftCheck } from './drift.ts'
import { effectiveCommandCheck } from './effective-command.ts'
import { entrypointCheck } from './entrypoint.ts'
import { fileCheck } from './file.ts'
import { formCheck } from './form.ts'
import { historyCheck } from './history.ts'
import { imageConfigCheck } from './image-config.ts'
import { imageCheck } from './image.ts'
import { newRevisionCheck } from './new-revision.ts'
import { objectCheck } from './object.ts'
import { outputCheck } from './output.ts'
import { processCheck } from './process.ts'
import { ranCheck } from './ran.ts'
import { rejectedCheck } from './rejected.ts'
import { replicaSetsCheck } from './replica-sets.ts'
import { replicasCheck } from './replicas.ts'
import { revisionCountCheck } from './revision-count.ts'
import { revisionCheck } from './revision.ts'
import { rolloutCheck } from './rollout.ts'
import { strategyCheck } from './strategy.ts'

/** Every kind of check there is. Each has a page in `docs/checks` and a schema in `schemas/checks`. */
export const CHECK_KINDS: readonly CheckKind[] = [
  acceptedCheck,
  availabilityCheck,
  celCheck,
  changeCauseCheck,
  cmdCheck,
  driftCheck,
  effectiveCommandCheck,
  entrypointCheck,
  fileCheck,
  formCheck,
  historyCheck,
  imageCheck,
  imageConfigCheck,
  newRevisionCheck,
  objectCheck,
  outputCheck,
  processCheck,
  ranCheck,
  rejectedCheck,
  replicaSetsCheck,
  replicasCheck,
  revisionCheck,
  revisionCountCheck,
  rolloutCheck,
  strategyCheck,
]

/** The kind with a name; the loader lets no other name through. */
export function findCheckKind(name: string): CheckKind {
  const kind = CHECK_KINDS.find((each) => each.kind === name)
  assert(kind !== undefined, `no check kind ${name}`)
  return kind
}
