import type { ParameterExpansionPart, ParameterOperation } from '../../formats/shell/parse.ts'
import { countText } from './budget.ts'
import { compilePattern, type PatternUnit } from './glob.ts'
import { checkSet, expanded, listPieces, type Piece, refuseExpansion } from './pieces.ts'
import type { Frame, Shell } from './session.ts'
import { getElements, getVariable, setVariable } from './variables.ts'

/** `${…}` in all its forms. Source: Bash Reference Manual, "Shell Parameter Expansion". */
export function expandParameter(
  shell: Shell,
  part: ParameterExpansionPart,
  frame: Frame,
  quoted: boolean,
): readonly Piece[] {
  const { prefix, operation } = part
  const index = part.index === undefined ? undefined : shell.expand.text(part.index, frame)
  const name = prefix === '!' ? (getVariable(shell, part.parameter) ?? '') : part.parameter
  const isList = index === '@' || index === '*' || name === '@' || name === '*'
  if (isList && prefix === '#') return [expanded(String(getElements(shell, name).length), quoted)]
  if (isList && (operation === undefined || operation.type !== 'Default')) {
    const elements = getElements(shell, name).map((element) => transform(shell, element, operation, frame))
    return index === '*' && quoted ? [expanded(elements.join(' '), quoted)] : listPieces(elements, quoted)
  }
  const value = index === undefined || isList ? getVariable(shell, name) : getElements(shell, name).at(Number(index))
  if (prefix === '#') return [expanded(String((value ?? '').length), quoted)]
  if (operation?.type === 'Default') return withDefault(shell, name, value, operation, frame, quoted)
  checkSet(shell, name, value, frame)
  return [expanded(transform(shell, value ?? '', operation, frame), quoted)]
}

function withDefault(
  shell: Shell,
  name: string,
  value: string | undefined,
  operation: Extract<ParameterOperation, { readonly type: 'Default' }>,
  frame: Frame,
  quoted: boolean,
): readonly Piece[] {
  const colon = operation.operator.startsWith(':')
  const isMissing = colon ? value === undefined || value === '' : value === undefined
  const kind = operation.operator.at(-1)
  const operand = (): string => shell.expand.text(operation.operand, frame)
  if (kind === '+') return [expanded(isMissing ? '' : operand(), quoted)]
  if (!isMissing) return [expanded(value ?? '', quoted)]
  if (kind === '-') return [expanded(operand(), quoted)]
  if (kind === '=') {
    const given = operand()
    setVariable(shell.session, name, given)
    return [expanded(given, quoted)]
  }
  refuseExpansion(
    shell,
    frame,
    `${name}: ${operand() || (colon ? 'parameter null or not set' : 'parameter not set')}`,
    true,
  )
  return []
}

function transform(shell: Shell, value: string, operation: ParameterOperation | undefined, frame: Frame): string {
  if (operation === undefined) return value
  countText(shell, value.length, () => frame.source(operation.pos, operation.end))
  if (shell.session.isOver) return ''
  switch (operation.type) {
    case 'Remove': {
      const pattern = shell.expand.pattern(operation.operand, frame)
      return removeMatch(value, pattern, operation.operator)
    }
    case 'Replace': {
      const pattern = shell.expand.pattern(operation.pattern, frame)
      return replaceMatches(value, pattern, shell.expand.text(operation.replacement, frame), operation.operator)
    }
    case 'Slice': {
      const offset = Number(shell.expand.text(operation.offset, frame).trim())
      const length = operation.length === undefined ? undefined : Number(shell.expand.text(operation.length, frame))
      return slice(value, offset, length)
    }
    case 'CaseModification':
      return changeCase(value, operation.operator)
    default:
      return value
  }
}

/** Cuts the shortest or longest match off the start or the end. */
function removeMatch(value: string, pattern: readonly PatternUnit[], operator: '#' | '##' | '%' | '%%'): string {
  const longest = operator.length === 2
  if (operator.startsWith('#')) {
    const match = compilePattern(pattern, longest, (inner) => `^(?:${inner})`).matcher(value)
    return match.find() ? value.slice(match.end()) : value
  }
  const before = longest ? '.*?' : '.*'
  const match = compilePattern(pattern, longest, (inner) => `^(${before})(?:${inner})$`).matcher(value)
  return match.find() ? (match.group(1) ?? value) : value
}

/** Replaces the longest matches: the first, all (`//`), one at the start (`/#`) or at the end (`/%`). */
function replaceMatches(
  value: string,
  pattern: readonly PatternUnit[],
  replacement: string,
  operator: '/' | '//' | '/#' | '/%',
): string {
  if (pattern.length === 0) return value
  const anchored = (inner: string): string =>
    operator === '/#' ? `^(?:${inner})` : operator === '/%' ? `(?:${inner})$` : inner
  const matcher = compilePattern(pattern, true, anchored).matcher(value)
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

/** A negative offset counts from the end; a negative length leaves out so many characters at the end. */
function slice(value: string, offset: number, length: number | undefined): string {
  if (!Number.isInteger(offset) || (length !== undefined && !Number.isInteger(length))) return ''
  const from = offset < 0 ? Math.max(0, value.length + offset) : offset
  if (length === undefined) return value.slice(from)
  return length < 0 ? value.slice(from, length) : value.slice(from, from + length)
}

function changeCase(value: string, operator: '^' | '^^' | ',' | ',,'): string {
  const change = (part: string): string => (operator.startsWith('^') ? part.toUpperCase() : part.toLowerCase())
  return operator.length === 2 ? change(value) : change(value.slice(0, 1)) + value.slice(1)
}
