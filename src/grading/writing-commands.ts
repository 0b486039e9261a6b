import { remembering } from '../domain/remembering.ts'
import type { RanStep } from '../sandbox/types.ts'

/** kubectl commands that ask the API server to change something; `rollout` only with one of `ROLLOUT_WRITES`. */
const WRITES: ReadonlySet<string> = new Set([
  'annotate',
  'apply',
  'autoscale',
  'create',
  'delete',
  'edit',
  'expose',
  'label',
  'patch',
  'replace',
  'run',
  'scale',
  'set',
])

const ROLLOUT_WRITES: ReadonlySet<string> = new Set(['pause', 'restart', 'resume', 'undo'])

/** Whether a command line such as `kubectl apply --server-side` is one that tries to change objects. */
export function writesObjects(commandLine: string): boolean {
  const [program, verb = ''] = commandLine.split(' ')
  return program === 'kubectl' && (WRITES.has(verb) || verb === '-k')
}

/** True for a command that tries to change objects: one the API server accepts or rejects. */
export function isWritingCommand({ step: { argv } }: RanStep): boolean {
  return argv[0] === 'kubectl' && asksForChange(argv)
}

/** By the words of a command: every check looks back at all of them. */
const asksForChange = remembering((argv: readonly string[]): boolean => {
  const words = argv.slice(1)
  const verbs = words.filter((word) => !word.startsWith('-'))
  return verbs.some(
    (word, index) => WRITES.has(word) || (word === 'rollout' && ROLLOUT_WRITES.has(verbs[index + 1] ?? '')),
  )
})
