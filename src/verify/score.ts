import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { Exercise, Scenario } from '../domain/exercise.ts'
import type { MutationScore, SurvivingMutant } from '../domain/verification.ts'
import { SOLUTION_FOLDER } from './input.ts'
import { topOf } from './places.ts'

/** Of fewer mutants a score says little. */
const MUTANTS_MIN = 12

/** In per cent: what the checks must notice of the mistakes made in the solution. */
const SCORE_MIN = 95

/** What a mutation score says to the author: every survivor, too few mutants that count, too many that nobody notices. */
export function scoreDiagnostics(score: MutationScore, exercise: Exercise): readonly Diagnostic[] {
  const { mutants, killed, holes, equivalent } = score
  const counted = mutants - equivalent.length
  const survivors = holes.map(({ description: { code, args }, range }) =>
    diagnostic('MUTANT_SURVIVES', { ...args, mutant: code }, range),
  )
  const few =
    counted < MUTANTS_MIN ? [diagnostic('MUTANTS_FEW', { counted, min: MUTANTS_MIN }, topOf('README.md'))] : []
  const args = { killed, counted, score: score.score, min: SCORE_MIN }
  const low = score.score < SCORE_MIN ? [diagnostic('MUTATION_SCORE_LOW', args, placeOfHoles(exercise, holes))] : []
  return [...survivors, ...few, ...low]
}

/** The scenario that lets the most mistakes through: the one that uses the files in which most survive. */
function placeOfHoles({ scenarios }: Exercise, holes: readonly SurvivingMutant[]): SourceRange {
  const [first, ...others] = scenarios.map((scenario) => ({
    range: scenario.range,
    holes: holes.filter(({ range }) => uses(scenario, range.file.slice(SOLUTION_FOLDER.length + 1))).length,
  }))
  if (first === undefined) return topOf('README.md')
  return others.reduce((most, each) => (each.holes > most.holes ? each : most), first).range
}

/** Whether a step of a scenario names a file; a build names its Dockerfile by the folder it is in. */
function uses({ steps }: Scenario, file: string): boolean {
  return steps.some((step) => {
    if (step.kind === 'apply') return step.files.includes(file)
    if (step.kind === 'replay') return step.file === file
    const isBuild = (command: string) => file.endsWith('Dockerfile') && command.startsWith('docker build')
    return step.kind === 'run' && step.commands.some((command) => command.includes(file) || isBuild(command))
  })
}
