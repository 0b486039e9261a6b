/**
 * What the API server sees in an image name when it chooses `imagePullPolicy`
 * (pkg/util/parsers/parsers.go, github.com/distribution/reference): the tag, `latest` when neither tag nor digest is
 * given, and the empty string for a name that is no valid reference.
 */
export function effectiveTag(image: string): string {
  const match =
    /^(.+?)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$/.exec(
      image,
    )
  if (match === null) return ''
  const [, name = '', tag, digest] = match
  if (!isValidName(name)) return ''
  return tag ?? (digest === undefined ? 'latest' : '')
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
