import type { DockerfileInstruction } from '../formats/dockerfile/index.ts'
import { parseDockerfile } from '../formats/dockerfile/index.ts'
import type { Limits } from '../domain/limits.ts'

const NOT_KEPT: ReadonlySet<string> = new Set(['from', 'onbuild'])

/**
 * What `docker history` tells of a Dockerfile's steps, oldest first: the instructions of the stage that was built and of those it is
 * built on. Source: BuildKit `dockerfile2llb/convert.go` (commitToHistory).
 */
export function historyOf(file: string, text: string, target: string | undefined, limits: Limits): readonly string[] {
  const parsed = parseDockerfile(file, text, limits)
  if (!parsed.ok) return []
  const stages: { readonly name: string; readonly base: string; readonly steps: string[] }[] = []
  for (const instruction of parsed.dockerfile.instructions) {
    if (instruction.name === 'from') stages.push({ ...stageOf(instruction), steps: [] })
    else if (!NOT_KEPT.has(instruction.name)) stages.at(-1)?.steps.push(stepText(instruction))
  }
  const wanted = target?.toLowerCase()
  let at = wanted === undefined ? stages.length - 1 : stages.findIndex(({ name }) => name === wanted)
  const steps: string[] = []
  while (at >= 0) {
    const stage = stages[at]
    steps.unshift(...(stage?.steps ?? []))
    at = stages.slice(0, at).findLastIndex(({ name }) => name !== '' && name === stage?.base)
  }
  return steps
}

function stageOf({ args }: DockerfileInstruction): { readonly name: string; readonly base: string } {
  const [base = '', , name = ''] = args
  return { base, name: name.toLowerCase() }
}

function stepText({ keyword, name, original }: DockerfileInstruction): string {
  const line = original.slice(keyword.length).replaceAll(/\s+/g, ' ').trim()
  if (name === 'run') return `RUN ${line.startsWith('[') ? line : `/bin/sh -c ${line}`} # buildkit`
  const end = name === 'copy' || name === 'add' ? ' # buildkit' : ''
  return `${keyword.toUpperCase()} ${line}${end}`
}
