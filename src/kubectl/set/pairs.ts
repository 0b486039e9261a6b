import { type Result, good, refused } from '../failure.ts'

/** The words of a command parted into what it is about and the changes. */
export interface SplitArgs {
  readonly resources: readonly string[]
  readonly pairs: readonly string[]
}

/** Everything from the first `KEY=VALUE` or `KEY-` on is a change (cmdutil.GetResourcesAndPairs). */
export function splitPairs(args: readonly string[], pairType: string): Result<SplitArgs> {
  const first = args.findIndex(isPair)
  if (first < 0) return good({ resources: args, pairs: [] })
  const stray = args.slice(first).find((word) => !isPair(word))
  if (stray !== undefined) return refused(`all resources must be specified before ${pairType} changes: ${stray}`)
  return good({ resources: args.slice(0, first), pairs: args.slice(first) })
}

function isPair(word: string): boolean {
  return (word.includes('=') && !word.startsWith('=')) || (word.endsWith('-') && word !== '-')
}

export interface ParsedPairs {
  readonly set: ReadonlyMap<string, string>
  readonly remove: readonly string[]
}

/** Reads `KEY=VALUE` and, where it is allowed, `KEY-` (cmdutil.ParsePairs). */
export function parsePairs(pairs: readonly string[], pairType: string, supportRemove: boolean): Result<ParsedPairs> {
  const set = new Map<string, string>()
  const remove: string[] = []
  const wrong: string[] = []
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    if (equals > 0) set.set(pair.slice(0, equals), pair.slice(equals + 1))
    else if (supportRemove && pair.endsWith('-') && pair !== '-') remove.push(pair.slice(0, -1))
    else wrong.push(pair)
  }
  if (wrong.length > 0) return refused(`invalid ${pairType} format: ${wrong.join(', ')}`)
  return good({ set, remove })
}
