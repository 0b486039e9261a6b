import { shortDuration } from '../../../domain/duration.ts'
import { fileNamed, found, howOf, nameOf } from '../facts.ts'
import { isShell } from '../../../engines/entrypoint/provenance.ts'
import type { ContainerContext, ContainerFinding } from '../types.ts'

/** Programs that read their commands from standard input when they are given nothing else. */
const READERS: ReadonlySet<string> = new Set(
  'sh bash dash ash zsh ksh python python3 node irb perl php ruby jshell cat psql redis-cli'.split(' '),
)

export const shellWithoutInput: ContainerFinding = {
  code: 'CONTAINER_SHELL_WITHOUT_INPUT',
  find(context) {
    const { start, image, options, words } = context
    const isWrapped =
      image.system.programs?.some(({ name, kind }) => kind === 'wrapper' && name === start.argv[0]) === true
    const at = isWrapped ? 1 : 0
    const [program = '', ...rest] = start.argv.slice(at)
    const { process } = start
    if (process.outcome !== 'exited' || process.exitCode !== 0 || (process.afterMs ?? 0) > 100) return []
    if (options.tty === true || options.stdin === 'open' || !READERS.has(nameOf(program))) return []
    if (rest.some((word) => !word.startsWith('-') || /^-[a-z]*c|^--?(?:version|help|V|v|h)$/.test(word))) return []
    const word = words[at]
    const args = { program: nameOf(program), how: howOf(context) }
    return found('CONTAINER_SHELL_WITHOUT_INPUT', args, word === undefined ? undefined : context.rangeOfWord(word))
  },
}

/** How servers that go to the background by default are kept in the foreground. */
const REMEDIES: Readonly<Record<string, string>> = {
  nginx: 'CMD ["nginx", "-g", "daemon off;"]',
  httpd: 'CMD ["httpd", "-f"]',
  crond: 'CMD ["crond", "-f"]',
  cron: 'CMD ["cron", "-f"]',
  syslogd: 'CMD ["syslogd", "-n"]',
  apache2: 'CMD ["apachectl", "-D", "FOREGROUND"]',
  apachectl: 'CMD ["apachectl", "-D", "FOREGROUND"]',
  sshd: 'CMD ["/usr/sbin/sshd", "-D"]',
  'redis-server': 'CMD ["redis-server", "--daemonize", "no"]',
  'php-fpm': 'CMD ["php-fpm", "-F"]',
}

/** Something was still running when PID 1 ended. */
export const leftInBackground: ContainerFinding = {
  code: 'CONTAINER_LEFT_IN_BACKGROUND',
  find(context) {
    const { process } = context.start
    const [left] = process.others
    if (process.outcome !== 'exited' || left === undefined) return []
    const [program = '', name = ''] = left.map(nameOf)
    const remedy = REMEDIES[program === 'service' ? name : program] ?? ''
    return found(
      'CONTAINER_LEFT_IN_BACKGROUND',
      { program: left.join(' '), remedy },
      rangeOfCommand(context, nameOf(left[0] ?? '')),
    )
  },
}

/** A shell that stays in front of the program gets the stop signal and keeps it. */
export const shellKeepsSignal: ContainerFinding = {
  code: 'CONTAINER_SHELL_KEEPS_SIGNAL',
  find(context) {
    const { pid1 = [], others, stop, outcome } = context.start.process
    const [child] = others
    if (outcome !== 'running' || stop?.killed !== true || child === undefined || !isShell(pid1[0] ?? '')) return []
    if (!staysForGood(context, child)) return []
    const args = {
      shell: pid1[0] ?? '',
      program: child.join(' '),
      signal: stop.signal,
      grace: shortDuration(stop.afterMs),
      remedy: execForm(context),
    }
    return found('CONTAINER_SHELL_KEEPS_SIGNAL', args, rangeOfCommand(context))
  },
}

/** An unknown program in the middle of a script may be over soon: only as its last command is it taken for what the script is for. */
function staysForGood(context: ContainerContext, [program = '']: readonly string[]): boolean {
  const { assumed, pid1 = [] } = context.start.process
  if (assumed === undefined || pid1.some((word) => /^-[a-z]*c$/.test(word))) return true
  const script = pid1.slice(1).find((word) => !word.startsWith('-'))
  const lines = (script === undefined ? undefined : fileNamed(context, script))?.text?.trimEnd().split('\n') ?? []
  return lines.at(-1)?.includes(nameOf(program)) === true || /^\s*"?\$[@*]"?\s*$/.test(lines.at(-1) ?? '')
}

/** The exec form of a shell form that holds one plain command. */
function execForm({ start }: ContainerContext): string {
  const text = start.words.find(({ said }) => said.code === 'WORD_SHELL_FORM')
  if (text === undefined || !/^[\w@%+=:,./ -]+$/.test(text.text) || /^\s*\w+=/.test(text.text)) return ''
  const keyword = text.from === 'image-entrypoint' ? 'ENTRYPOINT' : 'CMD'
  const words = text.text.split(' ').filter((word) => word !== '')
  return `${keyword} [${words.map((word) => JSON.stringify(word)).join(', ')}]`
}

/** The text of a shell, else the word that names the program, else the first one. */
function rangeOfCommand({ start }: ContainerContext, program?: string) {
  const { words } = start
  const text = words.find(({ said }) => said.code === 'WORD_SHELL_FORM')
  const word = program === undefined ? undefined : words.find((each) => nameOf(each.text) === program)
  return (text ?? word ?? words[0])?.range
}
