/** An invariant that does not hold. */
export class Violation extends Error {
  override name = 'Violation'
}

/** States an invariant; `facts` are what is needed to see why it does not hold. */
export function must(holds: boolean, invariant: string, facts: Readonly<Record<string, unknown>>): void {
  if (!holds) throw new Violation(`${invariant}: ${JSON.stringify(facts)}`)
}
