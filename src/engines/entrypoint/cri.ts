import type { ProcessOutcome } from './types.ts'

/** How a node tells that a container could not be run. */
export type CriFailure =
  /** The container exists, its process never ran: terminated with reason StartError and exit code 128. */
  | { readonly kind: 'start-error'; readonly exitCode: 128; readonly message: string }
  /** There is no container: waiting with reason CreateContainerError. */
  | { readonly kind: 'create-error'; readonly message: string }

const RUNC =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: '
const CONTAINER_INIT = 'unable to start container process: error during container init: '

/**
 * What the kubelet gets back from containerd where `docker run` would have refused; `undefined` for a process that ran. A user
 * name that is not in the image keeps the container from being made, everything else shows when it is started. Source:
 * containerd `internal/cri/server`, `pkg/oci/spec_opts.go`; opencontainers/runc `utils_linux.go`.
 */
export function criFailure(outcome: ProcessOutcome): CriFailure | undefined {
  switch (outcome.kind) {
    case 'not-started': {
      const missing = /^unable to find (user|group)/.exec(outcome.error)?.[1]
      if (missing !== undefined) {
        const message = `failed to create containerd container: mount callback failed on /var/lib/containerd/tmpmounts/containerd-mount: no ${missing}s found`
        return { kind: 'create-error', message }
      }
      return { kind: 'start-error', exitCode: 128, message: RUNC + CONTAINER_INIT + outcome.error }
    }
    case 'not-created':
      if (outcome.error === 'no command specified') {
        return {
          kind: 'create-error',
          message: `failed to generate container spec: failed to generate spec: ${outcome.error}`,
        }
      }
      return { kind: 'start-error', exitCode: 128, message: `${RUNC}Cwd must be an absolute path` }
    default:
      return undefined
  }
}
