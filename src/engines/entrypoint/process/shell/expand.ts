import { arithmeticMessage } from '../../../../formats/shell/arithmetic.ts'
import type { DoubleQuotedChild, Word, WordPart } from '../../../../formats/shell/parse.ts'
import { matchingPaths } from '../../../../formats/shell/matching-paths.ts'
import { escapePattern, isPattern, unescapePattern } from '../../../../formats/shell/pattern.ts'
import { WORDS_MAX } from '../bounds.ts'
import { joinPath } from '../file-tree.ts'
import type { Wait } from '../kernel.ts'
import { parsePasswd } from '../users.ts'
import { evaluateInShell } from './arithmetic.ts'
import { expandParameter, specialParameter } from './parameter.ts'
import { fatal, fatalForPosix, refuseSyntax, type Piece, type Pieces, type Shell } from './state.ts'
import { substituteCommand } from './substitute.ts'

/** Expands words into the fields of a command: parameters, substitutions, splitting at IFS, file names, quotes removed. */
export function* expandWords(shell: Shell, words: readonly Word[]): Generator<Wait, readonly string[], void> {
  const fields: string[] = []
  for (const word of words) {
    for (const alternative of shell.flavor === 'bash' ? expandBraces(word) : [word]) {
      const pieces = yield* piecesOf(shell, alternative, false)
      if (shell.abort !== undefined) return fields
      for (const field of splitFields(shell, pieces)) fields.push(...matchFiles(shell, field))
      if (fields.length > WORDS_MAX) {
        yield* fatal(shell, 'argument list too long')
        return fields
      }
    }
  }
  return fields
}

/** Expands a list of parts as if between double quotes: for here-documents. */
export function* expandQuotedParts(shell: Shell, parts: readonly WordPart[]): Generator<Wait, string, void> {
  let text = ''
  for (const part of parts) {
    for (const piece of yield* piecesOfPart(shell, part, true)) text += piece.kind === 'break' ? ' ' : piece.text
  }
  return text
}

