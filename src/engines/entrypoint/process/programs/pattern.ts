import { RE2JS } from 're2js'

export interface PatternOptions {
  readonly ignoreCase?: boolean
  readonly whole?: boolean
  readonly word?: boolean
}

/**
 * A matcher for `grep`. Patterns are run by RE2, in linear time, because they come from learners. `undefined` when
 * the pattern is not valid or needs what RE2 has not (back references).
 */
export function compileBasicPattern(
  pattern: string,
  kind: 'fixed' | 'basic' | 'extended',
  options: PatternOptions = {},
): ((line: string) => boolean) | undefined {
  const source = kind === 'fixed' ? RE2JS.quote(pattern) : kind === 'basic' ? extendedOf(pattern) : pattern
  if (source === undefined) return undefined
  const bounded = options.whole === true ? `^(?:${source})$` : options.word === true ? `\\b(?:${source})\\b` : source
  try {
    const compiled = RE2JS.compile(bounded, options.ignoreCase === true ? RE2JS.CASE_INSENSITIVE : 0)
    return (line) => compiled.matcher(line).find()
  } catch {
    return undefined
  }
}

/** The first match of an extended pattern and its groups, for `[[ =~ ]]`; a group that took no part is empty. */
export function matchGroups(pattern: string, text: string): readonly string[] | undefined {
  try {
    const matcher = RE2JS.compile(pattern).matcher(text)
    if (!matcher.find()) return undefined
    return Array.from({ length: matcher.groupCount() + 1 }, (_, index) => matcher.group(index) ?? '')
  } catch {
    return undefined
  }
}

/** Basic regular expression → extended: what has a backslash there is special, what has none is literal, and the other way round. */
export function extendedOf(pattern: string): string | undefined {
  let extended = ''
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at)
    if (character === '\\') {
      const next = pattern.charAt(at + 1)
      at += 1
      if (/\d/.test(next)) return undefined
      extended += '(){}+?|'.includes(next) ? next : `\\${next}`
    } else if (character === '[') {
      const close = pattern.indexOf(']', at + (pattern.charAt(at + 1) === '^' ? 3 : 2))
      if (close === -1) return undefined
      extended += pattern.slice(at, close + 1)
      at = close
    } else if ('(){}+?|'.includes(character)) {
      extended += `\\${character}`
    } else {
      extended += character
    }
  }
  return extended
}
