import type { Args, SourceRange } from '../../domain/diagnostic.ts'

/** The entry that stands in the wrong column, and for the words: which one beside it shows the right column. */
export interface Misaligned {
  readonly range: SourceRange
  /** `cause` is `deeper` or `shallower`; columns and lines count from 1. */
  readonly args: Args
}

/** A key, or an item of a list, where it begins. */
interface Entry {
  readonly kind: 'key' | 'item'
  /** As a reader finds it: `name`, or `- name` for an item. */
  readonly name: string
  readonly line: number
  readonly column: number
  /** Whether something other than a comment stands behind the colon. */
  readonly hasValue: boolean
  /** Behind a `-`, so that its column is not a choice. */
  readonly isInItem: boolean
}

/** The entries of one mapping or list, as far as they were read. */
type Block = readonly [Entry, ...Entry[]]

/** The step by which most people indent. */
const USUAL_STEP = 2

/**
 * Which entry is indented one or more blanks too far, or too little: the parser stumbles where columns stop to fit together,
 * which may be the line behind the one to be moved. `undefined` where all columns fit, so that something else is wrong.
 */
export function misaligned(text: string, { file, start }: SourceRange): Misaligned | undefined {
  const lines = text.split('\n')
  const documentStart = lines.slice(0, start.line - 1).findLastIndex((line) => line.startsWith('---')) + 1
  const [entry] = entriesOf(lines[start.line - 1] ?? '', start.line)
  if (entry === undefined) return undefined
  const above = entriesBetween(lines, documentStart, start.line - 1)
  const found = behindValue(entry, above, start.column) ?? betweenBlocks(entry, above, lines)
  if (found === undefined) return undefined
  const { wrong, like } = found
  const from = { line: wrong.line, column: wrong.column }
  return {
    range: { file, start: from, end: { ...from, column: from.column + wrong.name.length } },
    args: {
      cause: wrong.column > like.column ? 'deeper' : 'shallower',
      key: wrong.name,
      column: wrong.column,
      like: like.name,
      likeColumn: like.column,
      likeLine: like.line,
    },
  }
}

interface Pair {
  readonly wrong: Entry
  readonly like: Entry
}

/** A key below `key: value` and deeper than it: read as more of the value, in which its colon has no place. */
function behindValue(entry: Entry, above: readonly Entry[], column: number): Pair | undefined {
  const before = above.at(-1)
  if (before === undefined || before.kind !== 'key' || !before.hasValue || entry.column <= before.column)
    return undefined
  const atColon = entry.kind === 'key' && column === entry.column + entry.name.length
  return atColon || column === entry.column ? { wrong: entry, like: before } : undefined
}

/** An entry in a column between that of a block and that of the block in it. */
function betweenBlocks(entry: Entry, above: readonly Entry[], lines: readonly string[]): Pair | undefined {
  const open = openBlocks(above)
  const outer = open.findLast(([first]) => first.column <= entry.column)
  const inner = open.find(([first]) => first.column > entry.column)
  const isInOuter = outer?.[0].column === entry.column && outer[0].kind === entry.kind
  if (inner === undefined || isInOuter) return undefined
  const [first] = inner
  if (first.kind === entry.kind && !first.isInItem && isOdd(inner, outer, entry, siblingsFrom(entry, lines))) {
    return { wrong: first, like: entry }
  }
  const near = [inner, ...(outer === undefined ? [] : [outer])].filter((block) => block[0].kind === entry.kind)
  const [nearest] = near.toSorted((a, b) => Math.abs(a[0].column - entry.column) - Math.abs(b[0].column - entry.column))
  const like = nearest?.at(-1)
  return like === undefined ? undefined : { wrong: entry, like }
}

/** Whether the entries above stand out, and not the one below them: they are fewer, or indented by an unusual step. */
function isOdd(inner: Block, outer: Block | undefined, entry: Entry, siblings: number): boolean {
  if (inner.length !== siblings) return inner.length < siblings
  const parent = outer?.[0].column ?? 1
  const isUsual = (column: number) =>
    column - parent === USUAL_STEP ||
    (entry.kind === 'item' && column === parent) ||
    (outer === undefined && column === 1)
  return isUsual(entry.column) && !isUsual(inner[0].column)
}

/** How many entries stand in the column of this one, from it to the end of what is around them. */
function siblingsFrom(entry: Entry, lines: readonly string[]): number {
  const end = lines.findIndex((line, index) => index >= entry.line && line.startsWith('---'))
  const behind = entriesBetween(lines, entry.line - 1, end < 0 ? lines.length : end)
  const until = behind.findIndex(({ column }) => column < entry.column)
  const own = until < 0 ? behind : behind.slice(0, until)
  return own.filter(({ column, kind }) => column === entry.column && kind === entry.kind).length
}

/** The blocks that the last of the entries is in, outermost first. */
function openBlocks(entries: readonly Entry[]): readonly Block[] {
  const open: Block[] = []
  for (const entry of entries) {
    while (isEndedBy(open.at(-1), entry)) open.pop()
    const same = open.at(-1)
    if (same?.[0].column === entry.column && same[0].kind === entry.kind) open[open.length - 1] = [...same, entry]
    else open.push([entry])
  }
  return open
}

/** A key ends the list that stands in its own column. */
function isEndedBy(block: Block | undefined, { column, kind }: Entry): boolean {
  if (block === undefined) return false
  const [first] = block
  return first.column > column || (first.column === column && first.kind === 'item' && kind === 'key')
}

/** All entries of the lines from one 0-based index to before another; the text of block scalars holds none. */
function entriesBetween(lines: readonly string[], from: number, to: number): readonly Entry[] {
  const found: Entry[] = []
  let block: number | undefined
  for (const [index, line] of lines.slice(from, to).entries()) {
    const blanks = line.length - line.trimStart().length
    if (block !== undefined && (line.trim() === '' || blanks > block)) continue
    block = /[:-] +[|>][-+\d]*\s*$/.test(line) ? blanks : undefined
    found.push(...entriesOf(line, from + index + 1))
  }
  return found
}

/** What begins in a line: `- name: x` begins an item, and in it a key. */
function entriesOf(line: string, number: number): readonly Entry[] {
  const [, blanks = '', dashes = '', key, rest = ''] =
    /^( *)((?:- +)*(?:-$)?)(?:([\w./"'$-]+):(?=\s|$)(.*))?/.exec(line.trimEnd()) ?? []
  const items = [...dashes.matchAll(/-/g)].map(({ index }): Entry => {
    const column = blanks.length + index + 1
    const name = key === undefined ? '-' : `- ${key}`
    return { kind: 'item', name, line: number, column, hasValue: false, isInItem: index > 0 }
  })
  if (key === undefined || key === '-') return items
  const hasValue = /^\s+[^\s#]/.test(rest)
  const column = blanks.length + dashes.length + 1
  return [...items, { kind: 'key', name: key, line: number, column, hasValue, isInItem: dashes !== '' }]
}
