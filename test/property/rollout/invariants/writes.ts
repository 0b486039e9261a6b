import type { Deployment, Pod, ReplicaSet } from '../../../../src/kubernetes/types.ts'
import { deploymentNamed, isRipe, ownerOf } from '../scene.ts'
import { must } from '../violation.ts'
import type { World } from '../world.ts'
import { deadlineMs, progressing } from './progress.ts'

const FIGURES = ['replicas', 'readyReplicas', 'availableReplicas'] as const

/** Holds every single write of a controller against the objects as they stand at that moment. */
export function watchWrites(world: World): void {
  for (const name of world.names) watchDeployment(world, name)
  const seen = new Map<string, number>()
  world.cluster.watch({ resource: 'replicasets', namespace: 'default' }, ({ object }) => {
    const set = object as ReplicaSet
    const { uid = '' } = set.metadata
    const { availableReplicas = 0 } = set.status
    if (availableReplicas > (seen.get(uid) ?? 0)) checkAvailable(world, set)
    seen.set(uid, availableReplicas)
  })
}

function watchDeployment({ cluster }: World, name: string): void {
  let before = deploymentNamed(cluster, name)
  cluster.watch({ resource: 'deployments', namespace: 'default', name }, ({ object, atMs }) => {
    const deployment = object as Deployment
    const sets = (cluster.api.list('replicasets', 'default') as readonly ReplicaSet[]).filter(
      (set) => ownerOf(set) === deployment.metadata.uid,
    )
    for (const figure of FIGURES) {
      const [told, was] = [deployment.status[figure] ?? 0, before.status[figure] ?? 0]
      const sum = sets.reduce((total, { status }) => total + (status[figure] ?? 0), 0)
      if (told !== was)
        must(told === sum, "a Deployment's figures are sums over its ReplicaSets", { figure, told, sum })
    }
    checkDeadlineOver(before, deployment, atMs)
    before = deployment
  })
}

/** Nothing counts as stuck before its deadline is over. */
function checkDeadlineOver(before: Deployment, after: Deployment, nowMs: number): void {
  const [was, is] = [progressing(before), progressing(after)]
  if (is?.reason !== 'ProgressDeadlineExceeded' || was?.reason === is.reason) return
  const overMs = was === undefined ? Infinity : deadlineMs(after, was)
  must(nowMs > overMs, 'a rollout is stuck only after its deadline', { nowMs, overMs, was })
}

/** Pods count as available only when they have been Ready for `minReadySeconds`. */
function checkAvailable({ cluster }: World, { metadata, spec, status }: ReplicaSet): void {
  const pods = (cluster.api.list('pods', 'default') as readonly Pod[]).filter((pod) => ownerOf(pod) === metadata.uid)
  const ripe = pods.filter((pod) => isRipe(pod, spec.minReadySeconds ?? 0, cluster.nowMs))
  const told = status.availableReplicas ?? 0
  must(told <= ripe.length, 'available pods have been Ready long enough', { told, ripe: ripe.length })
}
