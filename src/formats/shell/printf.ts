import { shellQuoted } from './quoting.ts'

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
}

/** The shells whose built-in commands differ. */
export type TextDialect = 'bash' | 'dash' | 'ash'

/** Octal numbers: in a format they need no 0 in front, in `echo` of bash they need it, elsewhere both are read. */
const OCTAL = { format: /^[0-7]{1,3}/, strict: /^0[0-7]{0,3}/, free: /^(?:0[0-7]{0,3}|[1-7][0-7]{0,2})/ } as const

/** Resolves backslash escapes. `\c` ends all output. dash knows no `\x41`. `argument` is the word of a `%b`. */
export function unescape(
  text: string,
  where: 'echo' | 'argument' | 'format',
  dialect: TextDialect,
): { readonly text: string; readonly stopped: boolean } {
  const numbers = where === 'format' ? OCTAL.format : where === 'echo' && dialect === 'bash' ? OCTAL.strict : OCTAL.free
  let shown = ''
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== '\\') {
      shown += text[at]
      continue
    }
    const rest = text.slice(at + 1)
    if (rest.startsWith('c')) return { text: shown, stopped: true }
    const octal = numbers.exec(rest)
    const hex = dialect === 'dash' ? null : /^x[0-9a-fA-F]{1,2}/.exec(rest)
    const simple = where === 'echo' && rest.startsWith('"') ? undefined : SIMPLE_ESCAPES[rest.charAt(0)]
    if (octal !== null) {
      shown += String.fromCharCode(Number.parseInt(octal[0], 8))
      at += octal[0].length
    } else if (hex !== null) {
      shown += String.fromCharCode(Number.parseInt(hex[0].slice(1), 16))
      at += hex[0].length
    } else if (simple !== undefined) {
      shown += simple
      at += 1
    } else {
      shown += '\\'
    }
  }
  return { text: shown, stopped: false }
}

/** How often a format is used again for more words. */
const ROUNDS_MAX = 10_000

/**
 * `printf`: the format is used again while words are left; missing words are empty or 0. `invalid` lists words that are no
 * numbers. No further round is begun once there are `charactersMax` characters. Source: POSIX `printf`; Bash Reference Manual.
 */
export function formatPrintf(
  format: string,
  words: readonly string[],
  charactersMax: number,
  dialect: TextDialect = 'bash',
): { readonly text: string; readonly invalid: readonly string[] } {
  const pending = [...words]
  const invalid: string[] = []
  let text = ''
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const before = pending.length
    const done = formatOnce(format, pending, invalid, dialect)
    text += done.text
    const isFull = text.length > charactersMax
    if (done.stopped || isFull || pending.length === 0 || pending.length === before) break
  }
  return { text, invalid }
}

function formatOnce(
  format: string,
  pending: string[],
  invalid: string[],
  dialect: TextDialect,
): { text: string; stopped: boolean } {
  let text = ''
  let at = 0
  const conversion = /%(%|([-+ 0#]*)(\*|\d*)(?:\.(\*|\d*))?([diouxXcsbfeEgGq]))/g
  while (at < format.length) {
    conversion.lastIndex = at
    const found = conversion.exec(format)
    const plain = unescape(format.slice(at, found?.index ?? format.length), 'format', dialect)
    text += plain.text
    if (plain.stopped) return { text, stopped: true }
    if (found === null) break
    at = found.index + found[0].length
    if (found[1] === '%') {
      text += '%'
      continue
    }
    const flags = found[2] ?? ''
    const width = found[3] === '*' ? Number(pending.shift() ?? 0) : Number(found[3] ?? 0)
    const precision = found[4] === '*' ? pending.shift() : found[4]
    const kind = found[5] ?? 's'
    const word = pending.shift()
    if (kind === 'b') {
      const expanded = unescape(word ?? '', 'argument', dialect)
      text += pad(expanded.text, width, flags)
      if (expanded.stopped) return { text, stopped: true }
    } else {
      text += pad(convert(kind, word, precision, invalid), width, flags)
    }
  }
  return { text, stopped: false }
}

function convert(kind: string, word: string | undefined, precision: string | undefined, invalid: string[]): string {
  if (kind === 'q') return shellQuoted(word ?? '')
  if (kind === 's') return precision === undefined ? (word ?? '') : (word ?? '').slice(0, Number(precision))
  if (kind === 'c') return (word ?? '').slice(0, 1)
  const number = numberOf(word, invalid)
  if ('feEgG'.includes(kind))
    return number.toFixed(precision === undefined ? 6 : Math.min(Number(precision), DECIMALS_MAX))
  const whole = Math.trunc(number)
  const digits =
    { o: whole.toString(8), x: whole.toString(16), X: whole.toString(16).toUpperCase() }[kind] ?? String(whole)
  return precision === undefined ? digits : digits.padStart(Math.min(Number(precision), WIDTH_MAX), '0')
}

function numberOf(word: string | undefined, invalid: string[]): number {
  if (word === undefined || word === '') return 0
  if (/^["'].+/.test(word)) return word.charCodeAt(1)
  if (/^[-+]?0[0-7]+$/.test(word)) return Number.parseInt(word, 8)
  const number = Number(word)
  if (!Number.isNaN(number)) return number
  invalid.push(word)
  return Number.parseInt(word, 10) || 0
}

const WIDTH_MAX = 10_000
/** What a JavaScript number can be asked for. */
const DECIMALS_MAX = 100

function pad(text: string, width: number, flags: string): string {
  const wanted = Math.min(width, WIDTH_MAX)
  if (flags.includes('-')) return text.padEnd(wanted)
  if (flags.includes('0') && /^-?[\d.]+$/.test(text)) {
    return text.startsWith('-') ? `-${text.slice(1).padStart(wanted - 1, '0')}` : text.padStart(wanted, '0')
  }
  return text.padStart(wanted)
}
