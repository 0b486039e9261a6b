/**
 * How a learner's folder for an exercise may be called: by its id, `rollouts/exercise-1` where several courses stand side by side; there also
 * `exercise-1` alone, where only one of the courses has it.
 */
export function folderNamesOf(id: string, all: readonly string[]): readonly string[] {
  const short = id.slice(id.indexOf('/') + 1)
  const isClear = short !== id && all.filter((other) => other === short || other.endsWith(`/${short}`)).length === 1
  return isClear ? [id, short] : [id]
}
