import type { Learner } from '../../domain/batch.ts'

/** What the cells of a row say of whose it is. */
export interface IdentifiedRow {
  readonly row: number
  readonly identifiers: readonly string[]
}

/** Whose row is which, and why some have none. */
export interface MatchedRows {
  /** By the learner's id: the number of the row. */
  readonly rows: ReadonlyMap<string, number>
  readonly absent: readonly string[]
  /** Several rows, or one that is also another learner's. */
  readonly unclear: readonly string[]
}

type Key = (learner: Learner) => string

/** The surest first. Names are no proof, and are not compared. */
const WAYS: readonly { readonly key: Key; readonly fold: (text: string) => string }[] = [
  { key: ({ id }) => id, fold: (text) => text },
  { key: ({ email = '' }) => email, fold: (text) => text },
  { key: ({ id }) => id, fold: (text) => text.toLowerCase() },
  { key: ({ email = '' }) => email, fold: (text) => text.toLowerCase() },
]

/**
 * Finds the row of each learner: by the id or the e-mail address as it is written, else without regard to case. Where two rows fit, or two learners fit
 * one row as well, none is taken.
 */
export function matchRows(learners: readonly Learner[], sheet: readonly IdentifiedRow[]): MatchedRows {
  const rows = new Map<string, number>()
  const taken = new Set<number>()
  const unclear = new Set<string>()
  for (const { key, fold } of WAYS) {
    const index = indexOf(sheet, fold)
    const found = learners.flatMap((learner) => {
      const own = index.get(fold(key(learner).trim()))
      return own === undefined || rows.has(learner.id) || unclear.has(learner.id) ? [] : [{ id: learner.id, own }]
    })
    const claims = new Map<number, number>()
    for (const { own } of found) for (const row of own) claims.set(row, (claims.get(row) ?? 0) + 1)
    for (const { id, own } of found) {
      const [row = -1] = own
      if (own.size === 1 && claims.get(row) === 1 && !taken.has(row)) rows.set(id, row)
      else unclear.add(id)
    }
    for (const row of rows.values()) taken.add(row)
  }
  const absent = learners.map(({ id }) => id).filter((id) => !rows.has(id) && !unclear.has(id))
  return { rows, unclear: [...unclear], absent }
}

function indexOf(sheet: readonly IdentifiedRow[], fold: (text: string) => string): Map<string, Set<number>> {
  const index = new Map<string, Set<number>>()
  for (const { row, identifiers } of sheet) {
    for (const identifier of identifiers) {
      if (identifier === '') continue
      index.set(fold(identifier), (index.get(fold(identifier)) ?? new Set()).add(row))
    }
  }
  return index
}
