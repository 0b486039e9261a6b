import type { BaseImageFacts } from '../base-image-facts.ts'
import { normalizeReference } from '../reference.ts'
import { DISTRIBUTIONS } from './distributions.ts'
import { DATABASES } from './databases.ts'
import { JAVA } from './java.ts'
import { LANGUAGES } from './languages.ts'
import type { BaseImageFamily } from './types.ts'

const FAMILIES = [...DISTRIBUTIONS, ...LANGUAGES, ...JAVA, ...DATABASES]

/**
 * The facts of an image whose tag follows the rule of its repository. `undefined` when no rule covers it. Example: `golang:1.26.7-alpine`
 * has the config of every Go image on Alpine, with GOLANG_VERSION from the tag.
 */
export function familyFacts(repository: string, tag: string): Omit<BaseImageFacts, 'aliases'> | undefined {
  for (const family of familyIndex().get(repository) ?? []) {
    const match = family.tags.exec(tag)
    if (match !== null) return withValues(family, match.groups ?? {})
  }
  return undefined
}

/** Repositories that rules speak of, as people write them. */
export function familyNames(): readonly string[] {
  return FAMILIES.flatMap(({ repositories }) => repositories)
}

let index: ReadonlyMap<string, readonly BaseImageFamily[]> | undefined

/** By full repository. Made on first use. */
function familyIndex(): ReadonlyMap<string, readonly BaseImageFamily[]> {
  if (index !== undefined) return index
  const made = new Map<string, BaseImageFamily[]>()
  for (const family of FAMILIES) {
    for (const name of family.repositories) {
      const repository = (normalizeReference(name) ?? name).replace(/:latest$/, '')
      made.set(repository, [...(made.get(repository) ?? []), family])
    }
  }
  index = made
  return made
}

/** `written` is what the groups of the pattern took from the tag. */
function withValues(
  family: BaseImageFamily,
  written: Readonly<Record<string, string | undefined>>,
): BaseImageFamily['facts'] {
  const { facts, releases = [], numbers = 3 } = family
  const short = written['version']
  const isFull = short !== undefined && short.split('.').length >= numbers
  const version = isFull ? short : releases.find((each) => short === undefined || each.startsWith(`${short}.`))
  const values = { ...written, version, major: (short ?? version)?.split('.')[0] }
  const env: Record<string, string> = {}
  for (const [name, template] of Object.entries(facts.env)) {
    const value = filled(template, values)
    if (value !== undefined) env[name] = value
  }
  return { ...facts, env }
}

function filled(template: string, values: Readonly<Record<string, string | undefined>>): string | undefined {
  let isKnown = true
  const value = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const found = values[name]
    isKnown &&= found !== undefined
    return found ?? ''
  })
  return isKnown ? value : undefined
}
