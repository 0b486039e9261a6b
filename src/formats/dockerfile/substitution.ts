import { fail } from './lexing.ts'
import type { Lexing } from './lexing.ts'
import { cutPrefix, cutSuffix, replacePattern } from './pattern.ts'

/**
 * Reads what follows a `$`, which the state stands at: `$name`, `${name}` and the forms with a modifier. Source: BuildKit
 * `frontend/dockerfile/shell/lex.go` (processDollar).
 */
export function readDollar(state: Lexing, depth: number): string {
  state.at += 1
  if (state.source.charAt(state.at) !== '{') {
    const name = readName(state)
    return name === '' ? '$' : (valueOf(state, name) ?? (state.options.keepUnset === true ? `$${name}` : ''))
  }
  state.at += 1
  const first = state.source.charAt(state.at)
  if (first === '') return fail(state, "syntax error: missing '}'")
  if (first === '{' || first === '}' || first === ':') return fail(state, 'syntax error: bad substitution')
  return readBraced(state, readName(state), depth)
}

function readBraced(state: Lexing, name: string, depth: number): string {
  let modifier = take(state)
  let sign = modifier
  switch (modifier) {
    case '}':
      return valueOf(state, name) ?? (state.options.keepUnset === true ? `\${${name}}` : '')
    case '/':
      return readReplacement(state, name, depth)
    case ':':
      modifier = take(state)
      sign += modifier
      break
    case '+':
    case '-':
    case '?':
    case '#':
    case '%':
      break
    default:
      return fail(state, `unsupported modifier (${sign}) in substitution`)
  }
  const cuts = modifier === '#' || modifier === '%'
  if (cuts && sign.length > 1) return fail(state, `unsupported modifier (${sign}) in substitution`)
  const word = state.readUntil('}', cuts, depth + 1)
  if (state.error !== undefined) return missing(state, "syntax error: missing '}'")
  const value = valueOf(state, name)
  if (value === undefined && state.options.keepUnset === true) return `\${${name}${sign}${word}}`
  return applyModifier(state, name, { modifier, sign, word, value })
}

interface Modified {
  readonly modifier: string
  readonly sign: string
  readonly word: string
  readonly value: string | undefined
}

function applyModifier(state: Lexing, name: string, { modifier, sign, word, value }: Modified): string {
  const absent = value === undefined || (sign.startsWith(':') && value === '')
  switch (modifier) {
    case '-':
      return absent ? word : value
    case '+':
      return absent ? '' : word
    case '?': {
      if (!absent) return value
      const reason = `is not allowed to be ${value === undefined ? 'unset' : 'empty'}`
      return fail(state, `${name}: ${word === '' ? reason : word}`)
    }
    case '#':
    case '%': {
      const greedy = word.startsWith(modifier)
      const cut = modifier === '#' ? cutPrefix : cutSuffix
      const result = cut(value ?? '', greedy ? word.slice(1) : word, greedy)
      return result.ok ? result.text : fail(state, result.error)
    }
    default:
      return fail(state, `unsupported modifier (${sign}) in substitution`)
  }
}

function readReplacement(state: Lexing, name: string, depth: number): string {
  const all = state.source.charAt(state.at) === '/'
  if (all) state.at += 1
  const pattern = state.readUntil('/', true, depth + 1)
  if (state.error !== undefined) return missing(state, "syntax error: missing '/' in ${}")
  const replacement = state.readUntil('}', true, depth + 1)
  if (state.error !== undefined) return missing(state, "syntax error: missing '}'")
  const value = valueOf(state, name)
  if (value === undefined && state.options.keepUnset === true) return `\${${name}/${pattern}/${replacement}}`
  const result = replacePattern(value ?? '', pattern, replacement, all)
  return result.ok ? result.text : fail(state, result.error)
}

function take(state: Lexing): string {
  const character = state.source.charAt(state.at)
  state.at += 1
  return character
}

/** An error inside of braces is told as a missing bracket when the text has ended with it. */
function missing(state: Lexing, error: string): string {
  if (state.at >= state.source.length) state.error = error
  return ''
}

const SPECIAL = /^[@*#?\-$!0]$/
const DIGITS = /\p{Nd}+/uy
const NAME = /[\p{L}\p{Nd}_]+/uy

/** Letters, digits and `_`; after a leading digit only digits; else one of the special names. Empty when there is none. */
function readName(state: Lexing): string {
  const first = state.source.charAt(state.at)
  const pattern = /^\p{Nd}$/u.test(first) ? DIGITS : NAME
  if (pattern === NAME && SPECIAL.test(first)) {
    state.at += 1
    return first
  }
  pattern.lastIndex = state.at
  const name = pattern.exec(state.source)?.[0] ?? ''
  state.at += name.length
  return name
}

function valueOf(state: Lexing, name: string): string | undefined {
  const value = state.lookup(name)
  if (value === undefined) state.unmatched.add(name)
  else state.matched.add(name)
  state.charactersLeft -= value?.length ?? 0
  if (state.charactersLeft < 0) fail(state, `variables put in more than ${state.options.charactersMax} characters`)
  return state.charactersLeft < 0 ? '' : value
}
