/**
 * A text in which no line is a command to GitHub Actions, which reads the output of every step: `::name::`, blanks before it not counted
 * (actions/runner, `ActionCommand`). The first colon is written as an escape that can be seen.
 */
export function withoutLogCommands(text: string): string {
  return text.replaceAll(/^([^\S\n]*)::/gm, '$1\\x3a:')
}
