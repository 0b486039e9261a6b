import { diagnostic } from '../domain/codes.ts'
import type { CourseDefaults } from '../domain/course.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Exercise } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import { excerptOf } from '../domain/lines.ts'
import type { ProofDiagnostic, Verification, VerificationFacts } from '../domain/verification.ts'
import { CASES_FILE, type CasePart, readCases } from '../exercise/cases.ts'
import type { CheckKindSchema } from '../exercise/check-kinds.ts'
import { brokenLinks } from '../exercise/links.ts'
import { unfinishedProse } from '../exercise/scaffold.ts'
import { loadExercise } from '../exercise/load.ts'
import { countTranslation } from '../exercise/translation.ts'
import { type Observation, observe } from '../grading/grade.ts'
import { handedIn, hasFullMarks } from './answer.ts'
import { type GradedCase, proveCases } from './cases.ts'
import { SOLUTION_FOLDER, type VerifyInput } from './input.ts'
import { runMutants } from './mutants.ts'
import { checksOf, topOf } from './places.ts'
import { scoreDiagnostics } from './score.ts'
import { proveSolution } from './solution.ts'
import { proveTerminals } from './terminals.ts'

export interface VerifyOptions {
  readonly kinds: readonly CheckKindSchema[]
  readonly limits: Limits
  /** What the course says of exercises that say nothing themselves. */
  readonly defaults?: CourseDefaults | undefined
}

/**
 * Proves one exercise: that it can be read, that its links lead somewhere, that its terminals are true, that its starter does not pass and its solution does, that its
 * known answers show what `cases.yaml` says, and that its checks notice mistakes made in the solution. Pure.
 */
export function verifyExercise(input: VerifyInput, options: VerifyOptions): Verification {
  const { folder } = input
  const loaded = loadExercise(folder, options)
  const links = folder.files.filter(({ path }) => path.endsWith('.md')).flatMap((file) => brokenLinks(file, input.find))
  const read = input.cases === undefined ? undefined : readCases(input.cases, options.limits)
  const unwritten = folder.files.filter(({ path }) => path.endsWith('.md')).flatMap(unfinishedProse)
  const unread = [...loaded.diagnostics, ...links, ...unwritten, ...(read?.diagnostics ?? [])]
  if (!loaded.ok) return { exercise: folder.id, diagnostics: finished(unread, input) }
  const { exercise } = loaded
  const found: ProofDiagnostic[] = [
    ...unread,
    ...handedInNames(input, exercise),
    ...proveStarter(input, exercise, options.limits),
    ...proveTerminals(input, exercise, options.limits),
  ]
  const solved = proveSolution(input, exercise, options.limits)
  found.push(...solved.diagnostics)
  const solution = handedIn(exercise, input.solution ?? [])
  const { cases, folders } = { cases: read?.cases ?? [], folders: input.answers }
  const listed = (read?.diagnostics ?? []).length === 0
  const proof =
    !solved.full || !listed
      ? { graded: [], diagnostics: [] }
      : proveCases({ exercise, solution, cases, folders, limits: options.limits })
  found.push(...proof.diagnostics)
  if (listed && cases.every(({ part }) => part !== 'wrong'))
    found.push(diagnostic('CASES_MISSING', {}, topOf('README.md')))

  const failed = new Set(proof.graded.flatMap(({ observation }) => failing(observation)))
  for (const id of starterFails(input, exercise, options.limits)) failed.add(id)
  const rightAnswers = proof.graded
    .filter(({ spec, observation }) => spec.part === 'right' && hasFullMarks(observation.report))
    .map(({ spec, observation }) => ({ name: `right/${spec.name}`, observation }))
  const mutation =
    solved.full && solved.observation !== undefined
      ? runMutants({
          exercise,
          solution,
          known: [{ name: 'solution', observation: solved.observation }, ...rightAnswers],
          prose: folder.files
            .filter(({ path }) => path.endsWith('.md'))
            .map(({ text }) => text)
            .join('\n'),
          limits: options.limits,
          failed: (id) => failed.add(id),
        })
      : undefined
  if (mutation !== undefined)
    found.push(...scoreDiagnostics(mutation, exercise), ...(listed ? neverFailing(exercise, failed) : []))
  const checks = checksOf(exercise)
  const { texts, korean } = countTranslation(exercise)
  return {
    exercise: exercise.id,
    diagnostics: finished(found, input),
    facts: {
      points: [...checks, ...(exercise.quizzes ?? [])].reduce((sum, { points }) => sum + points, 0),
      checks: checks.length + (exercise.quizzes ?? []).length,
      ...(solved.full ? { answers: countAnswers(proof.graded) } : {}),
      texts: { all: texts, korean },
      ...(mutation === undefined ? {} : { mutation }),
    },
  }
}

