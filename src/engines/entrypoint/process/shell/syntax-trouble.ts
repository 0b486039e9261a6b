import { forEachChild, type ShellParse, type SyntaxNode } from '../../../../formats/shell/parse.ts'

type Failure = Extract<ShellParse, { ok: false }>

/** What is wrong with a text, in terms that all shells share before they word it their own way. */
export type Trouble =
  | { readonly kind: 'quote'; readonly quote: '"' | "'" }
  /** Something that was opened: a substitution, an expansion or a calculation. */
  | { readonly kind: 'open'; readonly close: '`' | ')' | '}' | '))' }
  /** `isTarget`: what is missing is the file of a redirection. */
  | { readonly kind: 'end'; readonly expected: string | undefined; readonly isTarget: boolean }
  /** `isPlain`: no word is reserved where it stands. */
  | {
      readonly kind: 'token'
      readonly token: string
      readonly expected: string | undefined
      readonly offset: number
      readonly isPlain: boolean
    }

/** Tells the trouble as a shell meets it: at the first word or sign that cannot stand there. */
export function troubleOf(text: string, failure: Failure): Trouble {
  const { message, offset } = failure
  const rest = text.slice(offset)
  if (/unterminated (?:double|single)? ?quote/.test(message) || /unterminated .*quot/.test(message))
    return { kind: 'quote', quote: message.includes('single') ? "'" : '"' }
  if (message.startsWith('unterminated')) return { kind: 'open', close: closeOf(rest) }
  const open = openConstruct(failure)
  const windows = windowsWord(text, failure)
  if (windows !== undefined) return windows
  const missing = /^expected '([a-z)}]+)'/.exec(message)?.[1]
  const expected = open?.type === 'Case' ? expectedInCase(text.slice(0, offset)) : (missing ?? closing(open))
  const taken = missing === undefined ? definedWord(text, failure) : takenWord(text, failure, missing)
  if (taken !== undefined) return { kind: 'token', ...taken, expected: missing ?? ')', isPlain: missing === undefined }
  if (rest.trim() === '') return { kind: 'end', expected, isTarget: message === 'expected redirect target' }
  const [blank = '', token = ''] = /^(\s*)(;;|;&|&&|\|\||[;&|()<>]|[^\s;&|()<>]+)/.exec(rest)?.slice(1) ?? []
  const isPlain = open?.type === 'Case' && expected === ')'
  return { kind: 'token', token, expected, offset: offset + blank.length, isPlain }
}

function closeOf(rest: string): '`' | ')' | '}' | '))' {
  if (rest.startsWith('`')) return '`'
  if (rest.startsWith('${')) return '}'
  return rest.startsWith('$((') ? '))' : ')'
}

interface Taken {
  readonly token: string
  readonly offset: number
}

/** Words that only end or divide a compound command. */
const DIVIDERS: ReadonlySet<string> = new Set(['then', 'do', 'else', 'elif', 'fi', 'done', 'esac', '}'])

/**
 * Where `then`, `do` or the end of a compound command is missing, the parser has already taken the word that should not be
 * there: in `if true; echo; fi` that is `fi`, in `for i in a; echo` it is `echo`.
 */
function takenWord(text: string, { offset, script }: Failure, missing: string): Taken | undefined {
  const before = text.slice(0, offset)
  const found = /(^|[\s;&|(])([^\s;&|()<>]+)$/.exec(before)
  if (found === null) return undefined
  const token = found[2] ?? ''
  const taken: Taken = { token, offset: offset - token.length }
  if (missing === 'then' || missing === 'do') {
    const isForWord = missing === 'do' && lastNode(script)?.type === 'For' && isNewCommand(text, before, token)
    return DIVIDERS.has(token) || isForWord ? taken : undefined
  }
  // the end of an outer command is taken by the inner one that is still open
  const isOuterEnd = DIVIDERS.has(token) && token !== missing && lastNode(script)?.end === offset
  return isOuterEnd ? taken : undefined
}

/** After the words of `for` only `do` may begin a command. */
function isNewCommand(text: string, before: string, token: string): boolean {
  return /[;\n]\s*$/.test(before.slice(0, -token.length)) || text.slice(before.length).trim() !== ''
}

/** `name (` begins a function, whose parentheses are empty: the first word between them cannot stand there. */
function definedWord(text: string, { message, offset, script }: Failure): Taken | undefined {
  const last = lastNode(script)
  if (!message.startsWith('unexpected token') || last?.type !== 'Command') return undefined
  const [lead = '', token = ''] =
    /^([^\s();&|<>]+\s*\(\s*)([^\s();&|<>]+)/.exec(text.slice(last.pos, offset))?.slice(1) ?? []
  return token === '' ? undefined : { token, offset: last.pos + lead.length }
}

/** `do` and `in` with a carriage return behind them are no reserved words. */
function windowsWord(text: string, { offset, script }: Failure): Trouble | undefined {
  const last = lastNode(script)
  const expected = last?.type === 'For' ? 'do' : last?.type === 'Case' ? 'in' : undefined
  if (last === undefined || expected === undefined) return undefined
  const head = text.slice(last.pos, Math.max(offset, last.pos))
  const at = (expected === 'do' ? /\sdo\r/ : /\sin\r/).exec(head)?.index
  if (at === undefined) return undefined
  return { kind: 'token', token: `${expected}\r`, expected, offset: last.pos + at + 1, isPlain: true }
}

function lastNode({ commands }: Failure['script']): SyntaxNode | undefined {
  return commands.at(-1)?.command
}

/** The innermost compound command that has begun and not ended. */
function openConstruct({ script, offset }: Failure): SyntaxNode | undefined {
  let found: SyntaxNode | undefined
  const visit = (node: SyntaxNode): void => {
    const isOpen = node.type === 'Function' ? node.end < offset : node.end === 0
    if (isOpen && closing(node) !== undefined) found = node
    forEachChild(node, visit)
  }
  visit(script)
  return found
}

function closing(node: SyntaxNode | undefined): string | undefined {
  switch (node?.type) {
    case 'If':
      return 'fi'
    case 'While':
    case 'For':
    case 'ArithmeticFor':
    case 'Select':
      return 'done'
    case 'Case':
      return 'esac'
    case 'BraceGroup':
    case 'Function':
      return '}'
    case 'Subshell':
      return ')'
    default:
      return undefined
  }
}

/** In a branch of `case` its end is missing, before one the parenthesis of its pattern. */
function expectedInCase(before: string): string {
  const branch = before.slice(Math.max(before.lastIndexOf(';;') + 2, before.search(/\sin(?:\s|$)/) + 3))
  return branch.includes(')') ? ';;' : ')'
}
