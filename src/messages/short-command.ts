/** A command on one line: only the first line of a here-document tells which command is meant. */
export function shortCommand(text: string | number | undefined): string {
  const [first = '', more] = String(text).split('\n')
  return more === undefined ? first : `${first} …`
}
