import type { Course, CourseDefaults } from '../domain/course.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { FieldPath, JsonObject, Value } from '../domain/json.ts'
import { isJsonObject } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import { excerptOf } from '../domain/lines.ts'
import type { SourceFile } from '../domain/submission.ts'
import { suggest } from '../domain/suggest.ts'
import type { Text } from '../domain/text.ts'
import { validate } from '../generated/validate-exercise-course.ts'
import { type Block, readBlock, textOf, textsOf } from './block.ts'
import { revealOf } from './check-entry.ts'
import { readWorldFields } from './front-matter.ts'

export type LoadedCourse =
  | { readonly ok: true; readonly course: Course }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Reads a `course.yaml`. `exercises` are the ids of the folders beside it, which `order` and `deadline` may name. */
export function loadCourse({ path, text }: SourceFile, exercises: readonly string[], limits: Limits): LoadedCourse {
  const diagnostics: Diagnostic[] = []
  const start = { line: 1, column: 1 }
  const source = { name: 'course.yaml', file: path, text, origin: { line: 1, columns: [] } }
  const block = readBlock({ ...source, range: { file: path, start, end: start } }, validate, limits, diagnostics)
  if (block !== undefined) checkNames(block, exercises)
  if (block !== undefined && diagnostics.length === 0) return { ok: true, course: readCourse(block.value) }
  const inLines = diagnostics.toSorted((a, b) => (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0))
  const told = inLines.map((problem) => {
    const excerpt = problem.range === undefined ? undefined : excerptOf(text, problem.range.start.line)
    return excerpt === undefined ? problem : { ...problem, excerpt }
  })
  return { ok: false, diagnostics: told }
}

function readCourse(value: JsonObject): Course {
  const { language, deadline } = value
  const day = textOf(deadline)
  const percent = textOf(value['pass'])
  const own = isJsonObject(deadline) ? Object.entries(deadline).map(([id, when]) => [id, textOf(when) ?? '']) : []
  return {
    title: readText(value['title']),
    order: textsOf(value['order']),
    ...(language === 'en' || language === 'ko' ? { language } : {}),
    ...(day === undefined ? {} : { deadline: day }),
    deadlines: Object.fromEntries(own) as Readonly<Record<string, string>>,
    ...(percent === undefined ? {} : { passPercent: Number(percent.slice(0, -1)) }),
    ...(isJsonObject(value['defaults']) ? { defaults: readDefaults(value['defaults']) } : {}),
  }
}

function readText(value: Value | undefined): Text {
  if (!isJsonObject(value)) return { en: textOf(value) ?? '' }
  const ko = textOf(value['ko'])
  return { en: textOf(value['en']) ?? '', ...(ko === undefined ? {} : { ko }) }
}

function readDefaults(value: JsonObject): CourseDefaults {
  const { points, reveal } = value
  const { tags, images } = readWorldFields(value, 'ungradable')
  return {
    tags,
    images,
    ...(typeof points === 'number' ? { points } : {}),
    ...(reveal === undefined ? {} : { reveal: revealOf(reveal) }),
  }
}

/** Exercises that are named have to be there, and in the order each once. */
function checkNames(block: Block, exercises: readonly string[]): void {
  const order = textsOf(block.value['order'])
  for (const [index, id] of order.entries()) {
    checkName(block, id, ['order', index], exercises)
    const first = order.indexOf(id)
    if (first === index) continue
    block.report('EXERCISE_ID_DUPLICATE', { id }, block.rangeAt(['order', index]), block.rangeAt(['order', first]))
  }
  const deadline = block.value['deadline']
  for (const id of isJsonObject(deadline) ? Object.keys(deadline) : []) {
    checkName(block, id, ['deadline', id], exercises)
  }
}

function checkName(block: Block, id: string, path: FieldPath, exercises: readonly string[]): void {
  if (exercises.includes(id)) return
  const meant = suggest(id, exercises)
  const args = { id, known: exercises.join(', '), ...(meant === undefined ? {} : { meant }) }
  block.report('COURSE_EXERCISE_UNKNOWN', args, block.rangeAt(path, path[0] === 'order' ? 'value' : 'key'))
}
