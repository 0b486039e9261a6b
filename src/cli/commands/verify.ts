import { basename, join, relative } from 'node:path'
import { type Course, deadlineOf } from '../../domain/course.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import { LIMITS } from '../../domain/limits.ts'
import type { Verification } from '../../domain/verification.ts'
import { type FoundExercise, resolveExercise } from '../../edge/files-exercise.ts'
import { findLinked, readForProof, solutionFolder } from '../../edge/files-verify.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import { isProven, verifyJson, verifyText } from '../../report/verify.ts'
import { SOLUTION_FOLDER } from '../../verify/input.ts'
import { verifyExercise } from '../../verify/verify-exercise.ts'
import { checkKindSchemas } from '../../exercise/check-kind-schemas.ts'
import type { Console } from '../console.ts'
import { courseOf } from '../course-file.ts'
import { findCourse } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { UsageError } from '../usage-error.ts'

export interface VerifyFlags extends CommonFlags {
  /** None: the whole course. */
  readonly names: readonly string[]
  readonly json?: boolean
  /** Also the mutants that behave like a right answer. */
  readonly equivalent?: boolean
}

/** Proves exercises. 0: all are proven. 1: not all are. 2: there is nothing that could be proved. */
export function verifyCommand(flags: VerifyFlags, console: Console): ExitCode {
  const course = findCourse(flags, console)
  const chosen = flags.names.length === 0 ? course : flags.names.map((name) => named(name, course))
  if (chosen.length === 0) throw new UsageError('USAGE_EXERCISES_NONE')
  const folders = new Map(chosen.map((found) => [found.id, found]))
  const proofs = chosen.map(verifyFolder)
  const base = reporterContext(console, flags)
  const contextFor = (id: string): ReporterContext => {
    const found = folders.get(id)
    return found === undefined ? base : { ...base, locate: (file) => placeOf(file, found, console.cwd) }
  }
  const text =
    flags.json === true
      ? verifyJson(proofs, contextFor)
      : verifyText(proofs, contextFor, { showEquivalent: flags.equivalent === true })
  console.out(text)
  return proofs.every(isProven) ? 0 : 1
}

function named(name: string, course: readonly FoundExercise[]): FoundExercise {
  const resolved = resolveExercise(name, course)
  if (resolved.ok) return resolved.exercise
  const { suggestion, known } = resolved
  throw new UsageError('USAGE_EXERCISE_UNKNOWN', {
    name,
    known: known.join(', '),
    ...(suggestion === undefined ? {} : { meant: suggestion }),
  })
}

/** Reads one exercise with all that belongs to it, and proves it. */
export function verifyFolder(found: FoundExercise): Verification {
  const read = readForProof(found, LIMITS)
  const course = courseOf(found)
  if (!course.ok) return { exercise: found.id, diagnostics: course.diagnostics }
  const broken = read.diagnostics.filter(({ severity }: Diagnostic) => severity === 'error')
  if (broken.length > 0) return { exercise: found.id, diagnostics: read.diagnostics }
  const proof = verifyExercise(
    { ...read, find: (path) => findLinked(found, path, LIMITS) },
    { kinds: checkKindSchemas(), limits: LIMITS, defaults: course.course?.defaults },
  )
  return { ...proof, exercise: found.id, ...courseFacts(course.course, found) }
}

function courseFacts(course: Course | undefined, { path }: FoundExercise): Pick<Verification, 'course'> {
  const deadline = course === undefined ? undefined : deadlineOf(course, basename(path))
  const { passPercent } = course ?? {}
  if (passPercent === undefined && deadline === undefined) return {}
  return {
    course: {
      ...(passPercent === undefined ? {} : { passPercent }),
      ...(deadline === undefined ? {} : { deadline }),
    },
  }
}

function placeOf(file: string, found: FoundExercise, cwd: string): string {
  const [first, ...rest] = file.split('/')
  const place = first === SOLUTION_FOLDER ? join(solutionFolder(found), ...rest) : join(found.path, file)
  return relative(cwd, place)
}
