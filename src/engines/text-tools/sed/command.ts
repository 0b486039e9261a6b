import type { Pattern } from '../pattern/compile.ts'

/** Which lines an address means. A pattern that is empty in the script is the one that was used last: `undefined`. */
export type Address =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'match'; readonly pattern: Pattern | undefined }
  /** `first~step` */
  | { readonly kind: 'step'; readonly first: number; readonly step: number }

/** Where a range ends; `,+N` and `,~N` are of GNU sed. */
export type RangeEnd =
  | Address
  | { readonly kind: 'plus'; readonly count: number }
  | { readonly kind: 'multiple'; readonly of: number }

export interface Selector {
  readonly from: Address
  readonly to?: RangeEnd
}

/** A piece of the right side of `s`: text, or a group of the match (`&` is group 0). */
export type Piece = { readonly text: string } | { readonly group: number }

export interface Substitution {
  readonly pattern: Pattern | undefined
  readonly pieces: readonly Piece[]
  readonly global: boolean
  readonly print: boolean
  /** Which match is the first to be replaced, from 1. */
  readonly number: number
}

export type Action =
  | { readonly kind: 'substitute'; readonly substitution: Substitution }
  | { readonly kind: 'translate'; readonly table: ReadonlyMap<string, string> }
  | { readonly kind: 'append' | 'insert' | 'change'; readonly text: string }
  | { readonly kind: 'quit'; readonly exit: number; readonly prints: boolean }
  /** Runs the commands up to `end`, an index of the program. */
  | { readonly kind: 'block'; end: number }
  /** Goes to a label, or with no label to the end; `when` says whether only after a substitution, or only without one. */
  | { readonly kind: 'branch'; readonly label: string; readonly when: 'always' | 'replaced' | 'not-replaced' }
  | { readonly kind: Simple }

/** Commands without anything behind them. */
export type Simple =
  | 'delete'
  | 'delete-first-line'
  | 'print'
  | 'print-first-line'
  | 'next'
  | 'append-next'
  | 'hold'
  | 'append-to-hold'
  | 'get'
  | 'append-from-hold'
  | 'exchange'
  | 'number'
  | 'nothing'

export interface Command {
  readonly selector?: Selector
  readonly isNegated: boolean
  readonly action: Action
}

/** A script that is understood. */
export interface Program {
  readonly commands: readonly Command[]
  readonly labels: ReadonlyMap<string, number>
}
