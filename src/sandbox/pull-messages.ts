import { parseImageReference } from '../engines/entrypoint/index.ts'

/**
 * What the kubelet is told when an image cannot be pulled, in containerd's words. Source: containerd `client/pull.go`,
 * `core/remotes/docker/resolver.go`; the texts appear after `Failed to pull image "x": ` in events.
 */
export function pullMessage(image: string, problem: 'not-found' | 'unauthorized'): string {
  const parsed = parseImageReference(image)
  const name = parsed.ok ? fullName(parsed.reference) : image
  const start = `failed to pull and unpack image "${name}": failed to resolve reference "${name}": `
  if (problem === 'not-found') return `rpc error: code = NotFound desc = ${start}${name}: not found`
  return (
    `rpc error: code = Unknown desc = ${start}pull access denied, repository does not exist or may require ` +
    'authorization: server message: insufficient_scope: authorization failed'
  )
}

function fullName(reference: { repository: string; tag?: string; digest?: string }): string {
  const { repository, tag, digest } = reference
  if (digest !== undefined) return `${repository}@${digest}`
  return `${repository}:${tag ?? 'latest'}`
}

/** `InvalidImageName`: the kubelet does not even try (pkg/kubelet/images/image_manager.go). */
export function invalidNameMessage(image: string): string {
  return `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format`
}

/** `ErrImageNeverPull`: the image is not on the node and may not be pulled. */
export function neverPullMessage(image: string): string {
  return `Container image "${image}" is not present with pull policy of Never`
}
