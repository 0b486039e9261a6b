import { suggest } from '../domain/suggest.ts'

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

/**
 * The exercise that a folder is probably meant for although it is called otherwise: `excercise-3`, `exercises 3`, `ex3`. Numbers have to be the same: `exercise-2`
 * is never a slip for `exercise-3`. `undefined` where it is called like one, where none is near, or two are.
 */
export function meantExercise(folder: string, all: readonly string[]): string | undefined {
  if (all.some((id) => folderFor(id, all, [folder]) !== undefined)) return undefined
  const name = plain(folder)
  const near = all.filter((id) =>
    folderNamesOf(id, all).some(
      (each) => numbersIn(each) === numbersIn(name) && (suggest(name, [each]) !== undefined || isShortFor(name, each)),
    ),
  )
  return near.length === 1 ? near[0] : undefined
}

function numbersIn(name: string): string {
  return (name.match(/\d+/g) ?? []).map(Number).join(' ')
}

/** At least so many letters have to be there for them to stand for a word. */
const SHORT_WORD_MIN = 2

/** `ex3`, `ex-3` for `exercise-3`: what has no number is no short form. */
function isShortFor(name: string, whole: string): boolean {
  const word = /^[a-z]+(?=-?\d+$)/.exec(name)?.[0] ?? ''
  return word.length >= SHORT_WORD_MIN && whole.startsWith(word)
}
