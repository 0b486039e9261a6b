import type { Container, Pod } from '../../kubernetes/types.ts'

/**
 * What a node would find out about one container if it ran it now. The rollout engine asks; the sandbox answers from
 * the world of images and the entrypoint engine, so that the two engines need not know each other. Times are ms.
 */
export interface ContainerFate {
  /** Why a volume of the pod cannot be mounted; no container of it is started before that is mended. */
  readonly unmounted?: string
  readonly pull:
    | { readonly ok: true; readonly afterMs: number }
    /** The kubelet reports ErrImagePull with `message`, then ImagePullBackOff, and tries again with growing delays. */
    | { readonly ok: false; readonly afterMs: number; readonly message: string }
  readonly run:
    /** Its process keeps running. `readyAfterMs` counts from its start and is used where the container has no readiness probe. */
    | { readonly kind: 'runs'; readonly readyAfterMs: number | 'never' }
    /** Its process ends by itself. */
    | { readonly kind: 'exits'; readonly afterMs: number; readonly exitCode: number; readonly message?: string }
    /** The container exists, its process never ran: state terminated with reason StartError, exit code 128. */
    | { readonly kind: 'start-error'; readonly exitCode: number; readonly message: string }
    /** No container could be made: state waiting with this reason (CreateContainerError, CreateContainerConfigError …). */
    | { readonly kind: 'create-error'; readonly reason: string; readonly message: string }
  /** How long the process takes to end once it is asked to; capped by the pod's grace period. */
  readonly stopMs: number
  /** What the container writes to its log in one run. */
  readonly log: string
}

/** Asked once per container start, so that an image that changed in the meantime has its new fate. */
export type ContainerRuntime = (container: Container, pod: Pod) => ContainerFate
