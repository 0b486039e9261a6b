import { unescapeHereDocument } from '../../formats/shell/quoting.ts'
import { diagnostic } from '../../domain/codes.ts'
import { arithmeticMessage, evaluateArithmetic } from '../../formats/shell/arithmetic.ts'
import { expandBraces, type BraceBudget } from '../../formats/shell/braces.ts'
import { patternOf, splitFields, textOf, USUAL_IFS, type Piece } from '../../formats/shell/fields.ts'
import { pathsOrText } from '../../formats/shell/matching-paths.ts'
import {
  type ArithmeticExpression,
  type CommandExpansionPart,
  type HereDoc,
  type ParsedScript,
  type Word,
  type WordPart,
} from '../../formats/shell/parse.ts'
import { assignTo } from './assign.ts'
import { countText } from './budget.ts'
import { createCapture } from './io.ts'
import { expandParameter } from './parameters.ts'
import { checkSet, expanded, listPieces, literal, refuseExpansion } from './pieces.ts'
import type { Expander, Frame, Shell } from './session.ts'
import { getElements, getVariable, setVariable } from './variables.ts'

/** Makes the expansions of one shell. Everything is bounded: what grows beyond the output limit is cut and said so. */
export function createExpander(shell: Shell): Expander {
  const expander: Expander = {
    fields(words, frame) {
      const budget = { left: ALTERNATIVES_MAX }
      return words.flatMap((word) => fieldsOf(shell, word, frame, budget))
    },
    text: (word, frame) =>
      bounded(shell, textOf(counted(shell, piecesOf(shell, word, frame), word, frame)), frame, word),
    pattern: (word, frame) => patternOf(counted(shell, piecesOf(shell, word, frame), word, frame)),
    document: (node, frame) => {
      const before = shell.session.inDocument
      shell.session.inDocument = true
      const text = documentText(shell, node, frame)
      shell.session.inDocument = before
      return text
    },
    arithmetic: (expression, whole, frame) => arithmetic(shell, expression, whole, frame),
    assign: (assignment, frame, exported) => assignTo(shell, assignment, frame, exported),
  }
  return expander
}

/** Words that the brace expressions of one command may give. */
const ALTERNATIVES_MAX = 1000

/** A word of these characters alone is what it says: nothing in it is expanded, split or matched. */
const PLAIN = /^[\w./:=@%+,-]{1,200}$/

function fieldsOf(shell: Shell, word: Word, frame: Frame, budget: BraceBudget): readonly string[] {
  if (word.parts === undefined && word.text === word.value && PLAIN.test(word.text)) {
    countText(shell, word.text.length, () => frame.source(word.pos, word.end))
    return shell.session.isOver ? [] : [word.text]
  }
  const words = expandBraces(word, budget)
  if (words.length === 1 && words[0] === word) return fieldsOfWord(shell, word, frame)
  const range = frame.source(word.pos, word.end)
  return words.flatMap((one) => fieldsOfWord(shell, one, { ...frame, source: () => range }))
}

function fieldsOfWord(shell: Shell, word: Word, frame: Frame): readonly string[] {
  const { folder } = shell.host
  const pieces = counted(shell, piecesOf(shell, word, frame), word, frame)
  return splitFields(pieces, getVariable(shell, 'IFS') ?? USUAL_IFS).flatMap((field) =>
    pathsOrText(
      {
        list: (path) => (folder.list(path) ?? []).map(({ name }) => name),
        exists: (path) => folder.isFolder(path) || folder.has(path),
        isFolder: (path) => folder.isFolder(path),
      },
      bounded(shell, field, frame, word),
    ),
  )
}

/** The pieces of a word, counted. */
function counted(shell: Shell, pieces: readonly Piece[], word: Word, frame: Frame): readonly Piece[] {
  let characters = 0
  for (const piece of pieces) if (piece.kind !== 'break') characters += piece.text.length
  countText(shell, characters, () => frame.source(word.pos, word.end))
  return shell.session.isOver ? [] : pieces
}

function bounded(shell: Shell, text: string, frame: Frame, word: Word): string {
  const max = shell.host.limits.outputCharactersMax
  if (text.length <= max) return text
  shell.host.report(diagnostic('COMMAND_OUTPUT_CUT', { max }, frame.source(word.pos, word.end)))
  return text.slice(0, max)
}

function piecesOf(shell: Shell, word: Word, frame: Frame): readonly Piece[] {
  if (word.parts === undefined) return [literal(tilde(shell, word.text, word.value), word.text !== word.value)]
  return word.parts.flatMap((part, at) => {
    if (at === 0 && part.type === 'Literal') return [literal(tilde(shell, part.text, part.value), true)]
    return partPieces(shell, part, frame, false)
  })
}

/** `~` and `~/…` at the start of a word. */
function tilde(shell: Shell, raw: string, value: string): string {
  if (raw !== '~' && !raw.startsWith('~/')) return value
  return `${getVariable(shell, 'HOME') ?? ''}${value.slice(1)}`
}

