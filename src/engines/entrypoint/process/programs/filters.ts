import { linesOf } from '../../../text-tools/index.ts'
import type { Body } from '../kernel.ts'
import { compileBasicPattern } from './pattern.ts'
import { filterOperands, complainOf, readOperand } from './read-files.ts'
import { badOption, notModelled, out, parseOptions, usageError, type Tool } from './tool.ts'

/** Lines that match. 0 when some did, 1 when none did, 2 on trouble. */
export function* grep(tool: Tool): Body {
  const options = parseOptions(tool.args, 'vEFciqlnoshHxwre:m:', {
    long: {
      'invert-match': 'v',
      'extended-regexp': 'E',
      'fixed-strings': 'F',
      count: 'c',
      'ignore-case': 'i',
      quiet: 'q',
      silent: 'q',
    },
  })
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const { flags } = options
  if (['l', 'o', 'r'].some((flag) => flags.has(flag))) return yield* notModelled(tool)
  const given = options.values.get('e')
  const [pattern, ...operands] = given === undefined ? options.rest : [given, ...options.rest]
  if (pattern === undefined) return yield* usageError(tool, 'missing pattern', 2)
  const kind =
    flags.has('F') || tool.name.endsWith('fgrep')
      ? 'fixed'
      : flags.has('E') || tool.name.endsWith('egrep')
        ? 'extended'
        : 'basic'
  const matcher = compileBasicPattern(pattern, kind, {
    ignoreCase: flags.has('i'),
    whole: flags.has('x'),
    word: flags.has('w'),
  })
  if (matcher === undefined) return yield* notModelled(tool)
  let matched = 0
  let code = 0
  for (const operand of operands.length === 0 ? ['-'] : operands) {
    const result = yield* readOperand(tool, operand)
    if (!result.ok) {
      if (!flags.has('s')) yield* complainOf(tool, operand, result.error)
      code = 2
      continue
    }
    const title = operands.length > 1 && !flags.has('h') ? `${operand}:` : ''
    const hits = linesOf(result.text)
      .map((line, index) => ({ line, index }))
      .filter(({ line }) => matcher(line) !== flags.has('v'))
    matched += hits.length
    if (flags.has('q')) continue
    if (flags.has('c')) yield* out(tool, `${title}${hits.length}\n`)
    else
      yield* out(
        tool,
        hits.map(({ line, index }) => `${title}${flags.has('n') ? `${index + 1}:` : ''}${line}\n`).join(''),
      )
  }
  return matched > 0 ? 0 : Math.max(code, 1)
}

/** Sorts lines by code unit, or by number with `-n`. */
export function* sort(tool: Tool): Body {
  const options = parseOptions(tool.args, 'rnuk:t:f')
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  if (options.flags.has('k') || options.flags.has('f')) return yield* notModelled(tool)
  const lines: string[] = []
  for (const operand of options.rest.length === 0 ? ['-'] : options.rest) {
    const result = yield* readOperand(tool, operand)
    if (!result.ok) {
      yield* complainOf(tool, operand, result.error)
      return 2
    }
    lines.push(...linesOf(result.text))
  }
  const isNumeric = options.flags.has('n')
  const sorted = lines.toSorted((a, b) => {
    const difference = isNumeric ? (Number.parseFloat(a) || 0) - (Number.parseFloat(b) || 0) : 0
    if (difference !== 0) return difference
    return a < b ? -1 : a > b ? 1 : 0
  })
  if (options.flags.has('r')) sorted.reverse()
  const kept = options.flags.has('u') ? [...new Set(sorted)] : sorted
  yield* out(tool, kept.map((line) => `${line}\n`).join(''))
  return 0
}

/** Drops lines that repeat the one before. */
export function* uniq(tool: Tool): Body {
  const options = parseOptions(tool.args, 'cdu')
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const { flags } = options
  return yield* filterOperands(tool, options.rest.slice(0, 1), (text) => {
    const groups: { line: string; count: number }[] = []
    for (const line of linesOf(text)) {
      const last = groups.at(-1)
      if (last?.line === line) last.count += 1
      else groups.push({ line, count: 1 })
    }
    const kept = groups.filter(({ count }) => (flags.has('d') ? count > 1 : !flags.has('u') || count === 1))
    return kept.map(({ line, count }) => `${flags.has('c') ? `${String(count).padStart(7)} ` : ''}${line}\n`).join('')
  })
}

/** Counts lines, words and bytes. */
export function* wc(tool: Tool): Body {
  const options = parseOptions(tool.args, 'lwcm')
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const { flags, rest } = options
  const all = flags.size === 0
  return yield* filterOperands(tool, rest, (text, name) => {
    const counts: number[] = []
    if (all || flags.has('l')) counts.push(text.split('\n').length - 1)
    if (all || flags.has('w')) counts.push(text.split(/\s+/).filter((word) => word !== '').length)
    if (all || flags.has('c') || flags.has('m')) counts.push(flags.has('m') ? [...text].length : utf8Length(text))
    const isAlone = counts.length === 1 && (rest.length === 0 || tool.flavor === 'busybox' || rest.length === 1)
    const shown = counts.map((count) =>
      isAlone ? String(count) : String(count).padStart(tool.flavor === 'busybox' ? 9 : rest.length === 0 ? 7 : 1),
    )
    return `${shown.join(' ')}${rest.length === 0 ? '' : ` ${name}`}\n`
  })
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return bytes
}

/** Fields or characters of each line. */
export function* cut(tool: Tool): Body {
  const options = parseOptions(tool.args, 'd:f:c:b:s')
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const fields = options.values.get('f')
  const list = fields ?? options.values.get('c') ?? options.values.get('b')
  if (list === undefined) return yield* usageError(tool, 'you must specify a list of bytes, characters, or fields')
  const ranges = list.split(',').map((part) => {
    const [from = '', to] = part.split('-')
    return {
      from: Number(from === '' ? 1 : from),
      to: to === undefined ? Number(from) : to === '' ? Infinity : Number(to),
    }
  })
  const isWanted = (_: string, index: number): boolean =>
    ranges.some(({ from, to }) => index + 1 >= from && index + 1 <= to)
  const delimiter = options.values.get('d') ?? '\t'
  return yield* filterOperands(tool, options.rest, (text) =>
    linesOf(text)
      .filter((line) => !(fields !== undefined && options.flags.has('s') && !line.includes(delimiter)))
      .map((line) => {
        if (fields === undefined) return `${[...line].filter(isWanted).join('')}\n`
        if (!line.includes(delimiter)) return `${line}\n`
        return `${line.split(delimiter).filter(isWanted).join(delimiter)}\n`
      })
      .join(''),
  )
}

/** Lines in the opposite order, or each line backwards. */
export function reversed(what: 'lines' | 'characters'): (tool: Tool) => Body {
  return function* (tool) {
    return yield* filterOperands(tool, tool.args, (text) => {
      const lines = linesOf(text)
      const turned = what === 'lines' ? lines.toReversed() : lines.map((line) => [...line].toReversed().join(''))
      return turned.map((line) => `${line}\n`).join('')
    })
  }
}
