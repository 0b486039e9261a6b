import { RE2JS } from 're2js'

/** The text after a cut or a replacement, or why the pattern is refused. */
export type PatternResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: string }

/**
 * `${name#pattern}` and, when `greedy`, `${name##pattern}`: cuts a prefix off. Time is linear in the value. Source: BuildKit
 * `frontend/dockerfile/shell/lex.go` (trimPrefix).
 */
export function cutPrefix(value: string, pattern: string, greedy: boolean): PatternResult {
  const compiled = compile(pattern, greedy, '^')
  if (!compiled.ok) return compiled
  const matcher = compiled.expression.matcher(value)
  return { ok: true, text: matcher.find() ? value.slice(matcher.end()) : value }
}

/** `${name%pattern}` and `${name%%pattern}`: cuts a suffix off, by cutting a prefix of everything turned round. */
export function cutSuffix(value: string, pattern: string, greedy: boolean): PatternResult {
  const result = cutPrefix(turn(value), turnPattern(pattern), greedy)
  return result.ok ? { ok: true, text: turn(result.text) } : result
}

/**
 * `${name/pattern/replacement}` and, with `all`, `${name//pattern/replacement}`; matches are as long as possible. With
 * `all` the replacement is a template of Go's `regexp` package: `$name` in it stands for nothing. Source: lex.go.
 */
export function replacePattern(value: string, pattern: string, replacement: string, all: boolean): PatternResult {
  const compiled = compile(pattern, true, '')
  if (!compiled.ok) return compiled
  const matcher = compiled.expression.matcher(value)
  const template = all
    ? replacement.replaceAll(/\$(?:\$|\{\w*\}|\w*)/g, (name) => (name === '$$' ? '$' : ''))
    : replacement
  const parts: string[] = []
  let from = 0
  let matched = matcher.find()
  while (matched) {
    parts.push(value.slice(from, matcher.start()), template)
    from = matcher.end()
    matched = all && matcher.find()
  }
  return { ok: true, text: parts.join('') + value.slice(from) }
}

type Compiled = { readonly ok: true; readonly expression: RE2JS } | { readonly ok: false; readonly error: string }

/** A shell pattern of `*` and `?` as an expression; brackets mean themselves. */
function compile(pattern: string, greedy: boolean, anchor: string): Compiled {
  let expression = anchor
  const characters = [...pattern]
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? ''
    if (character === '*') expression += greedy ? '.*' : '.*?'
    else if (character === '?') expression += '.'
    else if (character === '\\') {
      const next = characters[at + 1] ?? '\uFFFD'
      // The escape in front of `}` and `/` belongs to the braces and is no part of the pattern.
      if (next === '}' || next === '/') continue
      if (next !== '*' && next !== '?' && next !== '\\') {
        return { ok: false, error: `invalid pattern (${pattern}) in substitution: invalid escape '\\${next}'` }
      }
      expression += `\\${next}`
      at += 1
    } else expression += '[]{}.+()|^$'.includes(character) ? `\\${character}` : character
  }
  return { ok: true, expression: RE2JS.compile(expression) }
}

function turn(text: string): string {
  return [...text].toReversed().join('')
}

/** Turned round, but an escape stays in front of what it escapes: `a\*c` gives `c\*a`. */
function turnPattern(pattern: string): string {
  const pieces: string[] = []
  const characters = [...pattern]
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? ''
    const next = characters[at + 1]
    if (character === '\\' && next !== undefined) {
      pieces.push(character + next)
      at += 1
    } else {
      pieces.push(character)
    }
  }
  return pieces.toReversed().join('')
}
