import { changeCase, removeMatch, replaceMatches, sliceText } from '../../../../formats/shell/parameter-operations.ts'
import type { Piece } from '../../../../formats/shell/fields.ts'
import type { ParameterExpansionPart, ParameterOperation, Word } from '../../../../formats/shell/parse.ts'
import type { Wait } from '../kernel.ts'
import { optionLetters } from './options.ts'
import { elementsOf, fatal, fatalForPosix, getVariable, setVariable, type Pieces, type Shell } from './state.ts'
import { expandToPattern, expandToText } from './text.ts'

/** `$name`, `$1`, `$@`, `$?` … An unset one is an error under `set -u`. */
export function* specialParameter(shell: Shell, name: string, isQuoted: boolean): Pieces {
  if (name === '@' || name === '*') return allParameters(shell, name, isQuoted)
  const value = parameterValue(shell, name)
  if (value === undefined && shell.options.has('u')) {
    yield* fatal(
      shell,
      shell.flavor === 'bash' ? `${shownName(name)}: unbound variable` : `${name}: parameter not set`,
      unsetCode(shell),
    )
    return []
  }
  return value === undefined ? [] : [{ kind: isQuoted ? 'quoted' : 'split', text: value }]
}

/** bash ends with 127 where it runs a text of `-c`, with 1 in a script and under `set -e`. */
function unsetCode(shell: Shell): number {
  if (shell.flavor !== 'bash') return 2
  return shell.isScript || shell.options.has('e') ? 1 : 127
}

function shownName(name: string): string {
  return /^\d+$/.test(name) ? `$${name}` : name
}

function allParameters(shell: Shell, name: '@' | '*', isQuoted: boolean): readonly Piece[] {
  const kind = isQuoted ? 'quoted' : 'split'
  if (name === '*' && isQuoted) {
    const separator = (getVariable(shell, 'IFS') ?? ' ').charAt(0)
    return [{ kind, text: shell.positional.join(separator) }]
  }
  const pieces: Piece[] = []
  for (const [index, text] of shell.positional.entries()) {
    if (index > 0) pieces.push({ kind: 'break' })
    pieces.push({ kind, text })
  }
  return pieces
}

/** The value of a parameter; `undefined` when it is unset. */
export function parameterValue(shell: Shell, name: string): string | undefined {
  if (/^\d+$/.test(name)) return name === '0' ? shell.name : shell.positional[Number(name) - 1]
  switch (name) {
    case '?':
      return String(shell.status)
    case '$':
      return String(shell.ownPid)
    case '!':
      return shell.lastBackground === undefined ? undefined : String(shell.lastBackground.pid)
    case '#':
      return String(shell.positional.length)
    case '-':
      return optionLetters(shell)
    case '@':
    case '*':
      return shell.positional.length === 0 ? undefined : shell.positional.join(' ')
    case 'LINENO':
      return String(shell.line)
    default:
      return getVariable(shell, name)
  }
}

/** `${…}` in all its forms. */
export function* expandParameter(shell: Shell, part: ParameterExpansionPart, isQuoted: boolean): Pieces {
  const { parameter, operation, prefix } = part
  const kind = isQuoted ? 'quoted' : 'split'
  if ((part.index !== undefined || prefix === '!') && shell.flavor !== 'bash')
    return yield* badSubstitution(shell, part.text)
  if (part.index !== undefined) return yield* expandElement(shell, part, part.index, isQuoted)
  if (prefix === '!') {
    const name = prefix === '!' ? (parameterValue(shell, parameter) ?? '') : parameter
    return yield* specialParameter(shell, name, isQuoted)
  }
  if (prefix === '#') {
    const length =
      parameter === '@' || parameter === '*'
        ? shell.positional.length
        : [...(parameterValue(shell, parameter) ?? '')].length
    return [{ kind, text: String(length) }]
  }
  if (operation === undefined) return yield* specialParameter(shell, parameter, isQuoted)
  if (operation.type === 'Default') return yield* defaultOperation(shell, parameter, operation, isQuoted)
  const isMissing = {
    dash: ['Replace', 'Slice', 'CaseModification', 'Transform', 'Names', 'Unknown'],
    ash: ['CaseModification', 'Transform', 'Names', 'Unknown'],
    bash: ['Unknown'],
  }[shell.flavor]
  if (isMissing.includes(operation.type)) return yield* badSubstitution(shell, part.text)
  const value = parameterValue(shell, parameter)
  if (value === undefined && shell.options.has('u')) return yield* specialParameter(shell, parameter, isQuoted)
  return [{ kind, text: yield* changed(shell, value ?? '', operation) }]
}

