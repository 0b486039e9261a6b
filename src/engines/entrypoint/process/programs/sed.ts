import { RE2JS } from 're2js'
import { joinPath } from '../file-tree.ts'
import type { Body } from '../kernel.ts'
import { extendedOf } from './pattern.ts'
import { complainOf, linesOf, readOperand } from './read-files.ts'
import { complain, notModelled, out, parseOptions, type Tool } from './tool.ts'

type Address = { readonly line: number } | { readonly last: true } | { readonly pattern: RE2JS }

interface Edit {
  readonly address: Address | undefined
  readonly action:
    | {
        readonly kind: 'substitute'
        readonly pattern: RE2JS
        readonly replacement: string
        readonly all: boolean
        readonly print: boolean
      }
    | { readonly kind: 'delete' | 'print' | 'quit' }
}

/** `sed` with the commands `s`, `d`, `p` and `q`, each with at most one address. */
export function* sed(tool: Tool): Body {
  const args = joinedScripts(tool.args.map((word) => (/^-i.+|^--in-place/.test(word) ? '-i' : word)))
  const options = parseOptions(args, 'nErie:', {
    long: { quiet: 'n', silent: 'n', expression: 'e', 'regexp-extended': 'E' },
  })
  if (options.unknown !== undefined) return yield* notModelled(tool)
  const given = options.values.get('e')
  const [script = '', ...operands] = given === undefined ? options.rest : [given, ...options.rest]
  const isExtended = options.flags.has('E') || options.flags.has('r')
  const edits = parseScript(script, isExtended)
  if (edits === undefined) return yield* notModelled(tool)
  let code = 0
  for (const operand of operands.length === 0 ? ['-'] : operands) {
    const result = yield* readOperand(tool, operand)
    if (!result.ok) {
      if (tool.flavor === 'gnu') yield* complain(tool, `can't read ${operand}: No such file or directory`)
      else yield* complainOf(tool, operand, result.error)
      code = tool.flavor === 'gnu' ? 2 : 1
      continue
    }
    const changed = applyEdits(result.text, edits, options.flags.has('n'))
    if (options.flags.has('i')) writeBack(tool, operand, changed)
    else yield* out(tool, changed)
  }
  return code
}

/** The scripts of several `-e` are one, each on lines of its own. */
function joinedScripts(args: readonly string[]): readonly string[] {
  const scripts: string[] = []
  const others: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? ''
    const flags = /^-([nEri]*)e$/.exec(word)?.[1]
    const long = /^--expression=(.*)$/s.exec(word)?.[1]
    if (flags === undefined && long === undefined) others.push(word)
    else {
      at += long === undefined ? 1 : 0
      scripts.push(long ?? args[at] ?? '')
      if (flags !== undefined && flags !== '') others.push(`-${flags}`)
    }
  }
  return scripts.length < 2 ? args : ['-e', scripts.join('\n'), ...others]
}

function writeBack({ kernel, process }: Tool, operand: string, text: string): void {
  const path = joinPath(process.cwd, operand)
  const node = kernel.tree.get(path)
  if (node !== undefined) kernel.tree.set(path, { ...node, text })
}

function parseScript(script: string, isExtended: boolean): readonly Edit[] | undefined {
  const edits: Edit[] = []
  let rest = script
  while (rest.replace(/^[\s;]+/, '') !== '') {
    rest = rest.replace(/^[\s;]+/, '')
    const parsed = parseEdit(rest, isExtended)
    if (parsed === undefined) return undefined
    edits.push(parsed.edit)
    rest = parsed.rest
  }
  return edits
}

function parseEdit(text: string, isExtended: boolean): { readonly edit: Edit; readonly rest: string } | undefined {
  const addressed = parseAddress(text, isExtended)
  if (addressed === undefined) return undefined
  const { address, rest } = addressed
  const command = rest.charAt(0)
  if ('dpq'.includes(command) && command !== '') {
    const kind = command === 'd' ? 'delete' : command === 'p' ? 'print' : 'quit'
    return { edit: { address, action: { kind } }, rest: rest.slice(1) }
  }
  if (command !== 's') return undefined
  const parts = splitSubstitution(rest)
  if (parts === undefined) return undefined
  const flags = /^[gpI]*/.exec(parts.rest)?.[0] ?? ''
  const pattern = compile(parts.pattern, isExtended, flags.includes('I'))
  if (pattern === undefined) return undefined
  const action = {
    kind: 'substitute',
    pattern,
    replacement: parts.replacement,
    all: flags.includes('g'),
    print: flags.includes('p'),
  } as const
  return { edit: { address, action }, rest: parts.rest.slice(flags.length) }
}

