import { measureBatch } from './batch.ts'
import { measureClass } from './class.ts'
import { measureManifests } from './manifests.ts'
import type { Measurement } from './measure.ts'
import { measureRollout } from './rollout.ts'
import { measureStartup } from './startup.ts'
import { measureWatch } from './watch.ts'

/** Prints every budget with what it is now. Never fails for being slow: machines are noisy, and people read this. */
function table(rows: readonly Measurement[]): string {
  const cells = rows.map(({ what, budget, result, unit, detail }) => [
    what,
    `${budget}${unit}`,
    `${result.toFixed(2)}${unit}`,
    result <= budget ? 'within' : 'OVER',
    detail,
  ])
  const all = [['what', 'at most', 'measured', '', ''], ...cells]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

process.stdout.write(
  `${table([...measureStartup(), ...(await measureWatch()), ...measureRollout(), ...measureManifests(), ...measureClass(), ...(await measureBatch())])}\n`,
)
