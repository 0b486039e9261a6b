/** Rounds through the format: it is used again while arguments are left. */
const ROUNDS_MAX = 1000

/** `printf FORMAT ARGUMENTS…` with `%s %d %b %%`, widths and the usual escapes. Source: Bash Reference Manual, "Bash Builtins". */
export function formatText(format: string, values: readonly string[]): string {
  let text = ''
  let next = 0
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const before = next
    text += unescape(format).replaceAll(
      /%(%|([-0]?)(\d{0,4})([sdibq]))/g,
      (_, all: string, flag: string, width: string, kind: string) => {
        if (all === '%') return '%'
        const value = argument(kind, values[next])
        next += 1
        if (flag === '-') return value.padEnd(Number(width))
        return value.padStart(Number(width), flag === '0' ? '0' : ' ')
      },
    )
    if (next >= values.length || next === before) break
  }
  return text
}

function argument(kind: string, value: string | undefined): string {
  if (kind === 'd' || kind === 'i') return /^[-+]?\d{1,15}$/.test(value ?? '') ? String(Number(value)) : '0'
  return kind === 'b' ? unescape(value ?? '') : (value ?? '')
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\u0007', e: '\u001B', '\\': '\\' }

/** The escapes of `echo -e` and `printf`; unknown ones stay as they are. */
export function unescape(text: string): string {
  return text.replaceAll(/\\([ntrae\\])/g, (_, letter: string) => ESCAPES[letter] ?? letter)
}
