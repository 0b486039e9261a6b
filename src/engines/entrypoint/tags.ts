/** A tag taken apart: `8.3-fpm-alpine3.22` is version 8, 3 with the flavours `fpm` and `alpine`. */
interface TagParts {
  readonly version: readonly number[]
  readonly flavours: ReadonlySet<string>
}

/** Releases of a distribution that an image builds on anyway: the config is the same on each of them. */
const RELEASES: ReadonlySet<string> = new Set(
  (
    'wheezy jessie stretch buster bullseye bookworm trixie forky sid xenial bionic focal jammy noble oracular plucky questing resolute ' +
    'debian ubuntu temurin latest stable oldstable lts current mainline edge rc beta alpha dev nightly'
  ).split(' '),
)

/** Flavours that say what an image is made for; one that lacks them is another image. */
const DECISIVE: ReadonlySet<string> = new Set(['windowsservercore', 'nanoserver'])

/**
 * The tag that most likely has the same config as `wanted`: the one that shares most flavours and has fewest others, then the
 * highest version not above the wanted one, else the lowest above it. `undefined` when there are none to choose from. Examples:
 * of `1.16.1`, `1.25` and `1.29-alpine`, the tag `1.27.3` is nearest to `1.25`; of `8.4-apache`, `8.4-fpm` and
 * `8.4-fpm-alpine`, the tag `8.4-fpm-alpine3.22` is nearest to the last.
 */
export function nearestTag(wanted: string, tags: readonly string[]): string | undefined {
  const target = partsOf(wanted)
  const scored = tags.map((tag) => ({ tag, parts: partsOf(tag) }))
  const fitting = scored.filter(({ parts }) =>
    [...DECISIVE].every((flavour) => parts.flavours.has(flavour) === target.flavours.has(flavour)),
  )
  const best = Math.max(...fitting.map(({ parts }) => likeness(target, parts)))
  const pool = fitting.filter(({ parts }) => likeness(target, parts) === best)
  const versioned = pool.filter(({ parts }) => parts.version.length > 0)
  if (target.version.length === 0 || versioned.length === 0) {
    return (pool.find(({ tag }) => tag === 'latest') ?? pool[0])?.tag
  }
  const sorted = versioned.toSorted((a, b) => compareVersions(a.parts.version, b.parts.version))
  const below = sorted.filter(({ parts }) => compareVersions(parts.version, target.version) <= 0)
  return (below.at(-1) ?? sorted[0])?.tag
}

function likeness(a: TagParts, b: TagParts): number {
  const common = [...a.flavours].filter((flavour) => b.flavours.has(flavour)).length
  return 3 * common - a.flavours.size - b.flavours.size
}

function partsOf(tag: string): TagParts {
  const [head = '', ...rest] = tag.split('-')
  const number = /^v?(\d+(?:[._]\d+)*)$/.exec(head)?.[1]
  const words = (number === undefined ? [head, ...rest] : rest).map((word) => word.replace(/[\d._]+$/, ''))
  return {
    version: number === undefined ? [] : number.split(/[._]/).map(Number),
    flavours: new Set(words.filter((word) => word !== '' && !RELEASES.has(word))),
  }
}

function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
