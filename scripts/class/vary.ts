import type { SourceFile } from '../../src/domain/submission.ts'
import type { Seeded } from './seeded.ts'

/** The same file with another meaning: what learners change, forget and mistype. */
export function varied(file: SourceFile, random: Seeded): SourceFile {
  const change = random.pick(/\.ya?ml$/.test(file.path) ? MANIFEST : file.path.endsWith('.sh') ? COMMANDS : DOCKERFILE)
  return { ...file, text: change(file.text, random) }
}

type Change = (text: string, random: Seeded) => string

const NAMES = ['web', 'app', 'nginx', 'server', 'main', 'frontend']

const MANIFEST: readonly Change[] = [
  (text, random) => text.replace(/(- name: )\S+/, `$1${random.pick(NAMES)}`),
  (text, random) => text.replaceAll(/(\bapp: )\S+/g, `$1${random.pick(NAMES)}`),
  (text, random) => text.replace(/(replicas: )\d+/, `$1${random.below(12)}`),
  (text, random) => text.replace(/(image: \S+?:)\S+/, `$11.${20 + random.below(9)}`),
  (text, random) => text.replace(/(maxUnavailable: )\S+/, `$1${random.pick(['0', '1', '2', '25%', '50%', '100%'])}`),
  (text, random) => text.replace(/(maxSurge: )\S+/, `$1${random.pick(['0', '1', '2', '25%', '50%'])}`),
  (text, random) => text.replace(/^( *)image:/m, `$1imagePullPolicy: ${random.pick(['Always', 'IfNotPresent'])}\n$&`),
  (text, random) => text.replace(/^spec:$/m, `spec:\n  minReadySeconds: ${random.below(10)}`),
  withoutALine,
  withATypingError,
]

const COMMANDS: readonly Change[] = [
  (text, random) => text.replace(/:(\d+\.)\d+/, `:$1${20 + random.below(9)}`),
  (text, random) => text.replace(/(set image \S+ )\w+=/, `$1${random.pick(NAMES)}=`),
  (text) => text.replaceAll('kubectl', 'k').replace(/^/, 'alias k=kubectl\n'),
  (text) => text.replace('deployment/', 'deploy/'),
  (text, random) =>
    text.replace('rollout undo', `rollout undo --to-revision=${random.below(4)}`.replace(/ undo/, ' undo')),
  (text) => `${text}kubectl get pods\n`,
  withoutALine,
  withATypingError,
]

const DOCKERFILE: readonly Change[] = [
  (text, random) =>
    text.replace(/^FROM .*/m, `FROM ${random.pick(['ubuntu', 'ubuntu:24.04', 'debian', 'alpine:3.20'])}`),
  (text, random) => text.replace(/^(CMD) .*/m, `$1 ${random.pick(['["5"]', '5', '["sleep", "5"]', '["7"]'])}`),
  (text) => text.replace(/^(ENTRYPOINT) .*/m, '$1 sleep'),
  (text, random) => text.replace(/\n/, `\nENV NAME=${random.pick(NAMES)}\n`),
  withoutALine,
  withATypingError,
]

function withoutALine(text: string, random: Seeded): string {
  const lines = text.split('\n')
  const left = random.below(lines.length)
  return lines.filter((_, index) => index !== left).join('\n')
}

function withATypingError(text: string, random: Seeded): string {
  const at = random.below(Math.max(1, text.length - 2))
  return random.inHundred(50)
    ? text.slice(0, at) + text.slice(at + 1)
    : text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
}
