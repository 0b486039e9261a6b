import { type CommandNode, COMMANDS } from './command-tree.ts'

/** The command that the words of a command line select, and the words that are left for it. */
export type Found =
  | { readonly kind: 'node'; readonly path: string; readonly node: CommandNode; readonly words: readonly string[] }
  | { readonly kind: 'root'; readonly words: readonly string[] }
  | { readonly kind: 'unknown'; readonly word: string; readonly proposals: readonly string[] }

/** Finds the command as spf13/cobra does: flags may stand before and between the words that select it. */
export function findCommand(words: readonly string[], takesValue: (word: string) => boolean): Found {
  let rest = words
  let nodes = COMMANDS
  let node: CommandNode | undefined
  const path: string[] = []
  for (;;) {
    const index = firstWord(rest, takesValue)
    const word = index < 0 ? undefined : rest[index]
    const next = word === undefined ? undefined : nodes.find((one) => one.name === word || one.aliases?.includes(word))
    if (next === undefined) {
      if (node !== undefined) return { kind: 'node', path: path.join(' '), node, words: rest }
      return word === undefined
        ? { kind: 'root', words: rest }
        : { kind: 'unknown', word, proposals: proposalsFor(word) }
    }
    rest = rest.filter((_, at) => at !== index)
    node = next
    path.push(next.name)
    nodes = 'below' in next ? (next.below ?? []) : []
    if (nodes.length === 0) return { kind: 'node', path: path.join(' '), node, words: rest }
  }
}

/** Index of the first word that is neither a flag nor a flag's value; -1 when there is none before `--`. */
function firstWord(words: readonly string[], takesValue: (word: string) => boolean): number {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word === '--') return -1
    if (!word.startsWith('-') || word === '-') return index
    if (takesValue(word)) index += 1
  }
  return -1
}

/** Commands that a mistyped word may have meant: two edits away at most, or beginning like it. */
function proposalsFor(word: string): readonly string[] {
  const typed = word.toLowerCase()
  return COMMANDS.filter(({ name, suggestedFor = [] }) => {
    return distance(typed, name) <= 2 || name.startsWith(typed) || suggestedFor.includes(typed)
  }).map((node) => node.name)
}

/** Levenshtein distance; words longer than any command are far from all of them. */
function distance(a: string, b: string): number {
  if (a.length > 40) return a.length
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
