import type { Value } from '../domain/json.ts'
import { remembering } from '../domain/remembering.ts'
import type { ContainerView } from './types.ts'

/** Labels of the image and of the command line; `undefined` when some come from a file. */
export function containerLabels({ image, flags }: ContainerView): Readonly<Record<string, string>> | undefined {
  if (flags.has('label-file')) return undefined
  const given = (flags.get('label') ?? []).map((label) => {
    const equals = label.indexOf('=')
    return equals === -1 ? ([label, ''] as const) : ([label.slice(0, equals), label.slice(equals + 1)] as const)
  })
  return Object.fromEntries([...Object.entries(image.config.Labels), ...given])
}

/** A port of the container, and the port of the host that was chosen for it. */
interface Published {
  /** `80/tcp`. */
  readonly inside: string
  readonly host: string
}

/** What `-p HOST:CONTAINER` says; `undefined` for addresses, ranges, and ports that the daemon chooses. */
function published({ flags }: ContainerView): readonly Published[] | undefined {
  if (flags.has('publish-all')) return undefined
  const ports: Published[] = []
  for (const text of flags.get('publish') ?? []) {
    const [, host = '', port = '', protocol = 'tcp'] = /^(\d+):(\d+)(?:\/(tcp|udp|sctp))?$/.exec(text) ?? []
    if (port === '') return undefined
    ports.push({ inside: `${port}/${protocol}`, host })
  }
  return ports
}

/** `HostConfig.PortBindings`. */
export function portBindings(view: ContainerView): Value | undefined {
  return grouped(published(view), [''])
}

/** `NetworkSettings.Ports`: of a container that does not run there are none. */
export function publishedPorts(view: ContainerView): Value | undefined {
  if (view.state.status !== 'running') return {}
  const ports = published(view)
  if (ports === undefined || ['expose', 'network'].some((name) => view.flags.has(name))) return undefined
  const closed = closedPorts(view.image.config.ExposedPorts)
  return ports.length === 0 ? closed : { ...closed, ...grouped(ports, ['0.0.0.0', '::']) }
}

function grouped(
  ports: readonly Published[] | undefined,
  addresses: readonly string[],
): Readonly<Record<string, Value>> | undefined {
  if (ports === undefined) return undefined
  const groups: Record<string, { readonly HostIp: string; readonly HostPort: string }[]> = {}
  for (const { inside, host } of ports) {
    groups[inside] = [...(groups[inside] ?? []), ...addresses.map((address) => ({ HostIp: address, HostPort: host }))]
  }
  return groups
}

/** `Config.ExposedPorts`: those of the image and those that were published. */
export function exposedPorts(view: ContainerView): Readonly<Record<string, Value>> | null | undefined {
  const ports = published(view)
  if (ports === undefined || view.flags.has('expose')) return undefined
  const { ExposedPorts } = view.image.config
  return setOf(ports.length === 0 ? ExposedPorts : [...ExposedPorts, ...ports.map(({ inside }) => inside)])
}

/** Go's sets are maps to nothing; one without elements is nil. An image can expose all ports there are. */
export const setOf = remembering((names: readonly string[]): Readonly<Record<string, Value>> | null =>
  names.length === 0 ? null : Object.fromEntries(names.toSorted().map((name) => [name, {}])),
)

const closedPorts = remembering((names: readonly string[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(names.toSorted().map((name) => [name, null])),
)
