/** A name that is surely another: the same with one more character. Example: `web` gives `web2`. */
export function otherName(name: string): string {
  return /\d$/.test(name) ? `${name}x` : `${name}2`
}

/** Another tag of the same image, `:other` where it has none. The last digit goes up by one: `nginx:1.27` gives `nginx:1.28`. */
export function otherTag(reference: string): string {
  const slash = reference.lastIndexOf('/')
  const colon = reference.indexOf(':', slash + 1)
  if (colon < 0) return `${reference}:other`
  return `${reference.slice(0, colon + 1)}${otherWord(reference.slice(colon + 1))}`
}

/** A reference without its tag; `undefined` where it has none, or a digest. */
export function untagged(reference: string): string | undefined {
  const colon = reference.indexOf(':', reference.lastIndexOf('/') + 1)
  return colon < 0 || reference.includes('@') ? undefined : reference.slice(0, colon)
}

/** A repository with two letters swapped, as fingers do it: `nginx` gives `ngnix`. `undefined` where it has no such two. */
export function misspelt(reference: string): string | undefined {
  const slash = reference.lastIndexOf('/')
  const colon = reference.indexOf(':', slash + 1)
  const end = colon < 0 ? reference.length : colon
  const name = reference.slice(slash + 1, end)
  for (let at = 1; at + 1 < name.length; at += 1) {
    const [a, b] = [name[at], name[at + 1]]
    if (a === b) continue
    return `${reference.slice(0, slash + 1)}${name.slice(0, at)}${b}${a}${name.slice(at + 2)}${reference.slice(end)}`
  }
  return undefined
}

/** Another word of the same kind: the last digit one higher (9 becomes 8), else one letter more. */
export function otherWord(word: string): string {
  const digit = /\d(?=\D*$)/.exec(word)
  if (digit === null) return `${word}x`
  const next = digit[0] === '9' ? '8' : String(Number(digit[0]) + 1)
  return `${word.slice(0, digit.index)}${next}${word.slice(digit.index + 1)}`
}

/** Puts a value where another stood, in the quotes that were around it. */
export function inQuotesOf(written: string, value: string): string {
  const quote = written[0]
  return (quote === '"' || quote === "'") && written.endsWith(quote) ? `${quote}${value}${quote}` : value
}