function countAnswers(graded: readonly GradedCase[]): VerificationFacts['answers'] & {} {
  const count = (part: CasePart) => graded.filter(({ spec }) => spec.part === part).length
  return { wrong: count('wrong'), right: count('right') }
}

/** Files that stand where answers stand and are not among those handed in. */
function handedInNames({ starter, solution, answers }: VerifyInput, exercise: Exercise): readonly Diagnostic[] {
  const wanted = exercise.files.map(({ path }) => path)
  const places = [
    ...(starter ?? []).map(({ path }) => [`starter/${path}`, path] as const),
    ...(solution ?? []).map(({ path }) => [`${SOLUTION_FOLDER}/${path}`, path] as const),
    // A case of which nothing is used is told as one that changes nothing.
    ...answers
      .filter(({ files }) => files.some(({ path }) => wanted.includes(path)))
      .flatMap(({ part, name, files }) => files.map(({ path }) => [`${part}/${name}/${path}`, path] as const)),
  ]
  return places
    .filter(([, path]) => !wanted.includes(path))
    .map(([place, file]) => diagnostic('FILE_NOT_HANDED_IN', { file, files: wanted.join(', ') }, topOf(place)))
}

function proveStarter({ starter }: VerifyInput, exercise: Exercise, limits: Limits): readonly Diagnostic[] {
  if (starter === undefined || starter.length === 0) {
    return [
      diagnostic('STARTER_MISSING', { files: exercise.files.map(({ path }) => path).join(', ') }, topOf('README.md')),
    ]
  }
  const { report } = observe(exercise, { files: handedIn(exercise, starter), diagnostics: [] }, limits)
  const [first] = starter
  return hasFullMarks(report) ? [diagnostic('STARTER_PASSES', {}, topOf(`starter/${first?.path ?? ''}`))] : []
}

function starterFails({ starter }: VerifyInput, exercise: Exercise, limits: Limits): readonly string[] {
  if (starter === undefined) return []
  return failing(observe(exercise, { files: handedIn(exercise, starter), diagnostics: [] }, limits))
}

function failing({ report }: Observation): readonly string[] {
  return report.checks.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)
}

function neverFailing(exercise: Exercise, failed: ReadonlySet<string>): readonly Diagnostic[] {
  return checksOf(exercise)
    .filter(({ id, points }) => points > 0 && !failed.has(id))
    .map(({ id, range }) => diagnostic('CHECK_NEVER_FAILS', { check: id }, range))
}

/** In the order of the author's files and lines, each with the text of its line. */
function finished(all: readonly ProofDiagnostic[], input: VerifyInput): readonly ProofDiagnostic[] {
  const texts = new Map(input.folder.files.map(({ path, text }) => [path, text]))
  if (input.cases !== undefined) texts.set(CASES_FILE, input.cases.text)
  for (const { path, text } of input.solution ?? []) texts.set(`${SOLUTION_FOLDER}/${path}`, text)
  for (const { path, text } of input.starter ?? []) texts.set(`starter/${path}`, text)
  for (const { part, name, files } of input.answers)
    for (const { path, text } of files) texts.set(`${part}/${name}/${path}`, text)
  return all.toSorted(compare).map((problem) => {
    const text = problem.range === undefined ? undefined : texts.get(problem.range.file)
    const excerpt =
      text === undefined || problem.range === undefined ? undefined : excerptOf(text, problem.range.start.line)
    return problem.excerpt !== undefined || excerpt === undefined ? problem : { ...problem, excerpt }
  })
}

function compare({ range: a }: Diagnostic, { range: b }: Diagnostic): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.start.line - b.start.line || a.start.column - b.start.column
}
