/** Stands in for `node:child_process`, which one package names for a feature that is not used here: nothing is executed. */
export function spawn(): never {
  throw new Error('nothing is executed')
}
