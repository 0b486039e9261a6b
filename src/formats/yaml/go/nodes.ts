/** A node of one YAML document. `start` and `end` are UTF-16 offsets into the file; `end` is exclusive. */
export type GoNode = GoScalar | GoSequence | GoMapping | GoAlias

export interface GoScalar {
  readonly kind: 'scalar'
  readonly start: number
  readonly end: number
  readonly value: string
  /** Without quotes, so that its type is found from its text. */
  readonly plain: boolean
  /** Complete tag, empty for none. */
  readonly tag: string
}

export interface GoSequence {
  readonly kind: 'sequence'
  readonly start: number
  end: number
  readonly flow: boolean
  readonly items: GoNode[]
}

export interface GoMapping {
  readonly kind: 'mapping'
  readonly start: number
  end: number
  readonly flow: boolean
  readonly entries: GoEntry[]
}

export interface GoEntry {
  readonly key: GoNode
  readonly value: GoNode
}

export interface GoAlias {
  readonly kind: 'alias'
  readonly start: number
  readonly end: number
  readonly name: string
  readonly target: GoNode
}

/** A value that is not written: nothing after `key:` or `-`. */
export function emptyScalar(at: number): GoScalar {
  return { kind: 'scalar', start: at, end: at, value: '', plain: true, tag: '' }
}

/** Adds an item; a block sequence reaches as far as its last one. */
export function push(node: GoSequence, item: GoNode): void {
  node.items.push(item)
  if (!node.flow) node.end = Math.max(node.end, item.end)
}

/** Adds an entry; a block mapping reaches as far as its last one. */
export function pushEntry(node: GoMapping, key: GoNode, value: GoNode): void {
  node.entries.push({ key, value })
  if (!node.flow) node.end = Math.max(node.end, key.end, value.end)
}
