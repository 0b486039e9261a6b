import { createDocker, type Docker } from '../../../src/docker/index.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import type { Outcome, VirtualFiles } from '../../../src/domain/tool.ts'
import { findBaseImage } from '../../../src/engines/entrypoint/index.ts'

function filesOf(texts: Readonly<Record<string, string>>): VirtualFiles {
  return {
    read: (path) => texts[path],
    mode: (path) => (texts[path] === undefined ? undefined : 0o644),
    list: (folder) => {
      const prefix = folder === '' || folder === '.' ? '' : `${folder}/`
      const names = new Map<string, boolean>()
      for (const path of Object.keys(texts)) {
        if (!path.startsWith(prefix)) continue
        const [name = '', ...below] = path.slice(prefix.length).split('/')
        names.set(name, below.length > 0)
      }
      return names.size === 0 ? undefined : [...names].map(([name, isFolder]) => ({ name, folder: isFolder }))
    },
    write: () => {},
  }
}

export interface Workplace {
  readonly docker: Docker
  readonly nowMs: () => number
  readonly wait: (ms: number) => void
  /** One command line; words are split at blanks. */
  readonly run: (line: string, stdin?: string) => Outcome
}

/** A docker of its own over files; words of a line are split at blanks, double quotes keep them together. */
export function createWorkplace(texts: Readonly<Record<string, string>>): Workplace {
  let nowMs = 0
  const clock = {
    get nowMs() {
      return nowMs
    },
    advanceTo: (atMs: number) => {
      nowMs = Math.max(nowMs, atMs)
    },
  }
  const docker = createDocker({
    files: filesOf(texts),
    clock,
    limits: LIMITS,
    images: (reference) => findBaseImage(reference)?.image,
  })
  return {
    docker,
    nowMs: () => nowMs,
    wait: (ms) => clock.advanceTo(nowMs + ms),
    run: (line, stdin = '') => docker.run({ argv: wordsOf(line), stdin, env: { FROM_OUTSIDE: 'seen' } }),
  }
}

function wordsOf(line: string): readonly string[] {
  return (line.match(/"[^"]*"|[^ ]+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''))
}
