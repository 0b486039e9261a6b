const PLAIN_WORD = /^[\w@%+=:,./-]+$/

/** Words as one line that a shell would read as the same words. Foreign text in it is not neutralised. */
export function typed(argv: readonly string[]): string {
  return argv.map(quoted).join(' ')
}

function quoted(word: string): string {
  return PLAIN_WORD.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
