import type { Bug } from './patched-engine.ts'

/** Bugs that such an engine might well have. The invariants have to catch each of them. */
export const BUGS: readonly Bug[] = [
  {
    name: 'a percentage of surge is rounded down',
    module: 'resolve.ts',
    text: "replicas, 'up')",
    instead: "replicas, 'down')",
  },
  {
    name: 'with neither surge nor unavailability nothing may move',
    module: 'resolve.ts',
    text: 'surge === 0 && asked === 0 ? 1 : asked',
    instead: 'asked',
  },
  {
    name: 'the newest ReplicaSet grows one pod beyond the ceiling',
    module: 'rolling.ts',
    text: 'const room = maxReplicas(deployment) - sumDesired(all)',
    instead: 'const room = maxReplicas(deployment) - sumDesired(all) + 1',
  },
  {
    name: 'unhealthy pods are cleaned up below the floor',
    module: 'rolling.ts',
    text: 'Math.min(allowance - removed, unhealthy)',
    instead: 'unhealthy',
  },
  {
    name: 'new pods count as available before they are',
    module: 'rolling.ts',
    text: 'sumAvailable([...old, newest]) - floor',
    instead: 'sumAvailable(old) + newest.spec.replicas - floor',
  },
  {
    name: 'old pods are taken down on figures that are out of date',
    module: 'rolling.ts',
    text: 'if (unhealthy < 0) return undefined',
    instead: 'if (unhealthy < 0) continue',
  },
  {
    name: 'a ReplicaSet that is used again keeps its old revision',
    module: 'new-replica-set.ts',
    text: 'if (revisionOf(replicaSet) < revision)',
    instead: 'if (revisionOf(replicaSet) === 0)',
  },
  {
    name: 'pods are recreated while old ones are on their way out',
    module: 'recreate.ts',
    text: 'sumCurrent(old) > 0 || old.some((replicaSet) => draft.view.livePods(replicaSet) > 0)',
    instead: 'sumCurrent(old) > 0',
  },
  {
    name: 'what proportions leave over is forgotten',
    module: 'scale.ts',
    text: 'index === 0 ? toAdd - added : 0',
    instead: '0',
  },
  {
    name: 'a pause does not hold the rollout',
    module: 'sync.ts',
    text: 'if (draft.deployment.spec.paused === true)',
    instead: 'if (draft.deployment.spec.paused === undefined)',
  },
  {
    name: 'one revision more than asked for is kept',
    module: 'cleanup.ts',
    text: 'alive.length - limit',
    instead: 'alive.length - limit - 1',
  },
  {
    name: 'the progress deadline comes at half time',
    module: 'progress.ts',
    text: '(deployment.spec.progressDeadlineSeconds ?? 0) * 1000',
    instead: '(deployment.spec.progressDeadlineSeconds ?? 0) * 500',
  },
  {
    name: 'nobody looks again when the deadline is over',
    module: 'progress.ts',
    text: 'if (!writeStatus(draft, figures, conditions)) checkDeadlineLater(draft, figures, conditions)',
    instead: 'writeStatus(draft, figures, conditions)',
  },
  {
    name: 'minReadySeconds is not waited for',
    module: 'replica-set.ts',
    text: 'return minReadySeconds === 0 ||',
    instead: 'return minReadySeconds >= 0 ||',
  },
  {
    name: 'pods on their way out count as there',
    module: 'replica-set.ts',
    text: "return metadata.deletionTimestamp === undefined && status.phase !== 'Succeeded'",
    instead: "return metadata.deletionTimestamp !== '' && status.phase !== 'Succeeded'",
  },
]
