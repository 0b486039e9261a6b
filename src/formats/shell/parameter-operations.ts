import { RE2JS } from 're2js'
import { sourceOf } from './pattern-units.ts'
import { isTooCostly } from './pattern.ts'

/** `${value#pattern}` and `##` cut the shortest and longest match off the start, `%` and `%%` off the end. */
export function removeMatch(value: string, operator: '#' | '##' | '%' | '%%', pattern: string): string {
  if (isTooCostly(pattern, value)) return value
  const isLongest = operator.length === 2
  if (operator.startsWith('#')) {
    const match = RE2JS.compile(`^(?:${sourceOf(pattern, isLongest)})`, RE2JS.DOTALL).matcher(value)
    return match.find() ? value.slice(match.end()) : value
  }
  const before = isLongest ? '.*?' : '.*'
  const match = RE2JS.compile(`^(${before})(?:${sourceOf(pattern, isLongest)})$`, RE2JS.DOTALL).matcher(value)
  return match.find() ? (match.group(1) ?? value) : value
}

/** `${value/pattern/replacement}` replaces the longest match: the first, all (`//`), one at the start (`/#`) or at the end (`/%`). */
export function replaceMatches(
  value: string,
  operator: '/' | '//' | '/#' | '/%',
  pattern: string,
  replacement: string,
): string {
  if (pattern === '') return operator === '/#' ? replacement + value : operator === '/%' ? value + replacement : value
  if (isTooCostly(pattern, value)) return value
  const inner = `(?:${sourceOf(pattern, true)})`
  const source = operator === '/#' ? `^${inner}` : operator === '/%' ? `${inner}$` : inner
  const matcher = RE2JS.compile(source, RE2JS.DOTALL).matcher(value)
  let replaced = ''
  let from = 0
  while (matcher.find()) {
    if (matcher.end() === matcher.start()) continue
    replaced += value.slice(from, matcher.start()) + replacement
    from = matcher.end()
    if (operator !== '//') break
  }
  return replaced + value.slice(from)
}

/** `${value:offset:length}`. A negative offset counts from the end; a negative length leaves out so many characters at the end. */
export function sliceText(value: string, offset: number, length: number | undefined): string {
  const from = offset < 0 ? value.length + offset : offset
  if (from < 0) return ''
  if (length === undefined) return value.slice(from)
  return length < 0 ? value.slice(from, Math.max(from, value.length + length)) : value.slice(from, from + length)
}

/** `^` and `,` change the case of the first character, `^^` and `,,` of all. */
export function changeCase(value: string, operator: '^' | '^^' | ',' | ',,'): string {
  const change = (part: string): string => (operator.startsWith('^') ? part.toUpperCase() : part.toLowerCase())
  return operator.length === 2 ? change(value) : change(value.slice(0, 1)) + value.slice(1)
}
