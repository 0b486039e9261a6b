/** What a runner of GitHub Actions makes of a line: `ActionCommand.cs` of actions/runner, told anew. */
export interface RunnerCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

const KNOWN = new Set(
  'add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env set-output stop-commands warning'.split(
    ' ',
  ),
)

const unescape = (text: string): string =>
  text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%')

/** The command in a line, looked for behind blanks; the old form, `##[name]`, anywhere. */
export function commandIn(line: string): RunnerCommand | undefined {
  const old = /##\[([\w-]+)[^\]]*\](.*)/.exec(line)
  if (old !== null && KNOWN.has(old[1] ?? '')) return { name: old[1] ?? '', properties: {}, data: old[2] ?? '' }
  const trimmed = line.trimStart()
  if (!trimmed.startsWith('::')) return undefined
  const end = trimmed.indexOf('::', 2)
  if (end < 0) return undefined
  const [name = '', ...rest] = trimmed.slice(2, end).split(' ')
  const pairs = rest
    .join(' ')
    .split(',')
    .filter((pair) => pair.includes('='))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1))] as const)
  return { name, properties: Object.fromEntries(pairs), data: unescape(trimmed.slice(end + 2)) }
}

/** Every line end that any reader of logs knows. */
export function logLines(log: string): readonly string[] {
  return log.split(/\r\n|[\n\r\u0085\u2028\u2029]/)
}

/** The commands of a log that a runner obeys: none between `stop-commands` and its token. */
export function obeyed(log: string): readonly RunnerCommand[] {
  const commands: RunnerCommand[] = []
  let token: string | undefined
  for (const line of logLines(log)) {
    const command = commandIn(line)
    if (token !== undefined) {
      if (command?.name === token) token = undefined
      continue
    }
    if (command === undefined) continue
    if (command.name === 'stop-commands') token = command.data
    else commands.push(command)
  }
  return commands
}

/** The entries of `$GITHUB_OUTPUT`, as the runner reads them; throws on what it would refuse. */
export function readEntries(text: string): Readonly<Record<string, string>> {
  const entries: Record<string, string> = {}
  const lines = text.split('\n')
  for (let at = 0; at < lines.length;) {
    const head = lines[at] ?? ''
    at += 1
    if (head === '') continue
    const [, name = '', delimiter = ''] = /^([^=]+?)<<(.+)$/.exec(head) ?? []
    if (name === '') throw new Error(`no entry: ${head}`)
    const end = lines.indexOf(delimiter, at)
    if (end < 0) throw new Error(`no end of ${name}`)
    entries[name] = lines.slice(at, end).join('\n')
    at = end + 1
  }
  return entries
}
