import type { Exercise } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { MutationScore, SurvivingMutant } from '../domain/verification.ts'
import { type Observation, observe } from '../grading/grade.ts'
import type { Mutant } from '../mutation/mutant.ts'
import { mutate } from '../mutation/mutate.ts'
import { hasFullMarks, overlaid } from './answer.ts'
import { canonicalBehaviour } from './canonical.ts'
import { SOLUTION_FOLDER } from './input.ts'

/** An answer that is known to be right, and what it does. */
export interface KnownRight {
  /** `solution`, `right/NAME`. */
  readonly name: string
  readonly observation: Observation
}

export interface MutationRun {
  readonly exercise: Exercise
  readonly solution: readonly SourceFile[]
  /** The solution first. */
  readonly known: readonly KnownRight[]
  /** Everything that learners read: names in it are asked for. */
  readonly prose: string
  readonly limits: Limits
  /** Told of every check that a mutant fails. */
  readonly failed: (check: string) => void
}

/** Grades the mutants of a solution. One with full marks is a hole, unless it behaves like an answer that is known to be right. */
export function runMutants(run: MutationRun): MutationScore {
  const { exercise, solution, limits } = run
  const given = new Set(exercise.given.map(({ path }) => path))
  const mutants = mutate(
    solution.filter(({ path }) => !given.has(path)),
    limits,
  ).slice(0, limits.mutantsMax)
  const likeKnown = comparison(run)
  const equivalent: SurvivingMutant[] = []
  const holes: SurvivingMutant[] = []
  for (const mutant of mutants) {
    const files = overlaid(solution, [mutant.file])
    const observation = observe(exercise, { files, diagnostics: [] }, limits)
    for (const { id, verdict } of observation.report.checks) if (verdict === 'failed') run.failed(id)
    if (!hasFullMarks(observation.report)) continue
    const like = likeKnown(observation, mutant)
    if (like === undefined) holes.push(survivor(mutant, solution))
    else equivalent.push({ ...survivor(mutant, solution), like })
  }
  const counted = mutants.length - equivalent.length
  const killed = counted - holes.length
  const score = counted === 0 ? 100 : Math.floor((100 * killed) / counted)
  return { mutants: mutants.length, killed, equivalent, holes, score }
}

/** Whom a mutant behaves like. What known answers do is worked out when the first mutant survives. */
function comparison({ known, prose }: MutationRun): (observation: Observation, mutant: Mutant) => string | undefined {
  let behaviours: ReadonlyMap<string, string> | undefined
  return (observation, { renamed }) => {
    behaviours ??= new Map(known.toReversed().map(({ name, observation: each }) => [canonicalBehaviour(each), name]))
    const free = renamed !== undefined && !mentions(prose, renamed.from) ? renamed : undefined
    return behaviours.get(canonicalBehaviour(observation, free))
  }
}

/** Whether a name stands in a text as a whole word: then it is asked for, and another name is another answer. */
function mentions(text: string, name: string): boolean {
  return text.split(name).some((part, index, parts) => {
    const next = parts[index + 1]
    return next !== undefined && !/[\w-]$/.test(part) && !/^[\w-]/.test(next)
  })
}

function survivor({ operator, file, description, range }: Mutant, solution: readonly SourceFile[]): SurvivingMutant {
  return {
    operator,
    description,
    range: { ...range, file: `${SOLUTION_FOLDER}/${range.file}` },
    before: solution.find(({ path }) => path === file.path)?.text ?? '',
    after: file.text,
  }
}
