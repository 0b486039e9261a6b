import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'

/** Collects what was met in one workplace, each thing once, in the order in which it was met. */
export interface Problems {
  /** A diagnostic without a place gets the one that `place` finds when the diagnostics are asked for, else that of the command that is running. */
  report(told: Diagnostic, place?: () => SourceRange | undefined): void
  /** Where the command stands that is running. */
  enter(range: SourceRange | undefined): void
  readonly place: SourceRange | undefined
  readonly all: readonly Diagnostic[]
}

interface Entry {
  readonly told: Diagnostic
  readonly place: (() => SourceRange | undefined) | undefined
}

export function createProblems(): Problems {
  const seen = new Set<string>()
  const entries: Entry[] = []
  let current: SourceRange | undefined
  return {
    report(told, place) {
      const placed = told.range === undefined && current !== undefined ? { ...told, range: current } : told
      const key = JSON.stringify([placed.code, placed.args, placed.range ?? null])
      if (seen.has(key)) return
      seen.add(key)
      entries.push({ told: placed, place })
    },
    enter: (range) => {
      current = range
    },
    get place() {
      return current
    },
    get all() {
      return entries.map(({ told, place }) => {
        const range = place?.()
        return range === undefined ? told : { ...told, range }
      })
    },
  }
}
