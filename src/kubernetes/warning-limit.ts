/** Characters of all warnings of one answer together, and of one of them once that is too much. */
const TOTAL_MAX = 4096
const ONE_MAX = 256

/**
 * The warnings that a client gets: none twice, and when they are too long together, each is cut and the last ones are
 * left out (apiserver/pkg/endpoints/filters/warning.go).
 */
export function limitWarnings(warnings: readonly string[]): readonly string[] {
  const distinct = [...new Set(warnings)]
  if (distinct.reduce((total, warning) => total + warning.length, 0) <= TOTAL_MAX) return distinct
  const kept: string[] = []
  let total = 0
  for (const warning of distinct) {
    const cut = warning.slice(0, ONE_MAX)
    if (total + cut.length > TOTAL_MAX) break
    total += cut.length
    kept.push(cut)
  }
  return kept
}
