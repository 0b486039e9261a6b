/** From a pulled image to a running process, in ms. */
export const START_MS = 300

/** From a first end to the first restart, and from ErrImagePull to ImagePullBackOff: the kubelet's next look at the pod. */
export const NEXT_LOOK_MS = 1000

/** From a container that could not be made to the next try: 10 to 15 s (pkg/kubelet/pod_workers.go, backOffPeriod and its jitter). */
export const CREATE_AGAIN_MS = 12_500

/** Delays between tries to mount a volume (pkg/util/goroutinemap/exponentialbackoff): 500 ms, 1 s, 2 s … 2 min 2 s. */
export function growMountDelay(beforeMs: number): number {
  return beforeMs === 0 ? 500 : Math.min(beforeMs * 2, 122_000)
}

/** Until the sandbox of a pod whose processes have ended is torn down: the least a deletion takes, in ms. */
export const TEAR_DOWN_MS = 100

/** Delays between restarts, and between pulls: doubled up to a maximum, forgotten after a long run (pkg/kubelet/kubelet.go). */
export const BACK_OFF = { firstMs: 10_000, maxMs: 300_000, forgottenAfterMs: 600_000 } as const

/** The delay after one of `beforeMs`: 10 s, 20 s, 40 s … 5 min. */
export function growBackOff(beforeMs: number): number {
  return beforeMs === 0 ? BACK_OFF.firstMs : Math.min(beforeMs * 2, BACK_OFF.maxMs)
}
