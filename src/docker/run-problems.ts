import type { VirtualFiles } from '../domain/tool.ts'
import { goQuote } from '../domain/go-quote.ts'
import { readKeyValueFile } from './environment.ts'
import { lastOf, type Parsed } from './flags.ts'
import { exposeProblem, publishProblem } from './port-problems.ts'

type Flags = Parsed['flags']

/** Why `docker run` does not take `--pull`, which it looks at first. */
export function pullProblem(flags: Flags): string | undefined {
  const pull = lastOf(flags, 'pull') ?? 'missing'
  return ['always', 'missing', 'never', ''].includes(pull)
    ? undefined
    : `invalid pull option: '${pull}': must be one of "always", "missing" or "never"`
}

/** Why `docker run` refuses flags that are looked at before variables are read. Source: docker/cli `cli/command/container/opts.go` (parse). */
export function placeProblem(flags: Flags): string | undefined {
  const mac = lastOf(flags, 'mac-address') ?? ''
  if (mac !== '' && !isMacAddress(mac.trim())) return `${mac} is not a valid mac address`
  const swappiness = Number(lastOf(flags, 'memory-swappiness') ?? -1)
  if (swappiness < -1 || swappiness > 100) return `invalid value: ${swappiness}. Valid memory swappiness range is 0-100`
  return (
    first(flags.get('volume') ?? [], volumeProblem) ??
    first(flags.get('publish') ?? [], publishProblem) ??
    first(flags.get('expose') ?? [], exposeProblem)
  )
}

/** Why `docker run` refuses flags that are looked at once variables are read. Source: as for `placeProblem`. */
export function settingProblem(flags: Flags, files: VirtualFiles): string | undefined {
  return (
    first(flags.get('label-file') ?? [], (path) => {
      const lines = readKeyValueFile(files, path)
      return lines.ok ? undefined : lines.error
    }) ??
    modeProblem(flags) ??
    restartFormatProblem(flags) ??
    (lastOf(flags, 'log-driver') === 'none' && flags.has('log-opt')
      ? 'invalid logging opts for driver none'
      : undefined) ??
    first(flags.get('security-opt') ?? [], (option) => securityProblem(option, files)) ??
    (flags.get('storage-opt')?.every((option) => option.includes('=')) === false
      ? 'invalid storage option'
      : undefined) ??
    healthProblem(flags) ??
    (flags.has('rm') && !['no', ''].includes(restartOf(flags).policy)
      ? 'conflicting options: cannot specify both --restart and --rm'
      : undefined)
  )
}

function first(values: readonly string[], problem: (text: string) => string | undefined): string | undefined {
  for (const value of values) {
    const found = problem(value)
    if (found !== undefined) return found
  }
  return undefined
}

/** Six, eight or twenty bytes, with one kind of sign between them (Go `net.ParseMAC`). */
function isMacAddress(text: string): boolean {
  if (/^(?:[\da-f]{4}\.){2}(?:[\da-f]{4}\.)?[\da-f]{4}$/i.test(text)) return true
  const bytes = text.split(text.charAt(2) === '-' ? '-' : ':')
  return [6, 8, 20].includes(bytes.length) && bytes.every((byte) => /^[\da-f]{2}$/i.test(byte))
}

/** `[SOURCE:]TARGET[:OPTIONS]`; a letter alone in front of a colon is a drive. Source: docker/cli `internal/volumespec`. */
function volumeProblem(text: string): string | undefined {
  if (text === '') return 'invalid empty volume spec'
  if (text.length <= 2) return undefined
  const sections = ['']
  for (const character of text) {
    const section = sections.at(-1) ?? ''
    if (character === ':' && !/^[A-Za-z]$/.test(section)) sections.push('')
    else sections[sections.length - 1] = section + character
  }
  const bad = sections.findIndex((section, index) => section === '' || (index === 2 && sections.length > 3))
  if (bad === -1) return undefined
  return `invalid spec: ${text}: ${sections[bad] === '' ? 'empty section between colons' : 'too many colons'}`
}

function healthProblem(flags: Flags): string | undefined {
  const isGiven = (name: string): boolean => !/^(?:|0\D*)$/.test(lastOf(flags, `health-${name}`) ?? '')
  const numbers = ['interval', 'timeout', 'retries', 'start-period', 'start-interval']
  const given = ['cmd', ...numbers].filter(isGiven)
  if (flags.has('no-healthcheck'))
    return given.length > 0 ? '--no-healthcheck conflicts with --health-* options' : undefined
  const negative = numbers.find((name) => lastOf(flags, `health-${name}`)?.startsWith('-') === true && isGiven(name))
  return negative === undefined ? undefined : `--health-${negative} cannot be negative`
}

function securityProblem(option: string, files: VirtualFiles): string | undefined {
  const cut = option.search(option.includes('=') ? '=' : ':')
  const name = cut === -1 ? option : option.slice(0, cut)
  const value = cut === -1 ? '' : option.slice(cut + 1)
  if (name === 'no-new-privileges' || option.startsWith('no-new-privileges:')) return undefined
  if (value === '') return `Invalid --security-opt: ${goQuote(option)}`
  if (name !== 'seccomp' || value === 'builtin' || value === 'unconfined') return undefined
  return files.read(value) === undefined
    ? `opening seccomp profile (${value}) failed: open ${value}: no such file or directory`
    : undefined
}

function modeProblem(flags: Flags): string | undefined {
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

/** `on-failure:3` in two. */
function restartOf(flags: Flags): { readonly policy: string; readonly count: string } {
  const text = lastOf(flags, 'restart') ?? 'no'
  const colon = text.indexOf(':')
  return colon === -1 ? { policy: text, count: '' } : { policy: text.slice(0, colon), count: text.slice(colon + 1) }
}

function restartFormatProblem(flags: Flags): string | undefined {
  const { policy, count } = restartOf(flags)
  if (policy === '' && (lastOf(flags, 'restart') ?? '') !== '')
    return 'invalid restart policy format: no policy provided before colon'
  return /^(?:|[-+]?\d+)$/.test(count)
    ? undefined
    : 'invalid restart policy format: maximum retry count must be an integer'
}

/** What the daemon says of a policy that can be read. Source: moby `api/types/container/hostconfig.go` (ValidateRestartPolicy). */
export function restartProblem(flags: Flags): string | undefined {
  const { policy, count } = restartOf(flags)
  const retries = Number(count)
  switch (policy) {
    case 'always':
    case 'no':
    case 'unless-stopped':
      if (retries === 0) return undefined
      return `invalid restart policy: maximum retry count can only be used with 'on-failure'${retries < 0 ? ' and cannot be negative' : ''}`
    case 'on-failure':
      return retries < 0 ? 'invalid restart policy: maximum retry count cannot be negative' : undefined
    case '':
      return undefined
    default:
      return `invalid restart policy: unknown policy '${policy}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`
  }
}
