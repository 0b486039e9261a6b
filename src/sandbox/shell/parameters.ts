import { changeCase, removeMatch, replaceMatches, sliceText } from '../../formats/shell/parameter-operations.ts'
import type { Piece } from '../../formats/shell/fields.ts'
import type { ParameterExpansionPart, ParameterOperation } from '../../formats/shell/parse.ts'
import { countText } from './budget.ts'
import { checkSet, expanded, listPieces, refuseExpansion } from './pieces.ts'
import type { Frame, Shell } from './session.ts'
import { getElement, getElements, getKeys, getVariable, setVariable } from './variables.ts'

/** `${…}` in all its forms. Source: Bash Reference Manual, "Shell Parameter Expansion". */
export function expandParameter(
  shell: Shell,
  part: ParameterExpansionPart,
  frame: Frame,
  quoted: boolean,
): readonly Piece[] {
  const { prefix, operation } = part
  const index = part.index === undefined ? undefined : shell.expand.text(part.index, frame)
  if (prefix === '!' && (index === '@' || index === '*')) return listPieces(getKeys(shell, part.parameter), quoted)
  const name = prefix === '!' ? (getVariable(shell, part.parameter) ?? '') : part.parameter
  const isList = index === '@' || index === '*' || name === '@' || name === '*'
  if (isList && prefix === '#') return [expanded(String(getElements(shell, name).length), quoted)]
  if (isList && (operation === undefined || operation.type !== 'Default')) {
    const elements = getElements(shell, name).map((element) => transform(shell, element, operation, frame))
    return index === '*' && quoted ? [expanded(elements.join(' '), quoted)] : listPieces(elements, quoted)
  }
  const value = index === undefined || isList ? getVariable(shell, name) : getElement(shell, name, index)
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
      return removeMatch(value, operation.operator, pattern)
    }
    case 'Replace': {
      const pattern = shell.expand.pattern(operation.pattern, frame)
      return replaceMatches(value, operation.operator, pattern, shell.expand.text(operation.replacement, frame))
    }
    case 'Slice': {
      const offset = Number(shell.expand.text(operation.offset, frame).trim())
      const length = operation.length === undefined ? undefined : Number(shell.expand.text(operation.length, frame))
      const isWhole = Number.isInteger(offset) && (length === undefined || Number.isInteger(length))
      return isWhole ? sliceText(value, offset, length) : ''
    }
    case 'CaseModification':
      return changeCase(value, operation.operator)
    default:
      return value
  }
}