function parseAddress(
  text: string,
  isExtended: boolean,
): { readonly address: Address | undefined; readonly rest: string } | undefined {
  const number = /^\d+/.exec(text)?.[0]
  if (number !== undefined) return { address: { line: Number(number) }, rest: text.slice(number.length) }
  if (text.startsWith('$')) return { address: { last: true }, rest: text.slice(1) }
  if (!text.startsWith('/')) return { address: undefined, rest: text }
  const close = text.indexOf('/', 1)
  const pattern = close === -1 ? undefined : compile(text.slice(1, close), isExtended, false)
  return pattern === undefined ? undefined : { address: { pattern }, rest: text.slice(close + 1) }
}

/** `s|a|b|` with any delimiter; a backslash takes the delimiter literally. */
function splitSubstitution(text: string): { pattern: string; replacement: string; rest: string } | undefined {
  const delimiter = text.charAt(1)
  const fields: string[] = []
  let field = ''
  let at = 2
  for (; at < text.length && fields.length < 2; at += 1) {
    const character = text.charAt(at)
    if (character === '\\') {
      const next = text.charAt(at + 1)
      field += next === delimiter ? next : `\\${next}`
      at += 1
    } else if (character === delimiter) {
      fields.push(field)
      field = ''
    } else field += character
  }
  const [pattern, replacement] = fields
  return pattern === undefined || replacement === undefined ? undefined : { pattern, replacement, rest: text.slice(at) }
}

function compile(pattern: string, isExtended: boolean, ignoreCase: boolean): RE2JS | undefined {
  const source = isExtended ? pattern : extendedOf(pattern)
  if (source === undefined) return undefined
  try {
    return RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
  } catch {
    return undefined
  }
}

function applyEdits(text: string, edits: readonly Edit[], isQuiet: boolean): string {
  const lines = linesOf(text)
  const shown: string[] = []
  for (const [index, original] of lines.entries()) {
    let line = original
    let isDeleted = false
    let quits = false
    for (const { address, action } of edits) {
      if (!applies(address, line, index, lines.length)) continue
      if (action.kind === 'substitute') {
        const { text: next, count } = substitute(line, action.pattern, action.replacement, action.all)
        line = next
        if (count > 0 && action.print) shown.push(line)
      } else if (action.kind === 'print') shown.push(line)
      else if (action.kind === 'quit') quits = true
      else {
        isDeleted = true
        break
      }
    }
    if (!isDeleted && !isQuiet) shown.push(line)
    if (quits) break
  }
  return shown.map((line) => `${line}\n`).join('')
}

function applies(address: Address | undefined, line: string, index: number, count: number): boolean {
  if (address === undefined) return true
  if ('line' in address) return address.line === index + 1
  return 'last' in address ? index === count - 1 : address.pattern.matcher(line).find()
}

function substitute(line: string, pattern: RE2JS, replacement: string, all: boolean): { text: string; count: number } {
  const matcher = pattern.matcher(line)
  let text = ''
  let at = 0
  let count = 0
  while (matcher.find()) {
    const start = matcher.start()
    text +=
      line.slice(at, start) +
      fill(replacement, (group) => (group <= matcher.groupCount() ? (matcher.group(group) ?? '') : ''))
    at = matcher.end()
    count += 1
    if (!all) break
  }
  return { text: text + line.slice(at), count }
}

const SIGNS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

function fill(replacement: string, group: (index: number) => string): string {
  let text = ''
  for (let at = 0; at < replacement.length; at += 1) {
    const character = replacement.charAt(at)
    if (character === '&') text += group(0)
    else if (character !== '\\') text += character
    else {
      at += 1
      const next = replacement.charAt(at)
      text += /\d/.test(next) ? group(Number(next)) : (SIGNS[next] ?? next)
    }
  }
  return text
}
