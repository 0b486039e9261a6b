import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'

/** Collects what was met in one workplace, each thing once, in the order in which it was met. */
export interface Problems {
  /**
   * A diagnostic without a place gets the one that `place` finds when the diagnostics are asked for, else that of the command that is
   * running. So does one about a text that a command wrote: nobody could open that at a line of it.
   */
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

/** `isAsGiven` says of a file whether its text is still the one that was handed in. */
export function createProblems(isAsGiven: (path: string) => boolean): Problems {
  const seen = new Set<string>()
  const entries: Entry[] = []
  let current: SourceRange | undefined
  return {
    report(told, place) {
      const placed = placeOf(told, current, isAsGiven)
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
        return range === undefined || !isAsGiven(range.file) ? told : { ...told, range }
      })
    },
  }
}

function placeOf(told: Diagnostic, current: SourceRange | undefined, isAsGiven: (path: string) => boolean): Diagnostic {
  if (told.range !== undefined && isAsGiven(told.range.file)) return told
  const { range: _, ...rest } = told
  return current === undefined ? rest : { ...rest, range: current }
}
