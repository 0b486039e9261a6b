import { leadingSpace, trim } from './characters.ts'

/** What the parser directives at the top of a Dockerfile say. */
export interface Directives {
  /** The character that escapes and continues lines: a backslash, or a backtick. */
  readonly escape: string
  /** The value of `# check=…`, for build checks. */
  readonly check?: string
  /** The value of `# syntax=…`: the frontend that a builder with network would fetch. */
  readonly syntax?: string
  /** How many lines at the top are directives. */
  readonly lines: number
}

export type DirectivesResult =
  | { readonly ok: true; readonly directives: Directives }
  /** `line` counts the lines read before the bad one, as the builder does; 0 is no place at all. */
  | { readonly ok: false; readonly message: string; readonly line: number }

/**
 * Reads the block of `# name=value` comments at the very top. It ends at the first line that is not a known directive.
 * Fails for a directive given twice and for an escape character that is neither a backslash nor a backtick. Source:
 * BuildKit `frontend/dockerfile/parser/directives.go`, `parser.go` (setEscapeToken).
 */
export function readDirectives(lines: readonly string[]): DirectivesResult {
  const values = new Map<string, string>()
  let count = 0
  for (const line of lines) {
    const directive = parseDirective(line)
    if (directive === undefined) break
    const { name, value } = directive
    if (values.has(name)) {
      return { ok: false, message: `only one ${name} parser directive can be used`, line: count }
    }
    if (name === 'escape' && value !== '\\' && value !== '`') {
      return { ok: false, message: `invalid escape token '${value}' does not match \` or \\`, line: count }
    }
    values.set(name, value)
    count += 1
  }
  const check = values.get('check')
  const syntax = values.get('syntax')
  return {
    ok: true,
    directives: {
      escape: values.get('escape') ?? '\\',
      lines: count,
      ...(check === undefined ? {} : { check }),
      ...(syntax === undefined ? {} : { syntax }),
    },
  }
}

/** `# name = value`, with a known name in any case. */
function parseDirective(line: string): { name: string; value: string } | undefined {
  const text = line.slice(leadingSpace(line))
  if (!text.startsWith('#')) return undefined
  const inside = text.slice(1)
  const equals = inside.indexOf('=')
  if (equals === -1) return undefined
  const name = trim(inside.slice(0, equals)).toLowerCase()
  const value = trim(inside.slice(equals + 1))
  if (name !== 'syntax' && name !== 'escape' && name !== 'check') return undefined
  return value === '' ? undefined : { name, value }
}
