import { arithmeticMessage } from '../../../../formats/shell/arithmetic.ts'
import type { DoubleQuotedChild, Word, WordPart } from '../../../../formats/shell/parse.ts'
import { expandBraces } from '../../../../formats/shell/braces.ts'
import { splitFields, USUAL_IFS, type Piece } from '../../../../formats/shell/fields.ts'
import { matchingPaths, pathsOrText, type PathHost } from '../../../../formats/shell/matching-paths.ts'
import { isPattern, unescapePattern } from '../../../../formats/shell/pattern.ts'
import { WORDS_MAX } from '../bounds.ts'
import { joinPath } from '../file-tree.ts'
import type { Wait } from '../kernel.ts'
import { parsePasswd } from '../users.ts'
import { evaluateInShell } from './arithmetic.ts'
import { expandParameter, specialParameter } from './parameter.ts'
import { fatal, fatalForPosix, refuseSyntax, type Pieces, type Shell } from './state.ts'
import { substituteCommand } from './substitute.ts'

/** Expands words into the fields of a command: parameters, substitutions, splitting at IFS, file names, quotes removed. */
export function* expandWords(shell: Shell, words: readonly Word[]): Generator<Wait, readonly string[], void> {
  const fields: string[] = []
  const budget = { left: WORDS_MAX }
  const ifs = shell.variables.get('IFS')?.value ?? USUAL_IFS
  for (const word of words) {
    for (const alternative of shell.flavor === 'bash' ? expandBraces(word, budget) : [word]) {
      const pieces = yield* piecesOf(shell, alternative, false)
      if (shell.abort !== undefined) return fields
      for (const field of splitFields(pieces, ifs)) fields.push(...matchFiles(shell, field))
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
      return yield* doubleQuoted(shell, part.parts)
    case 'LocaleString': {
      const pieces = yield* doubleQuoted(shell, part.parts)
      return shell.flavor === 'bash' ? pieces : [{ kind: 'quoted', text: '$' }, ...pieces]
    }
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

function matchFiles(shell: Shell, field: string): readonly string[] {
  if (shell.options.has('f')) return [unescapePattern(field)]
  const { tree } = shell.kernel
  const at = (path: string): string => joinPath(shell.process.cwd, path)
  const host: PathHost = {
    list: (folder) => tree.list(at(folder)),
    exists: (path) => tree.get(at(path)) !== undefined,
    isFolder: (path) => tree.get(at(path))?.kind === 'folder',
  }
  return shell.options.has('nullglob') && isPattern(field) ? matchingPaths(host, field) : pathsOrText(host, field)
}
