/** A kind as sentences call it: pods and containers have Korean names, the other kinds are written as in manifests. */
export function kindWord(kind: string | number | undefined): string {
  if (kind === 'container') return '컨테이너'
  return kind === 'Pod' ? '파드' : String(kind ?? '')
}
