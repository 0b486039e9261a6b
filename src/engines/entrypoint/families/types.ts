import type { BaseImageFacts } from '../base-image-facts.ts'

/** Images of one repository whose tags all have the same config, but for what the tag itself says. */
export interface BaseImageFamily {
  /** As people write it: `debian`, `azul/zulu-openjdk`. Several when they are the same images. */
  readonly repositories: readonly string[]
  /** The whole tag. The group `version` is the version of the software, when the tag has one. */
  readonly tags: RegExp
  /**
   * In `env`, `{version}` is the full version, `{major}` its first number, any other word a group of `tags`. A variable whose value
   * cannot be known from the tag or from `releases` is left out.
   */
  readonly facts: Omit<BaseImageFacts, 'aliases'>
  /** Full versions on the day of the source, the newest first: what `1.26` and `latest` stand for. */
  readonly releases?: readonly string[]
  /** How many numbers a full version has; 3 when left out. */
  readonly numbers?: number
}

/** The `PATH` of a distribution. */
export const USUAL_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

type Facts = BaseImageFamily['facts']
type System = Pick<Facts, 'os' | 'sh' | 'bash' | 'libc'>

export const DEBIAN: System = { os: 'debian', sh: 'dash', bash: true, libc: 'glibc' }
export const UBUNTU: System = { os: 'ubuntu', sh: 'dash', bash: true, libc: 'glibc' }
export const ALPINE: System = { os: 'alpine', sh: 'busybox', bash: false, libc: 'musl' }
/** Distributions that are made like Red Hat's. */
export const RED_HAT: System = { os: 'oraclelinux', sh: 'bash', bash: true, libc: 'glibc' }

/** Facts of an image that adds little to its distribution. */
export function facts(
  system: System,
  more: Partial<Facts> & { readonly cmd: Facts['cmd']; readonly kind: Facts['kind'] },
): Facts {
  return { entrypoint: null, ...system, ...more, env: { PATH: USUAL_PATH, ...more.env } }
}

const DEBIAN_NAMES = 'wheezy|jessie|stretch|buster|bullseye|bookworm|trixie|forky|duke|sid'
const UBUNTU_NAMES =
  'trusty|xenial|bionic|focal|hirsute|impish|jammy|kinetic|lunar|mantic|noble|oracular|plucky|questing|resolute'

/** Parts of tags, for `tagPattern`. */
const PARTS: Readonly<Record<string, string>> = {
  version: '(?<version>[0-9]+(?:\\.[0-9]+)*)',
  debian: `(?:${DEBIAN_NAMES})`,
  ubuntu: `(?:${UBUNTU_NAMES})`,
  alpine: 'alpine(?:-?3\\.[0-9]+)?',
  java: '(?<version>[0-9]+)(?:u[0-9]+-b[0-9]+|(?:\\.[0-9]+)*(?:_[0-9]+)?)',
}

/** A pattern of whole tags; `{debian}` stands for any release of Debian, and so on. `?` after a brace makes it optional. */
export function tagPattern(text: string): RegExp {
  // oxlint-disable-next-line no-restricted-globals -- the patterns are those of our tables, and a tag has 128 characters at most
  return new RegExp(`^(?:${text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => PARTS[name] ?? whole)})$`)
}
