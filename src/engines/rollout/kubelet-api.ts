import type { Pod } from '../../kubernetes/types.ts'

/**
 * What plays the nodes. It decides when a pod's status changes and to what; the cluster writes it and tells the
 * controllers. The product passes the real kubelet model, a replay passes the one its recordings were made with.
 */
export interface Kubelet {
  /** A pod was created at `nowMs` and is bound to a node at once. */
  adopt(pod: Pod, nowMs: number): PodLife
}

/** The life of one pod on its node. */
export interface PodLife {
  /** The next change of its status, or `undefined` when nothing more happens by itself. Asked again after each change was written. */
  next(nowMs: number): PodChange | undefined
  /** How many ms after its deletion was asked for the pod is gone. */
  stopAfterMs(nowMs: number): number
  /** What a container wrote in its present run, or in the one before; `undefined` when there was no such run. */
  log(container: string, previous: boolean, nowMs: number): string | undefined
}

export interface PodChange {
  readonly atMs: number
  /** A retry (image pull or restart after a back-off) does not keep the world from counting as settled. */
  readonly kind: 'progress' | 'retry'
  readonly status: Pod['status']
  /** What the kubelet tells about the pod at that moment, as Events. */
  readonly events?: readonly {
    readonly type: 'Normal' | 'Warning'
    readonly reason: string
    readonly message: string
  }[]
}
