import { linesOf } from '../../../text-tools/index.ts'
import type { OpenFile } from '../channel.ts'
import { joinPath } from '../file-tree.ts'
import { ERROR_TEXT, openPath, read, readAll, setDescriptor, write, type FileError } from '../io.ts'
import type { Body, Wait } from '../kernel.ts'
import { badOption, complain, fail, notModelled, out, parseOptions, type Tool } from './tool.ts'

/** A descriptor no program uses by itself. */
const WORK_DESCRIPTOR = 9

export type ReadResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: FileError }

/** The content of a file, or of standard input for `-`. */
export function* readOperand(tool: Tool, operand: string): Generator<Wait, ReadResult> {
  const { kernel, process } = tool
  if (operand === '-') return { ok: true, text: yield* readAll(kernel, process, 0) }
  const full = joinPath(process.cwd, operand)
  const opened = openPath(kernel, process, operand, 'read')
  if (!opened.ok) return opened
  if (kernel.tree.get(full)?.kind === 'folder') return { ok: false, error: 'EISDIR' }
  return { ok: true, text: yield* readOpened(tool, opened.file) }
}

function* readOpened({ kernel, process }: Tool, file: OpenFile): Generator<Wait, string> {
  setDescriptor(process, WORK_DESCRIPTOR, file)
  const text = yield* readAll(kernel, process, WORK_DESCRIPTOR)
  setDescriptor(process, WORK_DESCRIPTOR, undefined)
  return text
}

/** Applets that open files themselves; the others leave it to the C library and tell its words alone. */
const OPENERS: ReadonlySet<string> = new Set(['cat', 'uniq'])

/** How a filter tells that it cannot read an operand. */
export function* complainOf(tool: Tool, operand: string, error: FileError): Generator<Wait, void> {
  const text = ERROR_TEXT[error]
  if (tool.flavor === 'busybox' && OPENERS.has(tool.name))
    yield* complain(tool, error === 'EISDIR' ? `read error: ${text}` : `can't open '${operand}': ${text}`)
  else yield* complain(tool, tool.flavor === 'gnu' ? gnuWords(tool.name, operand, text) : `${operand}: ${text}`)
}

function gnuWords(name: string, operand: string, text: string): string {
  if (name === 'head') return `cannot open '${operand}' for reading: ${text}`
  return name === 'sort' ? `cannot read: ${operand}: ${text}` : `${operand}: ${text}`
}

/** Runs a filter over the operands, or over standard input when there are none. */
export function* filterOperands(
  tool: Tool,
  operands: readonly string[],
  each: (text: string, name: string) => string,
): Body {
  let code = 0
  for (const operand of operands.length === 0 ? ['-'] : operands) {
    const result = yield* readOperand(tool, operand)
    if (result.ok) {
      yield* out(tool, each(result.text, operand))
    } else {
      yield* complainOf(tool, operand, result.error)
      code = 1
    }
  }
  return code
}

/** Copies its operands to standard output piece by piece, so that it waits while its input waits. */
export function* cat(tool: Tool): Body {
  const options = parseOptions(tool.args, 'nbsvetAETu')
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  if (options.flags.has('n')) {
    let line = 0
    return yield* filterOperands(tool, options.rest, (text) =>
      linesOf(text)
        .map((each) => `${String((line += 1)).padStart(6)}\t${each}\n`)
        .join(''),
    )
  }
  let code = 0
  for (const operand of options.rest.length === 0 ? ['-'] : options.rest) {
    if (operand === '-') {
      yield* copyInput(tool)
      continue
    }
    const result = yield* readOperand(tool, operand)
    if (result.ok) yield* out(tool, result.text)
    else yield* complainOf(tool, operand, result.error)
    if (!result.ok) code = 1
  }
  return code
}

function* copyInput(tool: Tool): Generator<Wait, void> {
  for (;;) {
    const chunk = yield* read(tool.kernel, tool.process, 0)
    if (chunk === undefined) return
    yield* out(tool, chunk)
  }
}

/** First lines (`-n`) or characters (`-c`). */
export function* head(tool: Tool): Body {
  const args = tool.args.map((word, index) => {
    const isValue = /^-[nc]$/.test(tool.args[index - 1] ?? '')
    return /^-\d+$/.test(word) && !isValue ? `-n${word.slice(1)}` : word
  })
  const options = parseOptions(args, 'n:c:qv', { long: { lines: 'n', bytes: 'c' } })
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const count = Number(options.values.get('n') ?? 10)
  const characters = options.values.get('c')
  if (Number.isNaN(count)) return yield* fail(tool, `invalid number of lines: '${options.values.get('n')}'`)
  const operands = options.rest
  if (operands.length === 0) return yield* headOfInput(tool, count, characters)
  return yield* filterOperands(tool, operands, (text, name) => {
    const title = operands.length > 1 ? `==> ${name} <==\n` : ''
    return title + (characters === undefined ? firstLines(text, count) : text.slice(0, Number(characters)))
  })
}

