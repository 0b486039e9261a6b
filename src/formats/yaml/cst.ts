import { CST, Lexer, Parser } from 'yaml'

export type ParsedTokens =
  | { readonly ok: true; readonly tokens: readonly CST.Token[] }
  /** Nested too deep: `offset` is where. */
  | { readonly ok: false; readonly offset: number }

/**
 * The concrete syntax of a text, unless collections nest deeper than `depthMax`. What comes after recurses, so the depth is
 * bounded here, where nothing does: brackets while they are read, blocks in the finished tokens.
 */
export function parseTokens(text: string, depthMax: number): ParsedTokens {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let offset = 0
  let brackets = 0
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === '[' || lexeme === '{') brackets += 1
    if (lexeme === ']' || lexeme === '}') brackets -= 1
    if (brackets > depthMax) return { ok: false, offset }
    if (!CONTROL_LEXEMES.has(lexeme)) offset += lexeme.length
    tokens.push(...parser.next(lexeme))
  }
  tokens.push(...parser.end())
  const tooDeep = deepestCollection(tokens, depthMax)
  return tooDeep === undefined ? { ok: true, tokens } : { ok: false, offset: tooDeep }
}

/** Lexemes that say something about the next one and stand for no text. */
const CONTROL_LEXEMES = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR])

interface Open {
  readonly token: CST.Token
  readonly depth: number
}

/** Offset of the first collection found that is nested deeper than `depthMax`. */
function deepestCollection(tokens: readonly CST.Token[], depthMax: number): number | undefined {
  const open: Open[] = tokens.map((token) => ({ token, depth: 0 }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next
    if (token.type === 'document' && token.value !== undefined) open.push({ token: token.value, depth })
    if (!CST.isCollection(token)) continue
    if (depth + 1 > depthMax) return token.offset
    for (const item of token.items) {
      if (item.key !== undefined && item.key !== null) open.push({ token: item.key, depth: depth + 1 })
      if ('value' in item && item.value !== undefined) open.push({ token: item.value, depth: depth + 1 })
    }
  }
  return undefined
}
