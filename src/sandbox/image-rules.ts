import type { ImageRule } from '../domain/world.ts'
import { normalizeReference, parseImageReference } from '../engines/entrypoint/index.ts'
import { matchesPattern } from '../formats/shell/pattern.ts'

/** The entries of `images:`, ready for looking up. */
export interface RuleIndex {
  /** The most specific entry that matches a reference. */
  match(reference: string): ImageRule | undefined
  /** Listed tags of a repository (`docker.io/library/nginx`) that others can be taken to be like; patterns are left out. */
  tagsOf(repository: string): readonly string[]
  /** The repositories that entries speak of, as people write them. */
  readonly names: readonly string[]
}

/** What people leave out of the name of an official image, and of any image of Docker Hub. */
const FAMILIAR = /^docker\.io\/(?:library\/)?/

interface Entry {
  readonly rule: ImageRule
  readonly repository: string
  /** A tag in which `*` stands for any characters, or a digest. */
  readonly tag: string
  /** Literal characters of the tag; an exact one beats every pattern. */
  readonly weight: number
}

/** Reads the keys. One that is no reference matches only the very same text. */
export function createRuleIndex(rules: readonly ImageRule[]): RuleIndex {
  const entries = rules.map(entryOf)
  const verbatim = new Map(rules.map((rule) => [rule.reference, rule]))
  return {
    match(reference) {
      const parsed = parseImageReference(reference)
      if (!parsed.ok) return verbatim.get(reference)
      const { repository, tag, digest } = parsed.reference
      const names = [tag, digest].filter((name) => name !== undefined)
      let best: Entry | undefined
      for (const entry of entries) {
        if (entry?.repository !== repository || !names.some((name) => isTag(entry, name))) continue
        if (best === undefined || entry.weight > best.weight) best = entry
      }
      return best?.rule
    },
    tagsOf: (repository) =>
      entries
        .filter((entry) => entry?.repository === repository && isLikeness(entry.rule) && !entry.tag.includes('*'))
        .map((entry) => entry?.tag ?? ''),
    names: entries.flatMap((entry) => (entry === undefined ? [] : [entry.repository.replace(FAMILIAR, '')])),
  }
}

/** An entry that makes something go wrong speaks of that one image, not of its repository. */
function isLikeness({ pull, readyAfterMs, exits }: ImageRule): boolean {
  return (pull === undefined || pull === 'slow') && readyAfterMs !== 'never' && exits === undefined
}

function isTag(entry: Entry, name: string): boolean {
  return entry.tag.includes('*') ? matchesPattern(entry.tag, name) : entry.tag === name
}

function entryOf(rule: ImageRule): Entry | undefined {
  const { reference } = rule
  const star = reference.indexOf('*')
  if (star === -1) {
    const parsed = parseImageReference(reference)
    if (!parsed.ok) return undefined
    const { repository, tag, digest } = parsed.reference
    return { rule, repository, tag: digest ?? tag ?? 'latest', weight: Infinity }
  }
  const colon = reference.lastIndexOf(':', star)
  const name = colon === -1 ? reference.slice(0, star) : reference.slice(0, colon)
  const normal = normalizeReference(`${name}:x`)
  if (normal === undefined) return undefined
  const tag = colon === -1 ? reference.slice(star) : reference.slice(colon + 1)
  return { rule, repository: normal.slice(0, -2), tag, weight: tag.replaceAll('*', '').length }
}
