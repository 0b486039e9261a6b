/** The function, asked once for each object: right where the object alone decides the answer, and nobody changes either. */
export function remembering<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, { readonly made: Made }>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before.made
    const made = make(key)
    known.set(key, { made })
    return made
  }
}
