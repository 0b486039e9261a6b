import { RE2JS } from 're2js'
import type { Folder } from '../folder.ts'

/** One character of a pattern: quoted ones stand for themselves. */
export interface PatternUnit {
  readonly character: string
  readonly quoted: boolean
}

export function unitsOf(text: string, quoted: boolean): readonly PatternUnit[] {
  return [...text].map((character) => ({ character, quoted }))
}

function isPattern(units: readonly PatternUnit[]): boolean {
  return units.some(({ character, quoted }) => !quoted && (character === '*' || character === '?' || character === '['))
}

/**
 * Whether a whole text matches a shell pattern: `*`, `?` and `[…]`. Works in time proportional to text times pattern,
 * because only the last `*` is ever tried again. Source: Bash Reference Manual, "Pattern Matching".
 */
export function matchesPattern(text: string, pattern: readonly PatternUnit[]): boolean {
  const characters = [...text]
  let at = 0
  let unit = 0
  let retryUnit = -1
  let retryAt = 0
  while (at < characters.length) {
    const step = matchOne(characters[at] ?? '', pattern, unit)
    if (step === 'star') {
      retryUnit = unit
      retryAt = at
      unit += 1
    } else if (step !== undefined) {
      at += 1
      unit = step
    } else if (retryUnit !== -1) {
      retryAt += 1
      at = retryAt
      unit = retryUnit + 1
    } else {
      return false
    }
  }
  return pattern.slice(unit).every(({ character, quoted }) => character === '*' && !quoted)
}

/** The unit after the one that matches `character`; `undefined` when it does not match. */
function matchOne(character: string, pattern: readonly PatternUnit[], at: number): number | 'star' | undefined {
  const unit = pattern[at]
  if (unit === undefined) return undefined
  if (unit.quoted) return unit.character === character ? at + 1 : undefined
  if (unit.character === '*') return 'star'
  if (unit.character === '?') return at + 1
  if (unit.character === '[') {
    const set = readSet(pattern, at)
    if (set !== undefined) return set.has(character) ? set.end : undefined
  }
  return unit.character === character ? at + 1 : undefined
}

function readSet(
  pattern: readonly PatternUnit[],
  start: number,
): { readonly end: number; has(character: string): boolean } | undefined {
  let at = start + 1
  const first = pattern[at]?.character
  const negated = first === '!' || first === '^'
  if (negated) at += 1
  const begin = at
  while (at < pattern.length && (pattern[at]?.character !== ']' || at === begin)) at += 1
  if (at >= pattern.length) return undefined
  const members = pattern.slice(begin, at).map(({ character }) => character)
  return { end: at + 1, has: (character) => isMember(character, members) !== negated }
}

function isMember(character: string, members: readonly string[]): boolean {
  for (let at = 0; at < members.length; at += 1) {
    const low = members[at] ?? ''
    const high = members[at + 2]
    if (members[at + 1] === '-' && high !== undefined) {
      if (character >= low && character <= high) return true
      at += 2
    } else if (low === character) {
      return true
    }
  }
  return false
}

/**
 * A pattern as a regular expression of the linear-time engine; `wrap` puts it between anchors. With `longest` a `*` takes
 * as much as it can, else as little.
 */
export function compilePattern(
  units: readonly PatternUnit[],
  longest: boolean,
  wrap: (inner: string) => string,
): RE2JS {
  let inner = ''
  for (let at = 0; at < units.length; at += 1) {
    const { character, quoted } = units[at] ?? { character: '', quoted: true }
    const set = !quoted && character === '[' ? readSet(units, at) : undefined
    if (set !== undefined) {
      inner += setSource(units.slice(at + 1, set.end - 1).map((unit) => unit.character))
      at = set.end - 1
    } else if (quoted || (character !== '*' && character !== '?')) {
      inner += RE2JS.quote(character)
    } else {
      inner += character === '?' ? '.' : longest ? '.*' : '.*?'
    }
  }
  return RE2JS.compile(wrap(inner), RE2JS.DOTALL)
}

function setSource(members: readonly string[]): string {
  const negated = members[0] === '!' || members[0] === '^'
  const body = (negated ? members.slice(1) : members).map((character) =>
    character === '-' ? '-' : RE2JS.quote(character),
  )
  return `[${negated ? '^' : ''}${body.join('')}]`
}

/** Names in the virtual folder that match, sorted; hidden ones only where the pattern starts with a dot. Empty when none does. */
export function matchingPaths(folder: Folder, units: readonly PatternUnit[]): readonly string[] {
  const segments = splitAtSlashes(units)
  let prefixes = ['']
  for (const [depth, segment] of segments.entries()) {
    const isLast = depth === segments.length - 1
    prefixes = prefixes.flatMap((prefix) => matchingNames(folder, prefix, segment, isLast))
  }
  return prefixes
}

function matchingNames(
  folder: Folder,
  prefix: string,
  segment: readonly PatternUnit[],
  isLast: boolean,
): readonly string[] {
  const end = isLast ? '' : '/'
  if (!isPattern(segment)) {
    const path = `${prefix}${segment.map(({ character }) => character).join('')}`
    const exists = folder.isFolder(path) || folder.read(path) !== undefined
    return exists ? [`${path}${end}`] : []
  }
  const names = folder.list(prefix === '' ? '.' : prefix) ?? []
  const wantsHidden = segment[0]?.character === '.'
  return names
    .filter(({ name, folder: isFolder }) => (isLast || isFolder) && (wantsHidden || !name.startsWith('.')))
    .filter(({ name }) => matchesPattern(name, segment))
    .map(({ name }) => `${prefix}${name}${end}`)
}

function splitAtSlashes(units: readonly PatternUnit[]): readonly (readonly PatternUnit[])[] {
  const segments: PatternUnit[][] = [[]]
  for (const unit of units) {
    if (unit.character === '/') segments.push([])
    else segments.at(-1)?.push(unit)
  }
  return segments
}
