import { basename, dirname } from 'node:path'
import { type Course, deadlineOf } from '../../domain/course.ts'
import type { Language } from '../../domain/text.ts'
import type { FoundExercise } from '../../edge/files-exercise.ts'
import { formatMessage, inLanguage } from '../../messages/index.ts'
import { wordsFor } from '../../messages/words.ts'
import { printable } from '../../report/render/sanitize.ts'
import { displayWidth, padColumns, wrapHanging } from '../../report/render/width.ts'
import { type Console, languageOf, widthOf } from '../console.ts'
import { findCourse, loadFound, openCourse } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'

interface Row {
  readonly id: string
  readonly title: string
  readonly topics: string
}

/** Lists the exercises with their titles and topics, by course and in the order of the course. */
export async function listCommand(flags: CommonFlags, console: Console): Promise<ExitCode> {
  const groups: string[] = []
  for (const found of byCourse(findCourse(flags, console))) {
    const [first] = found
    const course = first === undefined ? undefined : await openCourse(first, flags, console)
    if (course === 'broken') return 2
    const output = flags.lang === undefined && course?.language !== undefined ? { lang: course.language } : flags
    const language = languageOf(console, output)
    const rows: Row[] = []
    for (const each of inOrder(found, course)) rows.push(await rowOf(each, course, language))
    const head = course === undefined ? [] : [courseHead(course, language), '']
    groups.push([...head, ...table(rows, flags.plain === true, widthOf(console))].join('\n'))
  }
  console.out(`${groups.join('\n\n')}\n`)
  return 0
}

/** Exercises that stand in one folder belong together. */
function byCourse(all: readonly FoundExercise[]): readonly (readonly FoundExercise[])[] {
  const groups = new Map<string, FoundExercise[]>()
  for (const found of all) {
    const folder = dirname(found.path)
    groups.set(folder, [...(groups.get(folder) ?? []), found])
  }
  return [...groups.values()]
}

/** Those that the course puts in order, then the others as they were found. */
function inOrder(found: readonly FoundExercise[], course: Course | undefined): readonly FoundExercise[] {
  const order = course?.order ?? []
  const rank = ({ path }: FoundExercise) => {
    const at = order.indexOf(basename(path))
    return at < 0 ? order.length : at
  }
  return found.toSorted((a, b) => rank(a) - rank(b))
}

function courseHead(course: Course, language: Language): string {
  const deadline = course.deadline === undefined ? '' : ` · ${wordsFor(language).deadline(course.deadline)}`
  return printable(`${inLanguage(course.title, language)}${deadline}`)
}

async function rowOf(found: FoundExercise, course: Course | undefined, language: Language): Promise<Row> {
  const loaded = await loadFound(found, course?.defaults)
  if (!loaded.ok) {
    return { id: found.id, title: formatMessage({ code: 'CLI_BROKEN_TITLE', args: {} }, language), topics: '' }
  }
  const { title, topics } = loaded.exercise
  const own = course === undefined ? undefined : deadlineOf({ ...course, deadline: '' }, basename(found.path))
  const due = own === undefined || own === '' ? [] : [wordsFor(language).deadline(own)]
  return {
    id: found.id,
    title: printable(inLanguage(title, language)),
    topics: printable([...topics, ...due].join(', ')),
  }
}

function table(rows: readonly Row[], plain: boolean, width: number): readonly string[] {
  const idWidth = Math.max(0, ...rows.map(({ id }) => id.length)) + 2
  const titleWidth = Math.max(0, ...rows.map(({ title }) => displayWidth(title))) + 2
  return rows.flatMap(({ id, title, topics }) => {
    if (plain) return [`${id}: ${title}. ${topics}`]
    const row = `${padColumns(id, idWidth)}${padColumns(title, titleWidth)}${topics}`.trimEnd()
    return wrapHanging(row, width, ' '.repeat(idWidth))
  })
}
