import { diagnostic } from '../domain/codes.ts'
import type { CourseDefaults } from '../domain/course.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import { ANSWERS_FILE } from '../domain/exercise.ts'
import type { Exercise, HandedInFile, Scenario } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import { excerptOf } from '../domain/lines.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { World } from '../domain/world.ts'
import { proseOf, readMarkdown } from '../formats/markdown/read.ts'
import type { MarkdownFile } from '../formats/markdown/read.ts'
import { validate as validateScenario } from '../generated/validate-exercise-scenario.ts'
import { validate as validateFrontMatter } from '../generated/validate-exercise.ts'
import { readBlock } from './block.ts'
import type { CheckKindSchema } from './check-kinds.ts'
import { readFrontMatter } from './front-matter.ts'
import type { FrontMatterFacts } from './front-matter.ts'
import { findGraderBlocks, isGraderBlock } from './grader-blocks.ts'
import type { GraderBlock } from './grader-blocks.ts'
import { checkIds, resolveNeeds } from './ids.ts'
import { addKorean } from './korean.ts'
import { readQuizBlock } from './quiz.ts'
import type { DraftQuiz } from './quiz.ts'
import { readScenario } from './scenario.ts'
import type { DraftScenario } from './scenario.ts'
import { shownInfo } from './shown-blocks.ts'

/** An exercise's folder as it was read: `README.md`, `README.ko.md`, `hidden.md`, `given/…`; other files are passed over. */
export interface ExerciseFolder {
  /** The folder's name. */
  readonly id: string
  readonly files: readonly SourceFile[]
}

export interface LoadOptions {
  /** The kinds of check there are. */
  readonly kinds: readonly CheckKindSchema[]
  readonly limits: Limits
  /** What the course says of exercises that say nothing themselves. */
  readonly defaults?: CourseDefaults | undefined
}

export type LoadedExercise =
  | { readonly ok: true; readonly exercise: Exercise; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

const README = 'README.md'
const KOREAN = 'README.ko.md'
const HIDDEN = 'hidden.md'
const GIVEN = 'given/'

/**
 * Reads an exercise. All mistakes of its author are found in one go, each told once, at its line and column of the Markdown file; if there is an
 * error among them, there is no exercise.
 */
export function loadExercise(folder: ExerciseFolder, options: LoadOptions): LoadedExercise {
  const diagnostics: Diagnostic[] = []
  const readme = folder.files.find(({ path }) => path === README)
  if (readme === undefined) {
    return { ok: false, diagnostics: [diagnostic('EXERCISE_README_MISSING', { id: folder.id })] }
  }
  const exercise = readExercise(folder, readme.text, options, diagnostics)
  const told = finished(diagnostics, folder.files, options.limits)
  const failed = exercise === undefined || diagnostics.some(({ severity }) => severity === 'error')
  return failed ? { ok: false, diagnostics: told } : { ok: true, exercise, diagnostics: told }
}

function readExercise(
  folder: ExerciseFolder,
  text: string,
  options: LoadOptions,
  diagnostics: Diagnostic[],
): Exercise | undefined {
  const markdown = readMarkdown(text, README)
  const facts = frontMatterOf(markdown, folder.id, options.limits, diagnostics)
  const given = givenFiles(folder.files)
  const blocks = findGraderBlocks(markdown, README, diagnostics)
  const drafts = readBlocks(blocks, facts, given, false, options, diagnostics)
  const hiddenFile = folder.files.find(({ path }) => path === HIDDEN)
  if (hiddenFile !== undefined) {
    const hidden = findGraderBlocks(readMarkdown(hiddenFile.text, HIDDEN), HIDDEN, diagnostics)
    const more = readBlocks(hidden, facts, given, true, options, diagnostics)
    drafts.scenarios.push(...more.scenarios)
    drafts.quizzes.push(...more.quizzes)
  }
  checkIds(drafts.scenarios, drafts.quizzes)
  const scenarios = withNeeds(drafts.scenarios)
  const quizzes = drafts.quizzes.map(({ quiz }) => quiz)
  if (facts === undefined) return undefined
  const exercise: Exercise = {
    id: facts.id,
    title: { en: facts.title },
    topics: facts.topics,
    files: withAnswers(facts.files, quizzes.length > 0),
    world: withDefaults(facts.world, options.defaults),
    prose: { en: proseOf(markdown, isGraderBlock, shownInfo) },
    scenarios,
    ...(quizzes.length === 0 ? {} : { quizzes }),
    given,
  }
  checkPoints(exercise, diagnostics)
  const korean = folder.files.find(({ path }) => path === KOREAN)
  return korean === undefined ? exercise : addKorean(exercise, korean.text, options.limits, diagnostics)
}

/** What an exercise says of an image wins over what its course says of it. */
function withDefaults(world: World, defaults: CourseDefaults | undefined): World {
  if (defaults === undefined) return world
  const own = new Set(world.images.map(({ reference }) => reference))
  const images = [...world.images, ...defaults.images.filter(({ reference }) => !own.has(reference))]
  return { ...world, images, tags: world.tags === 'assumed' ? defaults.tags : world.tags }
}

/** Where there are questions, there are answers to hand in, be they listed or not. */
function withAnswers(files: readonly HandedInFile[], hasQuizzes: boolean): readonly HandedInFile[] {
  const listed = files.some(({ path }) => path === ANSWERS_FILE)
  return !hasQuizzes || listed ? files : [...files, { path: ANSWERS_FILE, optional: false }]
}

const START = { line: 1, column: 1 }

function frontMatterOf(
  { frontMatter }: MarkdownFile,
  folder: string,
  limits: Limits,
  diagnostics: Diagnostic[],
): FrontMatterFacts | undefined {
  const range = { file: README, start: START, end: { line: 1, column: 4 } }
  if (frontMatter === undefined) {
    diagnostics.push(diagnostic('EXERCISE_FRONT_MATTER_MISSING', {}, range))
    return undefined
  }
  const block = readBlock(
    { name: 'front matter', file: README, ...frontMatter, range },
    validateFrontMatter,
    limits,
    diagnostics,
  )
  return block === undefined ? undefined : readFrontMatter(block, folder)
}

function givenFiles(files: readonly SourceFile[]): readonly SourceFile[] {
  return files
    .filter(({ path }) => path.startsWith(GIVEN))
    .map((file) => ({ ...file, path: file.path.slice(GIVEN.length) }))
}

function readBlocks(
  blocks: readonly GraderBlock[],
  facts: FrontMatterFacts | undefined,
  given: readonly SourceFile[],
  hidden: boolean,
  { kinds, limits, defaults }: LoadOptions,
  diagnostics: Diagnostic[],
): { scenarios: DraftScenario[]; quizzes: DraftQuiz[] } {
  const files = [...given, ...(facts?.files ?? [])].map(({ path }) => path)
  const scenarios: DraftScenario[] = []
  const quizzes: DraftQuiz[] = []
  for (const { word, source } of blocks) {
    if (word === 'scenario') {
      const block = readBlock(source, validateScenario, limits, diagnostics)
      // without front matter it is not known which files there are, and saying so of each would be an echo
      const around = { kinds, files: facts === undefined ? undefined : files, hidden, defaults }
      if (block !== undefined) scenarios.push(readScenario(block, around))
    } else if (word === 'quiz') {
      const around = { kinds, files: facts === undefined ? undefined : files, hidden, defaults }
      const quiz = readQuizBlock(source, around, limits, diagnostics)
      if (quiz !== undefined) quizzes.push(quiz)
    } else {
      const args = { word: source.name, file: source.file }
      diagnostics.push(diagnostic('EXERCISE_BLOCK_MISPLACED', args, source.range))
    }
  }
  return { scenarios, quizzes }
}

function withNeeds(drafts: readonly DraftScenario[]): readonly Scenario[] {
  const resolved = resolveNeeds(drafts)
  return drafts.map(({ scenario }) => ({
    ...scenario,
    steps: scenario.steps.map((step) =>
      step.kind === 'expect' ? { ...step, checks: step.checks.map((check) => resolved.get(check) ?? check) } : step,
    ),
  }))
}

/** An exercise that nothing can be reached in is a mistake, unless a mistake found before is why nothing was read. */
function checkPoints({ scenarios, quizzes }: Exercise, diagnostics: Diagnostic[]): void {
  const checks = scenarios.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])))
  const points = [...checks, ...(quizzes ?? [])].reduce((sum, each) => sum + each.points, 0)
  if (points > 0 || diagnostics.some(({ severity }) => severity === 'error')) return
  const range = { file: README, start: START, end: { line: 1, column: 4 } }
  diagnostics.push(diagnostic('EXERCISE_NO_POINTS', {}, range))
}