/** Stops reading as soon as it has enough, so that an endless writer is ended by SIGPIPE. */
function* headOfInput(tool: Tool, count: number, characters: string | undefined): Body {
  let text = ''
  let lines = 0
  while (characters === undefined ? count < 0 || lines < count : text.length < Number(characters)) {
    const chunk = yield* read(tool.kernel, tool.process, 0)
    if (chunk === undefined) break
    text += chunk
    lines += chunk.split('\n').length - 1
  }
  yield* out(tool, characters === undefined ? firstLines(text, count) : text.slice(0, Number(characters)))
  return 0
}

function firstLines(text: string, count: number): string {
  const lines = linesOf(text)
  const kept = count < 0 ? lines.slice(0, count) : lines.slice(0, count)
  const isCut = kept.length < lines.length
  return kept.join('\n') + (kept.length > 0 && (isCut || text.endsWith('\n')) ? '\n' : '')
}

/** Last lines; with `-f` or `-F` it never ends by itself. */
export function* tail(tool: Tool): Body {
  const args = tool.args.map((word) =>
    /^-\d+$/.test(word) ? `-n${word.slice(1)}` : /^-\d+f$/.test(word) ? '-f' : word,
  )
  const options = parseOptions(args, 'n:c:fFqvs:', {
    long: { follow: 'f', lines: 'n', bytes: 'c', retry: 'r', pid: 'p' },
  })
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  if (options.flags.has('c') || options.flags.has('p')) return yield* notModelled(tool)
  const follows = options.flags.has('f') || options.flags.has('F')
  const operands = options.rest.length === 0 ? ['-'] : options.rest
  let readable = 0
  let failed = false
  for (const operand of operands) {
    if (follows && operand === '-') return yield* followInput(tool)
    const result = yield* readOperand(tool, operand)
    if (result.ok) {
      readable += 1
      const title = operands.length > 1 ? `${readable > 1 ? '\n' : ''}==> ${operand} <==\n` : ''
      yield* out(tool, title + lastLines(result.text, options.values.get('n') ?? '10'))
      continue
    }
    failed = true
    const text = ERROR_TEXT[result.error]
    const message =
      tool.flavor === 'gnu' ? `cannot open '${operand}' for reading: ${text}` : `can't open '${operand}': ${text}`
    yield* complain(tool, message)
  }
  if (!follows) {
    if (readable === 0 && tool.flavor === 'busybox') yield* complain(tool, 'no files')
    return failed ? 1 : 0
  }
  if (options.flags.has('F')) yield {}
  if (readable === 0) {
    yield* complain(tool, tool.flavor === 'gnu' ? 'no files remaining' : 'no files')
    return 1
  }
  yield {}
  return 0
}

function* followInput(tool: Tool): Body {
  yield* copyInput(tool)
  return 0
}

function lastLines(text: string, count: string): string {
  const lines = linesOf(text)
  const kept = count.startsWith('+')
    ? lines.slice(Math.max(Number(count) - 1, 0))
    : lines.slice(-Number(count) || lines.length)
  if (count === '0') return ''
  return kept.join('\n') + (kept.length > 0 && text.endsWith('\n') ? '\n' : '')
}

/** Copies standard input to files and to standard output. */
export function* tee(tool: Tool): Body {
  const options = parseOptions(tool.args, 'ai')
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const { kernel, process } = tool
  const opened: number[] = []
  let code = 0
  for (const [index, operand] of options.rest.entries()) {
    const result = openPath(kernel, process, operand, options.flags.has('a') ? 'append' : 'write')
    if (result.ok) {
      setDescriptor(process, WORK_DESCRIPTOR + 1 + index, result.file)
      opened.push(WORK_DESCRIPTOR + 1 + index)
    } else {
      yield* complain(tool, `${operand}: ${ERROR_TEXT[result.error]}`)
      code = 1
    }
  }
  for (;;) {
    const chunk = yield* read(kernel, process, 0)
    if (chunk === undefined) return code
    yield* out(tool, chunk)
    for (const descriptor of opened) yield* write(kernel, process, descriptor, chunk)
  }
}
