import { isGood } from '../images.ts'
import { available, isComplete, isObserved, revisionOf, type Scene, total, wanted } from '../scene.ts'
import { must } from '../violation.ts'
import type { World } from '../world.ts'
import { boundsOf, isSized, isStranded } from './bounds.ts'
import { deadlineMs, progressing } from './progress.ts'

/** What holds once nothing is due any more: every figure is the truth, and nobody wants anything. */
export function checkSettled(world: World, scene: Scene): void {
  checkPods(scene)
  checkStatus(scene)
  checkRevision(scene)
  checkWantsNothing(world, scene)
  if (scene.deployment.spec.paused === true || isStranded(scene)) return
  checkOutcome(scene)
  checkRolloutStatus(world, scene)
}

function checkPods({ holdings }: Scene): void {
  for (const holding of holdings) {
    const { set, active, ready, terminating } = holding
    const facts = { name: set.metadata.name, active, ready, terminating, wanted: wanted(holding), status: set.status }
    must(active === wanted(holding) && terminating === 0, 'a ReplicaSet has the pods it wants', facts)
    must(set.status.replicas === active && (set.status.readyReplicas ?? 0) === ready, 'its status tells so', facts)
    must(available(holding) === ready, 'all Ready pods have become available', facts)
    must(set.status.observedGeneration === set.metadata.generation, 'it has been observed', facts)
  }
}

function checkStatus({ deployment, holdings, newest }: Scene): void {
  const { status } = deployment
  const facts = { name: deployment.metadata.name, status }
  must(isObserved(deployment), 'a settled Deployment has been observed', facts)
  const sums = {
    replicas: total(holdings, ({ set }) => set.status.replicas),
    readyReplicas: total(holdings, ({ set }) => set.status.readyReplicas ?? 0),
    availableReplicas: total(holdings, available),
    updatedReplicas: newest?.set.status.replicas ?? 0,
    unavailableReplicas: Math.max(0, total(holdings, wanted) - total(holdings, available)),
  }
  for (const figure of Object.keys(sums) as (keyof typeof sums)[]) {
    must((status[figure] ?? 0) === sums[figure], 'a settled status is the truth', { ...facts, figure, sums })
  }
}

function checkRevision({ deployment, holdings, newest }: Scene): void {
  if (newest === undefined) return
  const facts = { revision: revisionOf(deployment), revisions: holdings.map(({ set }) => revisionOf(set)) }
  must(facts.revision === Math.max(...facts.revisions), "the Deployment's revision is the latest", facts)
  must(facts.revision === revisionOf(newest.set), 'the newest template has it', facts)
}

/** What a rollout that was let run has come to. */
function checkOutcome(scene: Scene): void {
  const { deployment, holdings, newest } = scene
  const { replicas, template, revisionHistoryLimit = 10 } = deployment.spec
  const bounds = boundsOf(deployment)
  const facts = { replicas, ...bounds, sizes: holdings.map(wanted), newest: newest?.set.metadata.name }
  must(
    holdings.every((holding) => isSized(holding, deployment)),
    'all sizes are up to date',
    facts,
  )
  must(newest !== undefined, 'there is a ReplicaSet of the newest template', facts)
  if (isGood(template.spec.containers[0]?.image)) must(isComplete(scene), 'a rollout of a good image completes', facts)
  if (isComplete(scene)) {
    must(holdings.length - 1 <= revisionHistoryLimit, 'no more history than asked for', facts)
  } else {
    const full = newest !== undefined && wanted(newest) === replicas
    must(full || total(holdings, wanted) >= bounds.ceiling, 'a stuck rollout has done what it may', facts)
  }
}

/** A settled state reconciles to itself. */
function checkWantsNothing({ engine, cluster }: World, { deployment, holdings, nowMs }: Scene): void {
  const view = {
    deployment,
    replicaSets: holdings.map(({ set }) => set),
    livePods: ({ metadata }: { readonly metadata: { readonly uid?: string } }) =>
      holdings.find(({ set }) => set.metadata.uid === metadata.uid)?.pods.length ?? 0,
    named: () => undefined,
  }
  // a deadline that has just passed is noticed a second later
  const condition = progressing(deployment)
  const overMs = condition === undefined || condition.status === 'False' ? Infinity : deadlineMs(deployment, condition)
  const intents = engine.syncDeployment(view, Math.min(nowMs, overMs)).filter(({ kind }) => kind !== 'sync-again')
  must(intents.length === 0, 'a settled state reconciles to itself', { intents })
  must(cluster.diagnostics.length === 0, 'no limit is reached', { diagnostics: cluster.diagnostics })
}

/** kubectl tells of success exactly when the rollout is complete. */
function checkRolloutStatus({ kubectl }: World, scene: Scene): void {
  const { metadata, spec } = scene.deployment
  const { exit, stdout, stderr } = kubectl('rollout', 'status', `deployment/${metadata.name}`, '--watch=false')
  const facts = { exit, stdout, stderr, replicas: spec.replicas }
  must(stdout.includes('successfully rolled out') === isComplete(scene), 'rollout status tells the truth', facts)
}
