import { podTemplateHash } from '../../kubernetes/pod-template-hash.ts'
import { withTemplateLabel } from '../../kubernetes/pod-template.ts'
import type { Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import {
  NOT_COPIED,
  POD_TEMPLATE_HASH,
  REVISION,
  REVISION_HISTORY,
  revisionOf,
  withAnnotations,
} from './annotations.ts'
import { findCondition, hasProgressDeadline } from './conditions.ts'
import {
  type Draft,
  emit,
  sizeAnnotations,
  withDeploymentCondition,
  writeDeployment,
  writeReplicaSet,
} from './draft.ts'
import { controllerReference } from './owners.ts'
import { newReplicaSetSize } from './rolling.ts'
import { findNewReplicaSet, inCreationOrder } from './view.ts'

/** The revision-history annotation never grows beyond this many characters (deployment_util.go). */
const HISTORY_CHARACTERS_MAX = 2000

/** What a sync works with: `undefined` newest means there is none yet. */
export interface Generations {
  readonly newest: ReplicaSet | undefined
  /** Every other ReplicaSet of the Deployment, in creation order. */
  readonly old: readonly ReplicaSet[]
}

/** The present split of the draft's ReplicaSets. */
export function generations(draft: Draft): Generations {
  const all = inCreationOrder([...draft.replicaSets.values()])
  const newest = findNewReplicaSet(draft.deployment, all)
  return { newest, old: all.filter((replicaSet) => replicaSet !== newest) }
}

/**
 * Finds or makes the ReplicaSet of the present template and brings revision numbers up to date
 * (sync.go getAllReplicaSetsAndSyncRevision, getNewReplicaSet). A revision is one more than the largest among the *old*
 * ones; a re-used ReplicaSet is renumbered so, an unchanged one keeps its number.
 */
export function syncRevision(draft: Draft, create: boolean): Generations {
  const found = generations(draft)
  const { newest, old } = found
  const revision = Math.max(0, ...old.map(revisionOf)) + 1
  const { intents } = draft
  const before = intents.length
  if (newest !== undefined) adopt(draft, newest, revision)
  else if (create) make(draft, revision)
  return intents.length === before ? found : generations(draft)
}

function adopt(draft: Draft, newest: ReplicaSet, revision: number): void {
  const annotated = withDeploymentAnnotations(newest, draft.deployment, revision)
  const minReadySeconds = draft.deployment.spec.minReadySeconds ?? 0
  if (annotated !== newest || (newest.spec.minReadySeconds ?? 0) !== minReadySeconds) {
    writeReplicaSet(draft, withMinReadySeconds(annotated, minReadySeconds))
    return
  }
  const found = withAnnotations(draft.deployment, { [REVISION]: String(revisionOf(newest)) })
  const noticed =
    hasProgressDeadline(found) && findCondition(found.status.conditions, 'Progressing') === undefined
      ? withProgress(found, 'FoundNewReplicaSet', `Found new replica set "${newest.metadata.name}"`, draft.nowMs)
      : found
  if (noticed !== draft.deployment) writeDeployment(draft, noticed)
}

function withMinReadySeconds(replicaSet: ReplicaSet, minReadySeconds: number): ReplicaSet {
  if ((replicaSet.spec.minReadySeconds ?? 0) === minReadySeconds) return replicaSet
  const { minReadySeconds: _, ...spec } = replicaSet.spec
  return { ...replicaSet, spec: minReadySeconds === 0 ? spec : { ...spec, minReadySeconds } }
}

function make(draft: Draft, revision: number): void {
  const { deployment } = draft
  const fresh = withDeploymentAnnotations(blankReplicaSet(deployment), deployment, revision)
  const name = fresh.metadata.name
  if (draft.view.named(name) !== undefined) {
    const collisionCount = (deployment.status.collisionCount ?? 0) + 1
    writeDeployment(draft, { ...deployment, status: { ...deployment.status, collisionCount } })
    return
  }
  const size = newReplicaSetSize(deployment, [...draft.replicaSets.values()], undefined)
  const replicaSet = withAnnotations({ ...fresh, spec: { ...fresh.spec, replicas: size } }, sizeAnnotations(deployment))
  draft.replicaSets.set(name, replicaSet)
  draft.intents.push({ kind: 'create-replica-set', replicaSet })
  if (size > 0) emit(draft, `Scaled up replica set ${name} from 0 to ${size}`)
  const numbered = withAnnotations(deployment, { [REVISION]: String(revision) })
  const told = hasProgressDeadline(numbered)
    ? withProgress(numbered, 'NewReplicaSetCreated', `Created new replica set "${name}"`, draft.nowMs)
    : numbered
  if (told !== deployment) writeDeployment(draft, told)
}

function withProgress(deployment: Deployment, reason: string, message: string, nowMs: number): Deployment {
  return withDeploymentCondition(deployment, { type: 'Progressing', status: 'True', reason, message }, nowMs)
}

function blankReplicaSet(deployment: Deployment): ReplicaSet {
  const { name, namespace } = deployment.metadata
  const { template, selector, minReadySeconds } = deployment.spec
  const hash = podTemplateHash(template, deployment.status.collisionCount)
  const label = { [POD_TEMPLATE_HASH]: hash }
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { ...template.metadata?.labels, ...label },
      ownerReferences: [controllerReference('Deployment', deployment)],
    },
    spec: {
      replicas: 0,
      ...(minReadySeconds === undefined || minReadySeconds === 0 ? {} : { minReadySeconds }),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, ...label } },
      template: withTemplateLabel(template, POD_TEMPLATE_HASH, hash),
    },
    status: { replicas: 0 },
  }
}

/**
 * The ReplicaSet with the Deployment's annotations copied over it (added and overwritten, never removed) and its
 * revision raised if it is behind; the former number then joins the revision-history annotation
 * (deployment_util.go SetNewReplicaSetAnnotations).
 */
function withDeploymentAnnotations(replicaSet: ReplicaSet, deployment: Deployment, revision: number): ReplicaSet {
  const changes: Record<string, string> = {}
  const { annotations = {} } = deployment.metadata
  for (const name of Object.keys(annotations)) {
    const value = annotations[name]
    if (value !== undefined && !NOT_COPIED.has(name)) changes[name] = value
  }
  if (revisionOf(replicaSet) < revision) {
    changes[REVISION] = String(revision)
    const { [REVISION]: former, [REVISION_HISTORY]: history } = replicaSet.metadata.annotations ?? {}
    if (former !== undefined) {
      const grown = grownHistory(history, former)
      if (grown !== undefined) changes[REVISION_HISTORY] = grown
    }
  }
  return withAnnotations(replicaSet, changes)
}

/** `1,3` and `5` give `1,3,5`; entries fall off the front so that it fits; `undefined` when it cannot. */
function grownHistory(history: string | undefined, former: string): string | undefined {
  if (history === undefined || history === '') return former
  const numbers = history.split(',')
  let length = history.length + former.length + 1
  let start = 0
  while (length > HISTORY_CHARACTERS_MAX && start < numbers.length) {
    length -= (numbers[start]?.length ?? 0) + 1
    start += 1
  }
  return length <= HISTORY_CHARACTERS_MAX ? [...numbers.slice(start), former].join(',') : undefined
}
