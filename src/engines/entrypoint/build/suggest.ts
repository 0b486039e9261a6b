/** Words further away than this are not what was meant. */
const DISTANCE_MAX = 2
/** A word this long is not compared: its nearest neighbour helps nobody and costs its length times that of each option. */
const LENGTH_MAX = 200
/** No more options than this are compared. */
const OPTIONS_MAX = 1_000

/**
 * The option that is nearest to a word by edit distance, at most two edits away; the first of several. None when the word
 * itself is among them. Source: BuildKit `util/suggest`.
 */
export function findSimilar(word: string, options: readonly string[]): string | undefined {
  if (word.length > LENGTH_MAX || options.includes(word)) return undefined
  let best: string | undefined
  let least = DISTANCE_MAX + 1
  for (const option of options.slice(0, OPTIONS_MAX)) {
    if (Math.abs(option.length - word.length) >= least) continue
    const distance = editDistance(word, option)
    if (distance < least) {
      best = option
      least = distance
    }
  }
  return best
}

/** A message with the suggestion behind it, where there is one. */
export function withSuggestion(message: string, word: string, options: readonly string[]): string {
  const similar = findSimilar(word, options)
  return similar === undefined || similar === '' ? message : `${message} (did you mean ${similar}?)`
}

/** How many letters must be added, dropped or changed. Example: `CDM` and `ADD` are 2 apart. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[to.length] ?? 0
}
