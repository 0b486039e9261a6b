import type { RanStep } from '../sandbox/types.ts'

/** Of so many commands the nearest is looked for: the distance costs the product of both lengths. */
const COMMANDS_MAX = 200

/** Words of a command that are looked at. */
const WORDS_MAX = 40

/**
 * The learner's command that has the most of the wanted words in their order: the same program and at least one word more. The last of
 * equally near ones; `undefined` where none is near.
 */
export function nearestCommand(wanted: readonly string[], steps: readonly RanStep[]): RanStep | undefined {
  let nearest: RanStep | undefined
  let most = 2
  for (const ran of steps.slice(-COMMANDS_MAX)) {
    const { argv } = ran.step
    if (ran.by !== 'learner' || argv[0] !== wanted[0]) continue
    const common = commonWords(wanted.slice(0, WORDS_MAX), argv.slice(0, WORDS_MAX))
    if (common < most) continue
    most = common
    nearest = ran
  }
  return nearest
}

/** How many words both have in the same order: the length of the longest common subsequence. */
function commonWords(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0)
  for (const word of a) {
    const next = [0]
    for (const [at, other] of b.entries()) {
      next.push(word === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0))
    }
    row = next
  }
  return row[b.length] ?? 0
}
