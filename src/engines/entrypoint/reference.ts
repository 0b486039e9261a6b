import { createTextMemory } from '../../domain/text-memory.ts'

/** An image reference taken apart; `repository` always has its registry and, on Docker Hub, its `library/`. */
export interface ImageReference {
  /** `docker.io/library/nginx`. */
  readonly repository: string
  /** Absent when the reference names a digest only; `latest` when it names neither. */
  readonly tag?: string
  readonly digest?: string
  /** The shortest spelling Docker prints: `nginx`, `bitnami/nginx`, `quay.io/x/y`. */
  readonly familiarName: string
}

export type ReferenceResult =
  | { readonly ok: true; readonly reference: ImageReference }
  /** The text the docker and kubelet tools print: `invalid reference format …`. */
  | { readonly ok: false; readonly error: string }

const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/
const DOMAIN =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::[0-9]+)?$/

/**
 * Takes an image reference apart as `docker` does: no registry means Docker Hub, no folder there means `library/`, no tag
 * means `latest`. Fails with `invalid reference format`. Source: distribution/reference (ParseNormalizedNamed).
 */
export function parseImageReference(text: string): ReferenceResult {
  return references.get(text) ?? references.set(text, takeApart(text))
}

/** Everything that happens to an image begins with its reference, and a class speaks of the same few. */
const references = createTextMemory<ReferenceResult>()

function takeApart(text: string): ReferenceResult {
  if (/^[0-9a-f]{64}$/.test(text)) {
    return fail(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`)
  }
  const { registry, rest } = splitRegistry(text)
  const at = rest.indexOf('@')
  const digest = at === -1 ? undefined : rest.slice(at + 1)
  const named = at === -1 ? rest : rest.slice(0, at)
  const colon = named.lastIndexOf(':')
  const hasTag = colon > named.lastIndexOf('/')
  const path = hasTag ? named.slice(0, colon) : named
  const tag = hasTag ? named.slice(colon + 1) : undefined

  if (path.toLowerCase() !== path) {
    return fail(`invalid reference format: repository name (${path}) must be lowercase`)
  }
  const valid =
    path.split('/').every((component) => COMPONENT.test(component)) &&
    (tag === undefined || TAG.test(tag)) &&
    (digest === undefined || DIGEST.test(digest)) &&
    DOMAIN.test(registry) &&
    path.length <= 255
  if (!valid) return fail('invalid reference format')

  const repository = `${registry}/${path}`
  const effectiveTag = tag ?? (digest === undefined ? 'latest' : undefined)
  return {
    ok: true,
    reference: {
      repository,
      familiarName: familiarName(registry, path),
      ...(effectiveTag === undefined ? {} : { tag: effectiveTag }),
      ...(digest === undefined ? {} : { digest }),
    },
  }
}

/** The one spelling of a reference that is used for comparing: `docker.io/library/nginx:1.26`. */
export function normalizeReference(text: string): string | undefined {
  const parsed = parseImageReference(text)
  if (!parsed.ok) return undefined
  return normals.get(text) ?? normals.set(text, spelledOut(parsed.reference))
}

const normals = createTextMemory<string>()

function spelledOut({ repository, tag, digest }: ImageReference): string {
  return `${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`
}

/** The first part is a registry when it has a dot or a colon, is `localhost`, or has a capital letter. */
function splitRegistry(text: string): { registry: string; rest: string } {
  const slash = text.indexOf('/')
  const first = slash === -1 ? '' : text.slice(0, slash)
  const isRegistry = first !== '' && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first)
  if (!isRegistry) return { registry: 'docker.io', rest: text.includes('/') ? text : `library/${text}` }
  const registry = first === 'index.docker.io' ? 'docker.io' : first
  const rest = text.slice(slash + 1)
  return { registry, rest: registry === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest }
}

function familiarName(registry: string, path: string): string {
  if (registry !== 'docker.io') return `${registry}/${path}`
  return path.startsWith('library/') ? path.slice('library/'.length) : path
}

function fail(error: string): ReferenceResult {
  return { ok: false, error }
}