/** `{a,b}` and `{1..3}` of bash. Only words that are nothing else are expanded. */
function expandBraces(word: Word): readonly Word[] {
  const [only, ...others] = word.parts ?? []
  if (only?.type !== 'BraceExpansion' || others.length > 0) return [word]
  const inner = only.text.slice(1, -1)
  const range = /^(-?\d+)\.\.(-?\d+)$/.exec(inner)
  const simple = (text: string): Word => ({ type: 'Word', text, value: text, pos: word.pos, end: word.end })
  if (range === null) return /[{}$"'`\\]/.test(inner) ? [word] : inner.split(',').map(simple)
  const from = Number(range[1])
  const to = Number(range[2])
  const words: Word[] = []
  for (let at = from; words.length < 10_000 && (from <= to ? at <= to : at >= to); at += from <= to ? 1 : -1)
    words.push(simple(String(at)))
  return words
}

/** The pieces of a word; `isQuoted`: it stands between double quotes, as the operand of `"${x:-word}"` does. */
export function* piecesOf(shell: Shell, word: Word, isQuoted: boolean): Pieces {
  if (word.parts === undefined) {
    if (word.text.startsWith('~') && !isQuoted) return [{ kind: 'quoted', text: expandTilde(shell, word.value) }]
    const hasQuotes = word.text !== word.value
    return word.value === '' && !hasQuotes ? [] : [{ kind: 'quoted', text: word.value }]
  }
  const pieces: Piece[] = []
  for (const [index, part] of word.parts.entries()) {
    if (index === 0 && !isQuoted && part.type === 'Literal' && part.text.startsWith('~')) {
      pieces.push({ kind: 'quoted', text: expandTilde(shell, part.value) })
    } else pieces.push(...(yield* piecesOfPart(shell, part, isQuoted)))
    if (shell.abort !== undefined) break
  }
  return pieces
}

function expandTilde(shell: Shell, text: string): string {
  const slash = text.indexOf('/')
  const name = slash === -1 ? text.slice(1) : text.slice(1, slash)
  const rest = slash === -1 ? '' : text.slice(slash)
  if (name === '') return (shell.variables.get('HOME')?.value ?? '~') + rest
  const user = parsePasswd(shell.kernel.tree.get('/etc/passwd')?.text ?? '').find((entry) => entry.name === name)
  return user === undefined ? text : user.home + rest
}

/** `isQuoted`: the part stands between double quotes. */
function* piecesOfPart(shell: Shell, part: WordPart | DoubleQuotedChild, isQuoted: boolean): Pieces {
  switch (part.type) {
    case 'Literal':
      return [{ kind: 'quoted', text: part.value }]
    case 'Glob':
      if (part.kind === 'bracket' && !isQuoted) return yield* bracket(shell, part.parts)
      return [{ kind: isQuoted ? 'quoted' : 'literal', text: part.text }]
    case 'SingleQuoted':
      return [{ kind: 'quoted', text: part.value }]
    case 'AnsiCQuoted':
      return shell.flavor === 'dash'
        ? [{ kind: 'quoted', text: `$${part.text.slice(2, -1)}` }]
        : [{ kind: 'quoted', text: part.value }]
    case 'DoubleQuoted':
    case 'LocaleString':
      return yield* doubleQuoted(shell, part.parts)
    case 'SimpleExpansion':
      return yield* specialParameter(shell, part.text.slice(1), isQuoted)
    case 'ParameterExpansion':
      return yield* expandParameter(shell, part, isQuoted)
    case 'CommandExpansion': {
      const text = yield* substituteCommand(shell, part)
      return [{ kind: isQuoted ? 'quoted' : 'split', text }]
    }
    case 'ArithmeticExpansion': {
      if (part.expression === undefined) return [{ kind: 'split', text: '0' }]
      const result = yield* evaluateInShell(shell, part.expression)
      if (!result.ok) {
        yield* fatalForPosix(shell, arithmeticMessage(shell.flavor, part.text.slice(3, -2), result))
        return []
      }
      return [{ kind: isQuoted ? 'quoted' : 'split', text: String(result.value) }]
    }
    case 'ProcessSubstitution':
      if (shell.flavor === 'dash') yield* refuseSyntax(shell, '"("')
      else shell.kernel.meetUnmodelled(part.text)
      return []
    default:
      return [{ kind: isQuoted ? 'quoted' : 'literal', text: part.text }]
  }
}

/** `[…]`: quotes and expansions inside of it are worked out, so that `["a"]` is `[a]`. */
function* bracket(shell: Shell, parts: readonly WordPart[]): Pieces {
  const pieces: Piece[] = [{ kind: 'literal', text: '[' }]
  for (const part of parts) {
    if (part.type === 'Literal' && part.text === part.value) pieces.push({ kind: 'literal', text: part.text })
    else pieces.push(...(yield* piecesOfPart(shell, part, false)))
  }
  return [...pieces, { kind: 'literal', text: ']' }]
}

function* doubleQuoted(shell: Shell, parts: readonly DoubleQuotedChild[]): Pieces {
  const pieces: Piece[] = []
  let isOnlyAll = parts.length > 0
  for (const part of parts) {
    const isAll =
      part.type === 'SimpleExpansion'
        ? part.text === '$@'
        : part.type === 'ParameterExpansion' && (part.parameter === '@' || part.index?.value === '@')
    if (!isAll) isOnlyAll = false
    pieces.push(...(yield* piecesOfPart(shell, part, true)))
  }
  // `"$@"` without parameters is no field at all; any other empty quotes are an empty one.
  return isOnlyAll ? pieces : [{ kind: 'quoted', text: '' }, ...pieces]
}

/** Cuts pieces into fields; each field is a pattern in which quoted text is escaped. */
function splitFields(shell: Shell, pieces: readonly Piece[]): readonly string[] {
  const separators = shell.variables.get('IFS')?.value ?? ' \t\n'
  const fields: string[] = []
  let field: string | undefined
  const close = (): void => {
    if (field !== undefined) fields.push(field)
    field = undefined
  }
  for (const piece of pieces) {
    if (piece.kind === 'break') close()
    else if (piece.kind === 'quoted') field = (field ?? '') + escapePattern(piece.text)
    else if (piece.kind === 'literal') field = (field ?? '') + piece.text
    else {
      for (let at = 0; at < piece.text.length; at += 1) {
        const character = piece.text.charAt(at)
        if (!separators.includes(character)) field = (field ?? '') + (character === '\\' ? '\\\\' : character)
        else if (/\s/.test(character)) close()
        else {
          fields.push(field ?? '')
          field = undefined
        }
      }
    }
  }
  close()
  return fields
}

function matchFiles(shell: Shell, field: string): readonly string[] {
  if (!isPattern(field) || shell.options.has('f')) return [unescapePattern(field)]
  const { tree } = shell.kernel
  const at = (path: string): string => joinPath(shell.process.cwd, path)
  const found = matchingPaths(
    {
      list: (folder) => tree.list(at(folder)),
      exists: (path) => tree.get(at(path)) !== undefined,
      isFolder: (path) => tree.get(at(path))?.kind === 'folder',
    },
    field,
  )
  return found.length > 0 ? found : [unescapePattern(field)]
}
