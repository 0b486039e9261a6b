/** A tag taken apart: `1.27.3-alpine` is version 1, 27, 3 with the flavour `alpine`. */
interface TagParts {
  readonly version: readonly number[]
  readonly flavour: string
}

/**
 * The tag that most likely has the same config as `wanted`: the same flavour first, then the highest version not above
 * the wanted one, else the lowest above it. `undefined` when there are none to choose from. Example: of `1.16.1`, `1.25` and
 * `1.29-alpine`, the tag `1.27.3` is nearest to `1.25`.
 */
export function nearestTag(wanted: string, tags: readonly string[]): string | undefined {
  const target = partsOf(wanted)
  const sameFlavour = tags.filter((tag) => partsOf(tag).flavour === target.flavour)
  const pool = sameFlavour.length > 0 ? sameFlavour : tags
  const versioned = pool.filter((tag) => partsOf(tag).version.length > 0)
  if (target.version.length === 0 || versioned.length === 0) return pool.includes('latest') ? 'latest' : pool[0]

  const sorted = versioned.toSorted((a, b) => compareVersions(partsOf(a).version, partsOf(b).version))
  const below = sorted.filter((tag) => compareVersions(partsOf(tag).version, target.version) <= 0)
  return below.at(-1) ?? sorted[0]
}

function partsOf(tag: string): TagParts {
  const dash = tag.indexOf('-')
  const head = (dash === -1 ? tag : tag.slice(0, dash)).replace(/^v/, '')
  const isVersion = /^\d+(?:\.\d+)*$/.test(head)
  const flavour = isVersion ? (dash === -1 ? '' : tag.slice(dash + 1)) : tag === 'latest' ? '' : tag
  return { version: isVersion ? head.split('.').map(Number) : [], flavour: flavour.replace(/[\d.]+$/, '') }
}

function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