/** `${a[0]}`, `${a[@]}`, `${#a[@]}` of bash. */
function* expandElement(
  shell: Shell,
  { parameter, prefix }: ParameterExpansionPart,
  index: Word,
  isQuoted: boolean,
): Pieces {
  const kind = isQuoted ? 'quoted' : 'split'
  const elements = elementsOf(shell, parameter)
  const key = index.value
  if (key === '@' || key === '*') {
    if (prefix === '#') return [{ kind, text: String(elements.length) }]
    if (key === '*' && isQuoted) return [{ kind, text: elements.join((getVariable(shell, 'IFS') ?? ' ').charAt(0)) }]
    return elements.flatMap((text, at): Piece[] => (at === 0 ? [{ kind, text }] : [{ kind: 'break' }, { kind, text }]))
  }
  const at = Number(yield* expandToText(shell, index)) || 0
  const text = elements.at(at)
  if (prefix === '#') return [{ kind, text: String(text?.length ?? 0) }]
  return text === undefined ? [] : [{ kind, text }]
}

function* badSubstitution(shell: Shell, text: string): Pieces {
  const message = {
    dash: 'Bad substitution',
    ash: 'syntax error: bad substitution',
    bash: `${text}: bad substitution`,
  }[shell.flavor]
  yield* fatalForPosix(shell, message)
  return []
}

/** `:-`, `:=`, `:+`, `:?` and their forms without the colon, which let an empty value count. */
function* defaultOperation(
  shell: Shell,
  parameter: string,
  operation: Extract<ParameterOperation, { type: 'Default' }>,
  isQuoted: boolean,
): Pieces {
  const value = parameterValue(shell, parameter)
  const isColon = operation.operator.startsWith(':')
  const isSet = value !== undefined && !(isColon && value === '')
  switch (operation.operator.replace(':', '')) {
    case '+':
      return isSet ? yield* shell.machinery.piecesOf(shell, operation.operand, isQuoted) : []
    case '=':
      if (!isSet) setVariable(shell, parameter, yield* expandToText(shell, operation.operand))
      break
    case '?':
      if (!isSet) {
        const text = yield* expandToText(shell, operation.operand)
        const standard = {
          dash: isColon ? 'parameter not set or null' : 'parameter not set',
          ash: isColon ? 'parameter not set or null' : 'parameter not set',
          bash: isColon ? 'parameter null or not set' : 'parameter not set',
        }[shell.flavor]
        yield* fatal(shell, `${parameter}: ${text === '' ? standard : text}`, unsetCode(shell))
        return []
      }
      break
    default:
      if (!isSet) return yield* shell.machinery.piecesOf(shell, operation.operand, isQuoted)
  }
  return yield* specialParameter(shell, parameter, isQuoted)
}

/** The operations that cut, replace and recase a value. */
function* changed(shell: Shell, value: string, operation: ParameterOperation): Generator<Wait, string, void> {
  switch (operation.type) {
    case 'Remove':
      return removeMatch(value, operation.operator, yield* expandToPattern(shell, operation.operand))
    case 'Replace': {
      const pattern = yield* expandToPattern(shell, operation.pattern)
      return replaceMatches(value, operation.operator, pattern, yield* expandToText(shell, operation.replacement))
    }
    case 'Slice': {
      const offset = Number(yield* expandToText(shell, operation.offset)) || 0
      const { length } = operation
      return sliceText(value, offset, length && (Number(yield* expandToText(shell, length)) || 0))
    }
    case 'CaseModification':
      return changeCase(value, operation.operator)
    default:
      return value
  }
}
