import { normalizeReference } from '../engines/entrypoint/index.ts'
import type { Program } from './assemble.ts'

/** Names that a `docker build` was to give and did not: nobody else has an image of that name either. */
export interface FailedBuilds {
  has(reference: string): boolean
  /** The docker program, with its failing builds remembered. */
  watch(docker: Program): Program
}

export function createFailedBuilds(): FailedBuilds {
  const names = new Set<string>()
  return {
    has: (reference) => names.has(normalizeReference(reference) ?? reference),
    watch: (docker) => (invocation) => {
      const outcome = docker(invocation)
      const { argv } = invocation
      if (outcome.exit !== 0 && argv.includes('build')) {
        for (const name of tagsOf(argv)) names.add(normalizeReference(name) ?? name)
      }
      return outcome
    },
  }
}

/** The values of `-t` and `--tag`, in all spellings. */
function tagsOf(argv: readonly string[]): readonly string[] {
  return argv.flatMap((word, at) => {
    if (word === '-t' || word === '--tag') return argv.slice(at + 1, at + 2)
    return /^(?:-t=?|--tag=)(.+)$/.exec(word)?.slice(1) ?? []
  })
}
