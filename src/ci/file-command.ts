/**
 * An entry of a file that a runner reads, such as `$GITHUB_OUTPUT`: the name, a delimiter, the value, the delimiter again. `undefined` where name
 * or value contain the delimiter, or the name is none: such an entry could be read as another one. A delimiter is made anew for each entry,
 * from chance, so that nobody knows it beforehand.
 */
export function fileEntry(name: string, value: string, delimiter: string): string | undefined {
  const isSound = /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) && /^[A-Za-z0-9_-]{16,}$/.test(delimiter)
  if (!isSound || name.includes(delimiter) || value.includes(delimiter)) return undefined
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`
}
