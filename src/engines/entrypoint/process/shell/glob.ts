import { MATCH_STEPS_MAX } from '../bounds.ts'
import type { FileTree } from '../file-tree.ts'
import { joinPath } from '../file-tree.ts'

/** Makes a text literal inside a pattern. */
export function escapePattern(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&')
}

/** True when an unquoted `*`, `?` or `[` is in the pattern. */
export function isPattern(pattern: string): boolean {
  return /[*?[]/.test(pattern.replace(/\\./g, ''))
}

/** The pattern as plain text: what it stays when nothing matches. */
export function unescapePattern(pattern: string): string {
  return pattern.replace(/\\(.)/gs, '$1')
}

/**
 * Matches a whole text against a shell pattern: `*`, `?`, `[a-z]`, `[!x]`, `[[:digit:]]`, a backslash takes the next character
 * literally. Going back only to the last `*` keeps it linear in the product of both lengths (fnmatch(3)).
 */
export function matchesPattern(pattern: string, text: string): boolean {
  if (pattern.length * text.length > MATCH_STEPS_MAX) return false
  let at = 0
  let position = 0
  let starAt = -1
  let starPosition = 0
  while (position < text.length) {
    const step = matchOne(pattern, at, text.charAt(position))
    if (pattern[at] === '*') {
      starAt = at
      starPosition = position
      at += 1
    } else if (step > 0) {
      at += step
      position += 1
    } else if (starAt >= 0) {
      at = starAt + 1
      starPosition += 1
      position = starPosition
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at >= pattern.length
}

/** How many characters of the pattern match one character of the text; 0 when they do not. */
function matchOne(pattern: string, at: number, character: string): number {
  const first = pattern[at]
  if (first === undefined || first === '*') return 0
  if (first === '?') return 1
  if (first === '\\' && at + 1 < pattern.length) return pattern[at + 1] === character ? 2 : 0
  if (first === '[') {
    const bracket = matchBracket(pattern, at, character)
    if (bracket !== undefined) return bracket
  }
  return first === character ? 1 : 0
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  alnum: /[A-Za-z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /\s/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9A-Fa-f]/,
}

/** `undefined` when the bracket is not closed and so is an ordinary character. */
function matchBracket(pattern: string, start: number, character: string): number | undefined {
  let at = start + 1
  const isNegated = pattern[at] === '!' || pattern[at] === '^'
  if (isNegated) at += 1
  let isIn = false
  for (let first = true; at < pattern.length; first = false) {
    if (pattern[at] === ']' && !first) return isIn === isNegated ? 0 : at + 1 - start
    const named = /^\[:([a-z]+):\]/.exec(pattern.slice(at, at + 12))
    if (named !== null) {
      if (CLASSES[named[1] ?? '']?.test(character) === true) isIn = true
      at += named[0].length
      continue
    }
    if (pattern[at] === '\\') at += 1
    const from = pattern.charAt(at)
    at += 1
    if (pattern[at] === '-' && pattern[at + 1] !== ']' && at + 1 < pattern.length) {
      const to = pattern.charAt(at + 1)
      if (character >= from && character <= to) isIn = true
      at += 2
    } else if (from === character) isIn = true
  }
  return undefined
}

const MATCHES_MAX = 10_000

/** Paths that match a pattern, sorted; a leading dot must be written out. Empty when there is none. */
export function expandPath(tree: FileTree, pattern: string, cwd: string): readonly string[] {
  const isAbsolute = pattern.startsWith('/')
  let found: string[] = [isAbsolute ? '/' : '']
  for (const part of pattern.split('/').filter((piece) => piece !== '')) {
    const next: string[] = []
    for (const prefix of found) {
      const join = (name: string): string =>
        prefix === '' || prefix.endsWith('/') ? prefix + name : `${prefix}/${name}`
      const folder = joinPath(cwd, prefix === '' ? '.' : prefix)
      if (!isPattern(part)) {
        const name = unescapePattern(part)
        if (name === '.' || name === '..' || tree.get(joinPath(folder, name)) !== undefined) next.push(join(name))
        continue
      }
      for (const name of tree.list(folder)) {
        const isHidden = name.startsWith('.') && !part.startsWith('.')
        if (!isHidden && next.length < MATCHES_MAX && matchesPattern(part, name)) next.push(join(name))
      }
    }
    found = next
  }
  return found.toSorted()
}
