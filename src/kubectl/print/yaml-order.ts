/**
 * The order of keys in YAML output: numbers inside of keys by value, letters after everything else (go-yaml v2
 * sorter.go). Example: `a2` stands before `a10`, `a b` before `ab`.
 */
export function compareNaturally(a: string, b: string): number {
  const left = [...a]
  const right = [...b]
  let digits = false
  for (let index = 0; index < left.length && index < right.length; index += 1) {
    const [x = '', y = ''] = [left[index], right[index]]
    if (x === y) {
      digits = isDigit(x)
      continue
    }
    const [xIsLetter, yIsLetter] = [isLetter(x), isLetter(y)]
    if (xIsLetter && yIsLetter) return x < y ? -1 : 1
    if (xIsLetter || yIsLetter) return (digits ? xIsLetter : yIsLetter) ? -1 : 1
    return compareNumbers(left, right, index)
  }
  return left.length - right.length
}

function compareNumbers(left: readonly string[], right: readonly string[], index: number): number {
  const lead = leadsWithDigit(left, right, index) ? '1' : ''
  const [x, y] = [digitsAt(left, index), digitsAt(right, index)]
  const [xValue, yValue] = [Number(lead + x || '0'), Number(lead + y || '0')]
  if (xValue !== yValue) return xValue - yValue
  if (x.length !== y.length) return x.length - y.length
  return (left[index] ?? '') < (right[index] ?? '') ? -1 : 1
}

/** A zero in the middle of a number counts as part of it: `10` against `1` and what follows. */
function leadsWithDigit(left: readonly string[], right: readonly string[], index: number): boolean {
  if (left[index] !== '0' && right[index] !== '0') return false
  for (let at = index - 1; at >= 0 && isDigit(left[at] ?? ''); at -= 1) if (left[at] !== '0') return true
  return false
}

function digitsAt(characters: readonly string[], start: number): string {
  let text = ''
  for (let at = start; at < characters.length && isDigit(characters[at] ?? ''); at += 1) text += characters[at]
  return text
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character)
}