/** In the order of the files' lines, each with the text of its line, not more than a report holds. */
function finished(all: readonly Diagnostic[], files: readonly SourceFile[], limits: Limits): readonly Diagnostic[] {
  const sorted = withoutEchoes(all).toSorted((a, b) => compare(a, b))
  const kept = sorted.slice(0, limits.diagnosticsMax).map((each) => withExcerpt(each, files))
  const left = sorted.length - kept.length
  return left === 0 ? kept : [...kept, diagnostic('DIAGNOSTICS_LEFT_OUT', { count: left })]
}

/**
 * A check that could not be read is missing where others need it, a step where others look back at it, and a block where its texts are
 * translated: that is no mistake of its own.
 */
function withoutEchoes(all: readonly Diagnostic[]): readonly Diagnostic[] {
  const incomplete = all.some(({ code }) => code.startsWith('EXERCISE_CHECK_KIND_'))
  const stepless = all.some(({ code }) => code.startsWith('EXERCISE_STEP_KIND_'))
  const broken = all.some(({ severity, range }) => severity === 'error' && range?.file === README)
  return all.filter(({ code }) => {
    if (code === 'EXERCISE_NEEDS_UNKNOWN') return !incomplete
    if (code === 'EXERCISE_STEP_UNKNOWN') return !stepless
    return !(broken && (code === 'EXERCISE_TEXTS_UNKNOWN_ID' || code === 'EXERCISE_TEXTS_NO_ENGLISH'))
  })
}

function compare({ range: a }: Diagnostic, { range: b }: Diagnostic): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.start.line - b.start.line || a.start.column - b.start.column
}

function withExcerpt(problem: Diagnostic, files: readonly SourceFile[]): Diagnostic {
  const { range } = problem
  const text = files.find(({ path }) => path === range?.file)?.text
  const excerpt = text === undefined || range === undefined ? undefined : excerptOf(text, range.start.line)
  return excerpt === undefined ? problem : { ...problem, excerpt }
}
