/**
 * How a learner's folder for an exercise may be called: by its id, `rollouts/exercise-1` where several courses stand side by side; there also
 * `exercise-1` alone, where only one of the courses has it.
 */
function folderNamesOf(id: string, all: readonly string[]): readonly string[] {
  const short = id.slice(id.indexOf('/') + 1)
  const isClear = short !== id && all.filter((other) => other === short || other.endsWith(`/${short}`)).length === 1
  return isClear ? [id, short] : [id]
}

/** Of a learner's folders the one for an exercise: called as above, else so but for capitals, and with blanks or `_` for hyphens: `Exercise 1`. */
export function folderFor(id: string, all: readonly string[], folders: readonly string[]): string | undefined {
  const names = folderNamesOf(id, all)
  return (
    names.find((name) => folders.includes(name)) ??
    names.map((name) => folders.find((folder) => plain(folder) === name)).find((folder) => folder !== undefined)
  )
}

function plain(folder: string): string {
  return folder.toLowerCase().replaceAll(/[ _]/g, '-')
}
