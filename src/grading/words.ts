/** The words of a command in a spec: a list as it is, a text split at blanks. */
export function wordsOf(command: string | readonly string[]): readonly string[] {
  return typeof command === 'string' ? command.split(' ').filter((word) => word !== '') : command
}
