/** Where a picture draws counts: columns side by side, one unit of height per pod. Lengths in user units (CSS pixels). */
export interface Plot {
  readonly left: number
  readonly bottom: number
  readonly column: number
  readonly unit: number
}

/** Counts per column as the path of a step curve, with a gap where there is none. Empty when there is no count at all. */
export function stepCurve(counts: readonly (number | undefined)[], { left, bottom, column, unit }: Plot): string {
  let end = -1
  const parts = runsOf(counts).map(({ count, from, to }) => {
    const y = rounded(bottom - count * unit)
    const begin = from === end ? `V${y}` : `M${rounded(left + from * column)} ${y}`
    end = to
    return `${begin}H${rounded(left + to * column)}`
  })
  return parts.join('')
}

/** Stretches of columns with the same count; columns without one are left out. */
export function runsOf(counts: readonly (number | undefined)[]): readonly Run[] {
  const runs: { count: number; from: number; to: number }[] = []
  counts.forEach((count, index) => {
    if (count === undefined) return
    const last = runs.at(-1)
    if (last !== undefined && last.to === index && last.count === count) last.to = index + 1
    else runs.push({ count, from: index, to: index + 1 })
  })
  return runs
}

/** `from` and `to` are columns; `to` is not part of it. */
export interface Run {
  readonly count: number
  readonly from: number
  readonly to: number
}

/** To a tenth of a pixel, so that the same picture has the same bytes. */
export function rounded(length: number): number {
  return Math.round(length * 10) / 10
}
