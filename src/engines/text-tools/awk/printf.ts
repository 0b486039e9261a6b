const SPECIFIER = /%(-?)(\d{0,3})([sdi%])/g

/** Whether a format has only `%s`, `%d`, `%i` and `%%`, and as many values as it asks for. */
export function isPlainFormat(format: string, count: number): boolean {
  if (format.replaceAll(SPECIFIER, '').includes('%')) return false
  return [...format.matchAll(SPECIFIER)].filter(([, , , letter]) => letter !== '%').length === count
}

/** Fills a plain format; a number is cut to an integer. `value` gives the text or the number of the value at an index. */
export function fillFormat(format: string, text: (index: number) => string, number: (index: number) => number): string {
  let index = -1
  return format.replaceAll(SPECIFIER, (_, left: string, width: string, letter: string) => {
    if (letter === '%') return '%'
    index += 1
    const value = letter === 's' ? text(index) : String(Math.trunc(number(index)))
    const isZeroed = width.startsWith('0') && letter !== 's' && left === ''
    if (isZeroed && value.startsWith('-')) return `-${value.slice(1).padStart(Number(width) - 1, '0')}`
    return left === '-' ? value.padEnd(Number(width)) : value.padStart(Number(width), isZeroed ? '0' : ' ')
  })
}
