import { RE2JS } from 're2js'
import { translatePosix } from '../../../text-tools/index.ts'

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
  const source = kind === 'fixed' ? RE2JS.quote(pattern) : sourceOf(pattern, kind)
  if (source === undefined) return undefined
  const bounded = options.whole === true ? `^(?:${source})$` : options.word === true ? `\\b(?:${source})\\b` : source
  try {
    const compiled = RE2JS.compile(bounded, options.ignoreCase === true ? RE2JS.CASE_INSENSITIVE : 0)
    return (line) => compiled.matcher(line).find()
  } catch {
    return undefined
  }
}

function sourceOf(pattern: string, kind: 'basic' | 'extended'): string | undefined {
  const translated = translatePosix(pattern, kind === 'basic', 'grep')
  return translated.ok ? translated.source : undefined
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
