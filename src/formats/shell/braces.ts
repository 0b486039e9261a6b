import { parseShell, type Word } from './parse.ts'

/** How many more words the brace expressions of one command may give; more than that are not expanded. */
export interface BraceBudget {
  left: number
}

/**
 * The words that the brace expressions of a word stand for; only the word itself where it has none. The positions of the others
 * are those of texts of their own. Source: Bash Reference Manual, "Brace Expansion".
 */
export function expandBraces(word: Word, budget: BraceBudget): readonly Word[] {
  for (const part of word.parts ?? []) {
    if (part.type !== 'BraceExpansion') continue
    const before = word.text.slice(0, part.pos - word.pos)
    const after = word.text.slice(part.end - word.pos)
    const alternatives = braceAlternatives(part.text, budget.left)
    if (alternatives === undefined) return [word]
    budget.left -= alternatives.length
    return alternatives.flatMap((one) => {
      const command = parseShell(`: ${before}${one}${after}`).script.commands[0]?.command
      const words = command?.type === 'Command' ? command.args.filter((argument) => argument.type === 'Word') : []
      return words.flatMap((each) => expandBraces(each, budget))
    })
  }
  return [word]
}

/**
 * The alternatives of one brace expression with its braces, as raw shell text: `{a,b}` gives `a` and `b`, `{1..3}` gives
 * three numbers. `undefined` when it is neither, or gives more than `most`.
 */
function braceAlternatives(text: string, most: number): readonly string[] | undefined {
  const inner = text.slice(1, -1)
  const sequence = /^(-?\w+)\.\.(-?\w+)(?:\.\.(-?\d{1,9}))?$/.exec(inner)
  if (sequence !== null) return sequenceOf(sequence[1] ?? '', sequence[2] ?? '', sequence[3], most)
  const parts = splitAtCommas(inner)
  return parts.length > 1 && parts.length <= most ? parts : undefined
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

function sequenceOf(
  first: string,
  last: string,
  stepText: string | undefined,
  most: number,
): readonly string[] | undefined {
  const numbers = [first, last].every((end) => /^-?\d{1,9}$/.test(end))
  const letters = [first, last].every((end) => /^[A-Za-z]$/.test(end))
  if (!numbers && !letters) return undefined
  const from = numbers ? Number(first) : first.charCodeAt(0)
  const to = numbers ? Number(last) : last.charCodeAt(0)
  const step = Math.max(1, Math.abs(Number(stepText ?? 1)))
  if (Math.abs(to - from) / step >= most) return undefined

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
