import { lastOf, type Parsed } from './flags.ts'

/** Why `docker run` refuses flags that make sense one by one. Source: docker/cli `cli/command/container/opts.go`, docker/go-connections. */
export function runProblem(flags: Parsed['flags']): string | undefined {
  const health = ['cmd', 'interval', 'retries', 'timeout', 'start-period', 'start-interval']
  if (flags.has('no-healthcheck') && health.some((name) => flags.has(`health-${name}`))) {
    return '--no-healthcheck conflicts with --health-* options'
  }
  const pull = lastOf(flags, 'pull') ?? 'missing'
  if (!['always', 'missing', 'never', ''].includes(pull)) {
    return `invalid pull option: '${pull}': must be one of "always", "missing" or "never"`
  }
  return (
    first(flags.get('publish') ?? [], publishProblem) ??
    first(flags.get('expose') ?? [], exposeProblem) ??
    modeProblem(flags) ??
    restartProblem(flags)
  )
}

function first(values: readonly string[], problem: (text: string) => string | undefined): string | undefined {
  for (const value of values) {
    const found = problem(value)
    if (found !== undefined) return found
  }
  return undefined
}

/** `[[IP:]HOST:]CONTAINER[/PROTO]`, with ranges. */
function publishProblem(text: string): string | undefined {
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

function exposeProblem(text: string): string | undefined {
  const [port = ''] = text.split('/')
  if (isPortRange(port)) return undefined
  const bad = port.split('-').find((part) => !/^\d+$/.test(part))
  const why =
    bad === undefined
      ? `invalid range specified for port: ${port}`
      : `strconv.ParseUint: parsing ${JSON.stringify(bad)}: invalid syntax`
  return `invalid range format for --expose: ${text}, error: ${why}`
}

function modeProblem(flags: Parsed['flags']): string | undefined {
  for (const [name, shown, known] of [
    ['pid', 'PID', /^(?:|host|container:.+)$/],
    ['uts', 'UTS', /^(?:|host)$/],
    ['userns', 'USER', /^(?:|host)$/],
    ['cgroupns', 'CGROUP', /^(?:|host|private)$/],
  ] as const) {
    const value = lastOf(flags, name)
    if (value !== undefined && !known.test(value)) return `--${name}: invalid ${shown} mode`
  }
  return undefined
}

function restartProblem(flags: Parsed['flags']): string | undefined {
  const [policy = '', count] = (lastOf(flags, 'restart') ?? 'no').split(':')
  if (count !== undefined && !/^\d+$/.test(count))
    return 'invalid restart policy format: maximum retry count must be an integer'
  const stays = policy === 'no' || policy === ''
  if (flags.has('rm') && !stays) return 'conflicting options: cannot specify both --restart and --rm'
  return ['no', '', 'always', 'unless-stopped', 'on-failure'].includes(policy)
    ? undefined
    : `invalid restart policy: unknown policy '${policy}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`
}
