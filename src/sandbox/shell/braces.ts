/** Alternatives that the brace expressions of one command may give; more than that is not expanded. */
export const ALTERNATIVES_MAX = 1000

/**
 * The alternatives of one brace expression with its braces, as raw shell text: `{a,b}` gives `a` and `b`, `{1..3}` gives
 * three numbers. `undefined` when it is neither, or gives too many. Source: Bash Reference Manual, "Brace Expansion".
 */
export function braceAlternatives(text: string): readonly string[] | undefined {
  const inner = text.slice(1, -1)
  const sequence = /^(-?\w+)\.\.(-?\w+)(?:\.\.(-?\d{1,9}))?$/.exec(inner)
  if (sequence !== null) return sequenceOf(sequence[1] ?? '', sequence[2] ?? '', sequence[3])
  const parts = splitAtCommas(inner)
  return parts.length > 1 && parts.length <= ALTERNATIVES_MAX ? parts : undefined
}

/** Splits at commas that stand in no quotes and no inner braces. */
function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let quote = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '\\') at += 1
    else if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '{') depth += 1
    else if (character === '}') depth -= 1
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}

function sequenceOf(first: string, last: string, stepText: string | undefined): readonly string[] | undefined {
  const numbers = [first, last].every((end) => /^-?\d{1,9}$/.test(end))
  const letters = [first, last].every((end) => /^[A-Za-z]$/.test(end))
  if (!numbers && !letters) return undefined
  const from = numbers ? Number(first) : first.charCodeAt(0)
  const to = numbers ? Number(last) : last.charCodeAt(0)
  const step = Math.max(1, Math.abs(Number(stepText ?? 1)))
  if (Math.abs(to - from) / step >= ALTERNATIVES_MAX) return undefined

  const padded = numbers && [first, last].some((end) => /^-?0\d/.test(end))
  const width = padded ? Math.max(first.length, last.length) : 0
  const values: string[] = []
  for (let n = from; from <= to ? n <= to : n >= to; n += from <= to ? step : -step) {
    values.push(numbers ? numberText(n, width) : String.fromCharCode(n))
  }
  return values
}

function numberText(n: number, width: number): string {
  return n < 0 ? `-${String(-n).padStart(width - 1, '0')}` : String(n).padStart(width, '0')
}
