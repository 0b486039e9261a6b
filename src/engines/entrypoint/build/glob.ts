import { RE2JS } from 're2js'

/** Tells whether a path fits a pattern. */
export type Glob = (path: string) => boolean

/**
 * Compiles a pattern of paths: `*` and `?` stop at slashes, brackets are sets of characters, a backslash takes the next
 * character as it is. With `deep`, `**` stands for any number of folders. `undefined` for a pattern that makes no sense.
 * Matching takes time linear in the path. Source: Go `path/filepath` (Match), moby/patternmatcher.
 */
export function compileGlob(pattern: string, deep: boolean): Glob | undefined {
  const expression = translate(pattern, deep)
  if (expression === undefined) return undefined
  const compiled = RE2JS.compile(expression, RE2JS.DOTALL)
  return (path) => compiled.matches(path)
}

function translate(pattern: string, deep: boolean): string | undefined {
  let expression = ''
  let at = 0
  while (at < pattern.length) {
    const character = pattern.charAt(at)
    if (character === '*') {
      const isDeep = deep && pattern.startsWith('**', at)
      at += isDeep ? (pattern.startsWith('**/', at) ? 3 : 2) : 1
      expression += isDeep ? (at === pattern.length ? '.*' : '(?:.*/)?') : '[^/]*'
    } else if (character === '[') {
      const set = readSet(pattern, at)
      if (set === undefined) return undefined
      expression += set.expression
      at = set.end
    } else if (character === '\\') {
      if (at + 1 === pattern.length) return undefined
      expression += quote(pattern.charAt(at + 1))
      at += 2
    } else {
      expression += character === '?' ? '[^/]' : quote(character)
      at += 1
    }
  }
  return expression
}

/** `[a-z]`, `[^a-z]`; backwards ranges and empty sets make no sense. */
function readSet(pattern: string, start: number): { expression: string; end: number } | undefined {
  let at = start + 1
  const negated = pattern.charAt(at) === '^'
  if (negated) at += 1
  let body = ''
  while (at < pattern.length && pattern.charAt(at) !== ']') {
    const low = readSetCharacter(pattern, at)
    if (low === undefined) return undefined
    at = low.end
    let high = low
    if (pattern.charAt(at) === '-') {
      const end = readSetCharacter(pattern, at + 1)
      if (end === undefined || end.character < low.character) return undefined
      high = end
      at = end.end
    }
    body += `${quote(low.character)}-${quote(high.character)}`
  }
  if (at >= pattern.length || body === '') return undefined
  return { expression: `[${negated ? '^/' : ''}${body}]`, end: at + 1 }
}

function readSetCharacter(pattern: string, at: number): { character: string; end: number } | undefined {
  const escaped = pattern.charAt(at) === '\\'
  const character = pattern.charAt(escaped ? at + 1 : at)
  if (character === '' || (!escaped && (character === '-' || character === ']'))) return undefined
  return { character, end: at + (escaped ? 2 : 1) }
}

/** A UTF-16 unit as itself. Halves of a pair are left alone: two next to each other are one character again. */
function quote(character: string): string {
  return /^[\p{L}\p{N}\uD800-\uDFFF/_]$/u.test(character) ? character : `\\x{${character.charCodeAt(0).toString(16)}}`
}
