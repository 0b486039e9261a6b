import type { TraceStep } from '../domain/trace.ts'
import { findResource } from '../kubernetes/resources.ts'

/** A kubectl command line, as far as findings need to know it. */
export interface KubectlWords {
  /** `apply`, `set image`, `rollout undo` … */
  readonly verb: string
  readonly namespace: string
  /** Words that are neither flags nor the verb. */
  readonly words: readonly string[]
  /** Values of `-f`. */
  readonly files: readonly string[]
  readonly isDryRun: boolean
}

/** Verbs that consist of two words. */
const GROUPS: ReadonlySet<string> = new Set(['rollout', 'set', 'config', 'create', 'auth', 'certificate'])

/** Verbs that ask the API server to change something. */
const WRITING: ReadonlySet<string> = new Set([
  'annotate',
  'apply',
  'autoscale',
  'delete',
  'edit',
  'expose',
  'label',
  'patch',
  'replace',
  'run',
  'scale',
  'rollout pause',
  'rollout restart',
  'rollout resume',
  'rollout undo',
])

/** Flags whose value is the next word. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  '-f',
  '--filename',
  '-n',
  '--namespace',
  '-l',
  '--selector',
  '-o',
  '--output',
  '-p',
  '--patch',
  '--to-revision',
  '--replicas',
  '--timeout',
  '--type',
  '-c',
  '--container',
  '--image',
])

/** Reads a command line of kubectl; `undefined` for that of another program. */
export function kubectlWords({ argv }: Pick<TraceStep, 'argv'>): KubectlWords | undefined {
  if (argv[0] !== 'kubectl') return undefined
  const words: string[] = []
  const values = new Map<string, string[]>()
  for (let at = 1; at < argv.length; at += 1) {
    const word = argv[at] ?? ''
    if (!word.startsWith('-') || word === '-') {
      words.push(word)
      continue
    }
    const equals = word.indexOf('=')
    const flag = equals === -1 ? word : word.slice(0, equals)
    const takesNext = equals === -1 && WITH_VALUE.has(word)
    const value = equals !== -1 ? word.slice(equals + 1) : takesNext ? (argv[at + 1] ?? '') : ''
    if (takesNext) at += 1
    values.set(flag, [...(values.get(flag) ?? []), value])
  }
  const [first = '', second = ''] = words
  const isGroup = GROUPS.has(first)
  return {
    verb: isGroup ? `${first} ${second}`.trim() : first,
    namespace: (values.get('-n') ?? values.get('--namespace'))?.at(-1) ?? 'default',
    words: words.slice(isGroup && first !== 'create' ? 2 : 1),
    files: [...(values.get('-f') ?? []), ...(values.get('--filename') ?? [])].flatMap((value) => value.split(',')),
    isDryRun: values.has('--dry-run') && values.get('--dry-run')?.at(-1) !== 'none',
  }
}

/** True for a command that tries to change objects. */
export function isWriting(step: TraceStep): boolean {
  const verb = kubectlWords(step)?.verb ?? ''
  return WRITING.has(verb) || verb.startsWith('set ') || verb.startsWith('create')
}

/** Names of the Deployments that a command names, in its words or in what it printed. */
export function namedDeployments(step: TraceStep): readonly string[] {
  const read = kubectlWords(step)
  if (read === undefined) return []
  const names = new Set<string>()
  let isKind = false
  for (const word of read.words) {
    const slash = word.indexOf('/')
    if (slash > 0 && isDeploymentKind(word.slice(0, slash))) names.add(word.slice(slash + 1))
    else if (isKind && !word.includes('=')) names.add(word)
    if (isDeploymentKind(word)) isKind = true
  }
  for (const [, name] of step.stdout.matchAll(/^deployment\.apps\/([^\s]+) /gm)) names.add(name ?? '')
  for (const [, name] of step.stderr.matchAll(/(?:The Deployment|deployments\.apps|Deployment\.apps) "([^"]+)"/g)) {
    names.add(name ?? '')
  }
  names.delete('')
  return [...names]
}

function isDeploymentKind(word: string): boolean {
  return findResource(word)?.resource === 'deployments'
}
