import { type Html, html } from '../render/html.ts'
import { rounded } from './step-curve.ts'

/** A stretch of points, both ends in it, and how many have them. */
export interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
}

const BINS_MAX = 16
const HEIGHT = 110
const BAR = 18
const GAP = 4

/** Points in stretches of the same number of whole points, at most sixteen; full marks always have one of their own. */
export function binsOf(points: readonly number[], maxPoints: number): readonly Bin[] {
  const size = Math.max(1, Math.ceil(maxPoints / (BINS_MAX - 1)))
  const bins: { from: number; to: number; count: number }[] = []
  for (let from = 0; from < maxPoints; from += size) {
    bins.push({ from, to: Math.min(from + size, maxPoints) - 1, count: 0 })
  }
  bins.push({ from: maxPoints, to: maxPoints, count: 0 })
  for (const each of points) {
    const bin = bins.findLast(({ from }) => from <= each)
    if (bin !== undefined) bin.count += 1
  }
  return bins
}

/** How points are distributed, as bars with their numbers above and the fewest points of each below. `id` makes the names inside unique in a page. */
export function histogramSvg(bins: readonly Bin[], title: string, description: string, id: string): Html {
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const width = bins.length * (BAR + GAP) + GAP
  const base = HEIGHT + 18
  const bars = bins.map(({ from, count }, index) => {
    const height = rounded((count / most) * HEIGHT)
    const x = GAP + index * (BAR + GAP)
    const middle = x + BAR / 2
    return html`<rect class="bar" x="${x}" y="${rounded(base - height)}" width="${BAR}" height="${height}" fill="currentColor" fill-opacity=".7"/>${count > 0 && html`<text x="${middle}" y="${rounded(base - height - 4)}" text-anchor="middle">${count}</text>`}<text x="${middle}" y="${base + 15}" text-anchor="middle">${from}</text>
`
  })
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="histogram" role="img" aria-labelledby="${id}-title ${id}-desc" width="${width}" height="${base + 22}" viewBox="0 0 ${width} ${base + 22}" font-family="system-ui, sans-serif" font-size="11" fill="currentColor">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
<path d="M0 ${base + 0.5}H${width}" stroke="currentColor"/>
${bars}</svg>`
}
