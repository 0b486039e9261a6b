import type { Exercise } from '../domain/exercise.ts'
import type { Limits } from '../domain/limits.ts'
import { excerptOf } from '../domain/lines.ts'
import type { CheckResult, Report } from '../domain/report.ts'
import type { Submission } from '../domain/submission.ts'
import { grade } from '../grading/grade.ts'
import { correct } from '../mutation/corrections/index.ts'
import type { Mutant } from '../mutation/mutant.ts'

/** A corrected answer, and what became of its checks. */
interface Tried {
  readonly mutant: Mutant
  readonly report: Report
}

/**
 * The report with a further reason on each failed check that exactly one single correction of the learner's files makes pass, and no
 * other check fail. Where several with as few edits do, or none, nothing is said. At most `limits.correctionsMax` are tried, the most
 * specific kinds first; what lies beyond is not looked at. A check that does not reveal everything gets no such reason.
 */
export function withNearMisses(exercise: Exercise, submission: Submission, report: Report, limits: Limits): Report {
  const wanted = report.checks.filter(mayBeTold)
  if (wanted.length === 0) return report
  const given = new Set(exercise.given.map(({ path }) => path))
  const own = submission.files.filter(({ path }) => !given.has(path))
  const names = namesOf(exercise)
  const files = [...own, ...exercise.given]
  const mutants = correct(own, { files, names, isTyped: isTyped(exercise), limits }).slice(0, limits.correctionsMax)
  const passed = new Set(report.checks.filter(({ verdict }) => verdict === 'passed').map(({ id }) => id))
  const needed = {
    ...exercise,
    scenarios: exercise.scenarios.filter(({ id }) => wanted.some((check) => check.id.startsWith(`${id}/`))),
  }
  const textOf = (path: string) => own.find((file) => file.path === path)?.text ?? ''
  const tried = mutants.flatMap((mutant): readonly Tried[] => {
    const changed = submission.files.map((file) => (file.path === mutant.file.path ? mutant.file : file))
    const corrected = grade(needed, { ...submission, files: changed }, limits)
    const harms = corrected.checks.some(({ id, verdict }) => passed.has(id) && verdict !== 'passed')
    return harms ? [] : [{ mutant, report: corrected }]
  })
  return {
    ...report,
    checks: report.checks.map((check) => (mayBeTold(check) ? withNearMiss(check, tried, textOf) : check)),
  }
}

function mayBeTold({ verdict, reveal, hidden }: CheckResult): boolean {
  return verdict === 'failed' && reveal === 'full' && !hidden
}

function withNearMiss(check: CheckResult, tried: readonly Tried[], textOf: (path: string) => string): CheckResult {
  const helping = tried.filter(({ report }) =>
    report.checks.some(({ id, verdict }) => id === check.id && verdict === 'passed'),
  )
  const least = Math.min(...helping.map(({ mutant }) => mutant.edits))
  const [only, second] = helping.filter(({ mutant }) => mutant.edits === least)
  if (only === undefined || second !== undefined) return check
  const { range, description } = only.mutant
  const place = `${range.file}:${range.start.line}:${range.start.column}`
  const reason = { code: 'NEAR_MISS', args: { ...description.args, mutant: description.code, place } } as const
  const isShown = check.evidence.some(
    (each) => each.range?.file === range.file && each.range.start.line === range.start.line,
  )
  const excerpt = isShown ? undefined : excerptOf(textOf(range.file), range.start.line)
  const evidence = excerpt === undefined ? [] : [{ evidence: { kind: 'place', range } as const, range, excerpt }]
  return { ...check, reasons: [...check.reasons, reason], evidence: [...check.evidence, ...evidence] }
}

function isTyped({ scenarios }: Exercise): boolean {
  return scenarios.every(({ steps }) => steps.every((step) => step.kind !== 'replay' || step.pace === 'typed'))
}

/** Names that the exercise speaks of: what stands in its prose as code or in bold, and the images that can be pulled. */
function namesOf({ prose, world }: Exercise): readonly string[] {
  const spans = [...prose.en.matchAll(/`([^`\n]+)`|\*\*([\w./:-]+)\*\*/g)].flatMap(([, code, strong]) =>
    (code ?? strong ?? '').split(/[\s=]+/),
  )
  const images = world.images.filter(({ reference, pull }) => pull === undefined && !reference.includes('*'))
  return [...new Set([...images.map(({ reference }) => reference), ...spans])].filter((name) =>
    /^[\w./:-]+$/.test(name),
  )
}
