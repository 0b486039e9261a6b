import type { Pod } from '../kubernetes/types.ts'

/**
 * Pods with the one first whose log says most (kubectl pkg/util/podutils/podutils.go, ByLogging): on a node, running, ready,
 * ready for longest, restarted most often, youngest.
 */
export function podsForLogs(pods: readonly Pod[]): readonly Pod[] {
  return pods
    .filter((pod) => pod.status.phase !== 'Succeeded' || pods.length === 1)
    .toSorted((a, b) => {
      for (const rank of RANKS) {
        const [x, y] = [rank(a), rank(b)]
        if (x !== y) return x < y ? -1 : 1
      }
      return 0
    })
}

const RANKS: readonly ((pod: Pod) => number | string)[] = [
  (pod) => (pod.spec.nodeName === undefined ? 1 : 0),
  (pod) => (pod.status.phase === 'Running' ? 0 : 1),
  (pod) => (readySince(pod) === undefined ? 1 : 0),
  (pod) => readySince(pod) ?? '',
  (pod) => -Math.max(0, ...(pod.status.containerStatuses ?? []).map((status) => status.restartCount)),
]

function readySince(pod: Pod): string | undefined {
  const ready = pod.status.conditions?.find(({ type, status }) => type === 'Ready' && status === 'True')
  return ready?.lastTransitionTime
}
