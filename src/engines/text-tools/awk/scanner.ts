import { compilePattern, type Pattern } from '../pattern/compile.ts'

const SIGNS: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', n: '\n', t: '\t', r: '\r' }

/**
 * Goes through the text of an awk program. What is not understood, wrong or beyond the subset, sets `isStuck`: which of these it is,
 * does not matter, for then nothing is run.
 */
export class AwkScanner {
  readonly #text: string
  #at = 0
  isStuck = false

  constructor(text: string) {
    this.#text = text
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length
  }

  get at(): number {
    return this.#at
  }

  back(at: number): void {
    this.#at = at
  }

  stuck(): undefined {
    this.isStuck = true
    return undefined
  }

  /** Skips blanks and comments; where a statement may go on, line ends as well. */
  skip(lines = false): void {
    const blanks = /^(?:[ \t]|\\\n)*(?:#[^\n]*)?/
    for (;;) {
      this.#at += blanks.exec(this.#text.slice(this.#at))?.[0].length ?? 0
      if (!lines || !/[\n\r]/.test(this.#text.charAt(this.#at))) return
      this.#at += 1
    }
  }

  /** Whether this stands next, behind blanks. */
  sees(token: string): boolean {
    this.skip()
    return this.#text.startsWith(token, this.#at)
  }

  takes(token: string): boolean {
    const isThere = this.sees(token)
    if (isThere) this.#at += token.length
    return isThere
  }

  /** The next character behind blanks. */
  peek(): string {
    this.skip()
    return this.#text.charAt(this.#at)
  }

  /** A word that stands next, taken only with `take`. */
  word(take: boolean): string {
    this.skip()
    const word = /^[A-Za-z_]\w*/.exec(this.#text.slice(this.#at, this.#at + 100))?.[0] ?? ''
    if (take) this.#at += word.length
    return word
  }

  number(): number | undefined {
    const digits = /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/.exec(this.#text.slice(this.#at, this.#at + 100))?.[0]
    if (digits === undefined || /^\w/.test(this.#text.slice(this.#at + digits.length))) return this.stuck()
    this.#at += digits.length
    return Number(digits)
  }

  /** A text in double quotes. */
  text(): string | undefined {
    const written = this.#quoted('"')
    return written === undefined ? undefined : (unescaped(written) ?? this.stuck())
  }

  /** A pattern between slashes. */
  pattern(): Pattern | undefined {
    const written = this.#quoted('/')
    return written === undefined ? undefined : (awkPattern(written) ?? this.stuck())
  }

  #quoted(mark: '"' | '/'): string | undefined {
    const match = (mark === '"' ? /^"((?:[^"\\\n]|\\[^\n])*)"/ : /^\/((?:[^/\\\n]|\\[^\n])*)\//).exec(
      this.#text.slice(this.#at),
    )
    if (match === null) return this.stuck()
    this.#at += match[0].length
    return match[1] ?? ''
  }
}

/** What awk makes of a text in quotes, or of a value of `-v` or `-F`; `undefined` for escapes that the programs take in different ways. */
export function unescaped(written: string): string | undefined {
  let text = ''
  for (let at = 0; at < written.length; at += 1) {
    const character = written.charAt(at)
    if (character !== '\\') {
      text += character
      continue
    }
    at += 1
    const sign = SIGNS[written.charAt(at)]
    if (sign === undefined) return undefined
    text += sign
  }
  return text
}

export function awkPattern(text: string): Pattern | undefined {
  const compiled = compilePattern(text, { basic: false, ignoreCase: false, dialect: 'awk' })
  return compiled.ok ? compiled.pattern : undefined
}
