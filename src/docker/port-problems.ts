/** Why `-p` is refused: `[[IP:]HOST:]CONTAINER[/PROTO]`, with ranges. Source: docker/go-connections `nat`. */
export function publishProblem(text: string): string | undefined {
  if (text.includes('=')) return undefined
  const [ports = '', proto = 'tcp'] = text.split('/')
  const parts = ports.split(':')
  const container = parts.at(-1) ?? ''
  const host = parts.at(-2) ?? ''
  const address = parts.slice(0, -2).join(':')
  if (container === '') return `no port specified: ${text}<empty>`
  if (address !== '' && !/^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[\da-fA-F:]*:[\da-fA-F:]*:[\da-fA-F:]*\]?)$/.test(address)) {
    return `invalid IP address: ${address}`
  }
  if (!isPortRange(container)) return `invalid containerPort: ${container}`
  if (host !== '' && !isPortRange(host)) return `invalid hostPort: ${host}`
  return ['tcp', 'udp', 'sctp'].includes(proto.toLowerCase()) ? undefined : `invalid proto: ${proto}`
}

function isPortRange(text: string): boolean {
  const [start = '', end = start, ...more] = text.split('-')
  const ports = [start, end]
  return (
    more.length === 0 &&
    ports.every((port) => /^\d+$/.test(port) && Number(port) <= 65_535) &&
    Number(start) <= Number(end)
  )
}

/** Why `--expose` is refused: a port or a range, with a protocol. */
export function exposeProblem(text: string): string | undefined {
  const [port = ''] = text.split('/')
  if (isPortRange(port)) return undefined
  const bad = port.split('-').find((part) => !/^\d+$/.test(part))
  const why =
    bad === undefined
      ? `invalid range specified for port: ${port}`
      : `strconv.ParseUint: parsing ${JSON.stringify(bad)}: invalid syntax`
  return `invalid range format for --expose: ${text}, error: ${why}`
}
