import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LIMITS } from '../../src/domain/limits.ts'
import type { Exercise } from '../../src/domain/exercise.ts'
import type { CheckResult, Report } from '../../src/domain/report.ts'
import type { SourceFile } from '../../src/domain/submission.ts'
import { readExerciseFolder } from '../../src/edge/files-exercise.ts'
import { readAllFiles } from '../../src/edge/files-submission.ts'
import { loadExercise } from '../../src/exercise/load.ts'
import { parseYaml } from '../../src/formats/yaml/parse.ts'
import { checkKindSchemas } from '../../src/exercise/check-kind-schemas.ts'
import { grade } from '../../src/grading/grade.ts'
import { withNearMisses } from '../../src/verify/near-misses.ts'

const EXERCISES = 'exercises'
const SOLUTIONS = 'solutions'

/** A known answer: only the files that differ from the solution stand in its folder. */
export interface KnownAnswer {
  readonly exercise: string
  readonly name: string
  readonly about: string
  /** Ids of the checks that must fail, and no others. */
  readonly fails: readonly string[]
}

interface Cases {
  readonly wrong?: Readonly<Record<string, { readonly about: string; readonly fails: readonly string[] }>>
  readonly right?: Readonly<Record<string, { readonly about: string }>>
}

export const EXERCISE_IDS: readonly string[] = readdirSync(EXERCISES)
  .filter((id) => existsSync(join(EXERCISES, id, 'README.md')))
  .toSorted()

export function exerciseOf(id: string): Exercise {
  const loaded = loadExercise(readExerciseFolder(join(EXERCISES, id), LIMITS), {
    kinds: checkKindSchemas(),
    limits: LIMITS,
  })
  if (!loaded.ok) throw new Error(`${id}: ${JSON.stringify(loaded.diagnostics, undefined, 1)}`)
  return loaded.exercise
}

export function casesOf(id: string, part: 'wrong' | 'right'): readonly KnownAnswer[] {
  const file = readAllFiles(join(EXERCISES, id), LIMITS).files.find(({ path }) => path === 'cases.yaml')
  const parsed = parseYaml(file?.text ?? '', { file: 'cases.yaml', limits: LIMITS })
  if (!parsed.ok) throw new Error(`${id}/cases.yaml: ${JSON.stringify(parsed.diagnostics)}`)
  const cases = parsed.value as Cases
  return Object.entries(cases[part] ?? {}).map(([name, entry]) => ({
    exercise: id,
    name,
    about: entry.about,
    fails: 'fails' in entry ? (entry.fails as readonly string[]) : [],
  }))
}

/** Names of the case folders that are there, so that none can be forgotten in `cases.yaml`. */
export function caseFolders(id: string, part: 'wrong' | 'right'): readonly string[] {
  const folder = join(EXERCISES, id, part)
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => statSync(join(folder, name)).isDirectory())
        .toSorted()
    : []
}

function filesIn(folder: string): readonly SourceFile[] {
  return readAllFiles(folder, LIMITS).files
}

export const solutionOf = (id: string): readonly SourceFile[] => filesIn(join(SOLUTIONS, id))
export const starterOf = (id: string): readonly SourceFile[] => filesIn(join(EXERCISES, id, 'starter'))

/** The solution with the files of a case laid over it. */
export function answerOf(id: string, part: 'wrong' | 'right', name: string): readonly SourceFile[] {
  const own = filesIn(join(EXERCISES, id, part, name))
  const kept = solutionOf(id).filter(({ path }) => !own.some((file) => file.path === path))
  return [...kept, ...own].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

export function gradeFiles(id: string, files: readonly SourceFile[]): Report {
  return grade(exerciseOf(id), { files, diagnostics: [] }, LIMITS)
}

/** As the command shows it: with the single correction that would make a failed check pass. */
export function explained(id: string, files: readonly SourceFile[], report: Report): Report {
  return withNearMisses(exerciseOf(id), { files, diagnostics: [] }, report, LIMITS)
}

export function idsWith(report: Report, verdict: CheckResult['verdict']): readonly string[] {
  return report.checks.filter((check) => check.verdict === verdict).map(({ id }) => id)
}
