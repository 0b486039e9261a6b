import { allMayGo } from './rules/all-may-go.ts'
import { applyLeavesAlone } from './rules/apply-leaves-alone.ts'
import { applyReverts } from './rules/apply-reverts.ts'
import { bothZero } from './rules/both-zero.ts'
import { causeInherited } from './rules/cause-inherited.ts'
import { causeOverwritten } from './rules/cause-overwritten.ts'
import { configOnly } from './rules/config-only.ts'
import { containerUnknown } from './rules/container-unknown.ts'
import { deadlineShort } from './rules/deadline-short.ts'
import { fileBehind } from './rules/file-behind.ts'
import { historyLimit } from './rules/history-limit.ts'
import { noReadinessProbe } from './rules/no-readiness-probe.ts'
import { nothingChanged } from './rules/nothing-changed.ts'
import { pauseForgotten } from './rules/pause-forgotten.ts'
import { recreateDowntime } from './rules/recreate-downtime.ts'
import { replicasRemoved } from './rules/replicas-removed.ts'
import { sameImage } from './rules/same-image.ts'
import { scaledWhileStuck } from './rules/scaled-while-stuck.ts'
import { serviceWithoutPods } from './rules/service-without-pods.ts'
import { stuck } from './rules/stuck.ts'
import { undoLeavesFile } from './rules/undo-leaves-file.ts'
import { undoNumberGone } from './rules/undo-number-gone.ts'
import { undoToUnproven } from './rules/undo-to-unproven.ts'
import { undoToggles } from './rules/undo-toggles.ts'
import type { Finding } from './types.ts'

/** Every finding there is, in the order in which a report lists them: what stands still first, then what surprises later. */
export const FINDINGS: readonly Finding[] = [
  stuck,
  deadlineShort,
  pauseForgotten,
  containerUnknown,
  configOnly,
  sameImage,
  nothingChanged,
  applyReverts,
  replicasRemoved,
  applyLeavesAlone,
  fileBehind,
  undoLeavesFile,
  undoToggles,
  undoToUnproven,
  undoNumberGone,
  historyLimit,
  causeOverwritten,
  causeInherited,
  scaledWhileStuck,
  recreateDowntime,
  allMayGo,
  bothZero,
  serviceWithoutPods,
  noReadinessProbe,
]
