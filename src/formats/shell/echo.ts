import { unescape } from './printf.ts'

/**
 * What `echo` prints for its words. `-n`, `-e` and `-E` in front are options; the last one of `-e` and `-E` counts. With `always`
 * escapes are read without `-e` and `-n` is the only option, as in dash. Source: Bash Reference Manual, "Bash Builtins"; dash(1).
 */
export function echoText(args: readonly string[], always = false): string {
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
  const { text: shown, stopped } = unescape(text, 'echo')
  return isPlain || stopped ? shown : `${shown}\n`
}