function partPieces(shell: Shell, part: WordPart, frame: Frame, quoted: boolean): readonly Piece[] {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return [literal(part.value, true)]
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return [literal(part.text, quoted)]
    case 'DoubleQuoted':
    case 'LocaleString': {
      const inner = part.parts.flatMap((child) => partPieces(shell, child, frame, true))
      return inner.length === 0 && !isEmptyList(shell, part.parts) ? [literal('', true)] : inner
    }
    case 'SimpleExpansion':
      return simple(shell, part.text.slice(1), frame, quoted)
    case 'ParameterExpansion':
      return expandParameter(shell, part, frame, quoted)
    case 'CommandExpansion':
      return [expanded(substitute(shell, part, frame), quoted)]
    case 'ArithmeticExpansion': {
      const { expression, text } = part
      const value = expression === undefined ? 0n : arithmetic(shell, expression, text.slice(3, -2), frame)
      return [literal(String(value ?? 0n), quoted)]
    }
    case 'ProcessSubstitution':
      return [literal(pipeName(shell, part.script, part.operator, frame), true)]
  }
}

/** `"$@"` without parameters is no field at all, while `""` is an empty one. */
function isEmptyList(shell: Shell, parts: readonly WordPart[]): boolean {
  return parts.length === 1 && parts[0]?.text === '$@' && shell.session.positional.length === 0
}

function simple(shell: Shell, name: string, frame: Frame, quoted: boolean): readonly Piece[] {
  if (name === '@' || (name === '*' && !quoted)) return listPieces(getElements(shell, name), quoted)
  const value = getVariable(shell, name)
  checkSet(shell, name, value, frame)
  return [expanded(value ?? '', quoted)]
}

/** Runs the commands of `$(…)` and takes their output without the line feeds at its end. */
function substitute(shell: Shell, part: CommandExpansionPart, frame: Frame): string {
  return part.script === undefined ? '' : outputOf(shell, part.script, frame, part).replace(/\n+$/, '')
}

function outputOf(shell: Shell, script: ParsedScript, frame: Frame, at: { pos: number; end: number }): string {
  const range = frame.source(at.pos, at.end)
  const capture = createCapture(shell.host, range)
  const source = script.source === undefined ? frame.source : () => range
  shell.session.status = shell.subshell(() =>
    shell.statements(script.commands, { ...frame, source, output: capture, guarded: true }),
  )
  return capture.text()
}

function pipeName(shell: Shell, script: ParsedScript | undefined, operator: '<' | '>', frame: Frame): string {
  if (operator === '<' && script !== undefined) return shell.host.folder.pipe(outputOf(shell, script, frame, script))
  const range = script === undefined ? undefined : frame.source(script.pos, script.end)
  shell.host.report(diagnostic('COMMAND_NOT_ALLOWED', { command: '>(…)' }, range))
  return '/dev/null'
}

/** `whole` is the text of the expression, for the complaint. */
function arithmetic(shell: Shell, expression: ArithmeticExpression, whole: string, frame: Frame): bigint | undefined {
  const calculation = evaluateArithmetic<never>(
    {
      dialect: 'bash',
      get: (name) => getVariable(shell, name),
      set: (name, text) => setVariable(shell.session, name, text),
      text(node) {
        if (node.type === 'ArithmeticCommandExpansion')
          return node.script === undefined ? '' : outputOf(shell, node.script, frame, node)
        const { value, parts } = node
        return parts === undefined ? value : textOf(parts.flatMap((part) => partPieces(shell, part, frame, true)))
      },
    },
    expression,
  )
  const result = calculation.next().value
  if (result.ok) return result.value
  refuseExpansion(shell, frame, arithmeticMessage('bash', whole, result), false)
  return undefined
}

/** `<<-` takes the tabs off the start of every line; a quoted delimiter keeps the text as it is. */
function documentText(shell: Shell, node: HereDoc, frame: Frame): string {
  const { body, operator, delimiter } = node
  const indented = operator === '<<-'
  if (delimiter?.quoted === true || body.parts === undefined) {
    const whole = indented ? unindent(body.text, true) : body.text
    return delimiter?.quoted === true ? whole : unescapeHereDocument(whole)
  }
  let text = ''
  for (const part of body.parts) {
    const isLiteral = part.type === 'Literal'
    const raw = textOf(partPieces(shell, part, frame, true))
    text += indented && isLiteral ? unindent(raw, text === '' || text.endsWith('\n')) : raw
  }
  const max = shell.host.limits.outputCharactersMax
  return text.length > max ? text.slice(0, max) : text
}

function unindent(text: string, atLineStart: boolean): string {
  const inner = text.replaceAll(/\n\t+/g, '\n')
  return atLineStart ? inner.replace(/^\t+/, '') : inner
}
