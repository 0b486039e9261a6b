/**
 * What the API server sees in an image name when it chooses `imagePullPolicy`
 * (pkg/util/parsers/parsers.go, github.com/distribution/reference): the tag, `latest` when neither tag nor digest is
 * given, and the empty string for a name that is no valid reference.
 */
export function effectiveTag(image: string): string {
  const parts = partsOf(image)
  if (parts === undefined) return ''
  return parts.tag ?? (parts.digest === undefined ? 'latest' : '')
}

/** Whether a node can make sense of an image name at all; of any other it says `InvalidImageName`. */
export function isImageName(image: string): boolean {
  return partsOf(image) !== undefined
}

interface ImageParts {
  readonly tag: string | undefined
  readonly digest: string | undefined
}

function partsOf(image: string): ImageParts | undefined {
  const match =
    /^(.+?)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$/.exec(
      image,
    )
  if (match === null) return undefined
  const [, name = '', tag, digest] = match
  return isValidName(name) ? { tag, digest } : undefined
}

const NAME_LENGTH_MAX = 255

function isValidName(name: string): boolean {
  const slash = name.indexOf('/')
  const first = slash < 0 ? '' : name.slice(0, slash)
  const hasDomain = first !== '' && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase())
  const path = hasDomain ? name.slice(slash + 1) : name
  if (hasDomain && !isValidDomain(first)) return false
  if (name.length > NAME_LENGTH_MAX || /^[0-9a-f]{64}$/.test(name)) return false
  return path.split('/').every((part) => /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/.test(part))
}

function isValidDomain(domain: string): boolean {
  const [host = '', port] = domain.split(':')
  if (port !== undefined && !/^[0-9]+$/.test(port)) return false
  return host.split('.').every((part) => /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])$/.test(part))
}
