import { unescape, type TextDialect } from './printf.ts'

/**
 * What `echo` prints for its words. `-n`, `-e` and `-E` in front are options; the last one of `-e` and `-E` counts. In dash
 * escapes are read without `-e` and `-n` is the only option. Source: Bash Reference Manual, "Bash Builtins"; dash(1).
 */
export function echoText(args: readonly string[], dialect: TextDialect = 'bash'): string {
  const always = dialect === 'dash'
  const words = [...args]
  let isPlain = false
  let escapes = always
  while (always ? words[0] === '-n' : /^-[neE]+$/.test(words[0] ?? '')) {
    const option = words.shift() ?? ''
    for (const letter of option.slice(1)) {
      if (letter === 'n') isPlain = true
      else escapes = letter === 'e'
    }
    if (always) break
  }
  const text = words.join(' ')
  if (!escapes) return isPlain ? text : `${text}\n`
  const { text: shown, stopped } = unescape(text, 'echo', dialect)
  return isPlain || stopped ? shown : `${shown}\n`
}
