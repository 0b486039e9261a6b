import type { SourceFile } from '../domain/submission.ts'

export type FileKind = 'manifest' | 'commands' | 'dockerfile' | 'answers' | 'other'

/** What a file of an answer is, by its name: `answers.yaml`, other YAML, `*.sh`, a Dockerfile by any of its usual names. */
export function fileKind({ path }: Pick<SourceFile, 'path'>): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  if (name === 'answers.yaml' || name === 'answers.yml') return 'answers'
  if (/\.(?:ya?ml|json)$/.test(name)) return 'manifest'
  if (name === 'dockerfile' || name.startsWith('dockerfile.') || name.endsWith('.dockerfile')) return 'dockerfile'
  return /\.(?:sh|bash|txt)$/.test(name) ? 'commands' : 'other'
}
