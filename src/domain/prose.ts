/** A piece of a line of prose. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly inside: readonly Inline[]; readonly target: string }
  /** A line that ends on purpose. */
  | { readonly kind: 'break' }

/** A block of prose, as Markdown has them. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  /** `first`: the number of the first item; absent for a list without numbers. `isLoose`: its items stand apart. */
  | {
      readonly kind: 'list'
      readonly first?: number
      readonly isLoose: boolean
      readonly items: readonly (readonly Block[])[]
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'table'; readonly head: Row; readonly rows: readonly Row[] }
  | { readonly kind: 'rule' }

/** The cells of one row of a table. */
export type Row = readonly (readonly Inline[])[]
