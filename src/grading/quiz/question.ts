import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../../domain/diagnostic.ts'
import { ANSWERS_FILE } from '../../domain/exercise.ts'
import type { Exercise, QuizSpec } from '../../domain/exercise.ts'
import { scalarText } from '../../domain/json.ts'
import type { Value } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import { excerptOf } from '../../domain/lines.ts'
import type { CheckResult, ResolvedEvidence } from '../../domain/report.ts'
import type { Text } from '../../domain/text.ts'
import { judgeComputed, judgeWritten } from '../../quiz/judge.ts'
import type { Judgement } from '../../quiz/judgement.ts'
import { type Answers, linePlaces, type PlacedAnswer } from './answers.ts'
import { judgeCommand } from './command.ts'
import { keyOf } from './key.ts'

/** Grades one question, of the variant that is asked. `source` is the text of `answers.yaml`. */
export function gradeQuestion(
  quiz: QuizSpec,
  answers: Answers,
  source: string,
  exercise: Exercise,
  limits: Limits,
): CheckResult {
  const base = baseOf(quiz)
  if (answers.unreadable) return { ...base, diagnostics: answers.diagnostics }
  const answer = answers.of(quiz.id)
  if (answer === undefined) return { ...base, reasons: [{ code: 'ANSWER_MISSING', args: {} }] }
  const placed = { ...base, evidence: [evidenceAt(answer.range, source)] }
  if (quiz.kind === 'command') return commandResult(quiz, placed, answer, source, exercise, limits)
  if (quiz.kind !== 'computed') return withJudgement(quiz, placed, judgeWritten(quiz, answer), answer)
  const key = keyOf(quiz, exercise, limits)
  if (!key.ok) return { ...base, diagnostics: key.diagnostics }
  return withJudgement(quiz, placed, judgeComputed(quiz, key.type, key.value, answer), answer)
}

/** What stands in the result whatever the answer is: the same for a whole class. */
const bases = new WeakMap<QuizSpec, CheckResult>()

function baseOf(quiz: QuizSpec): CheckResult {
  const known = bases.get(quiz)
  if (known !== undefined) return known
  const base = newBase(quiz)
  bases.set(quiz, base)
  return base
}

function newBase(quiz: QuizSpec): CheckResult {
  const { id, points, hidden, reveal, hints, explain } = quiz
  const options = translatedOptions(quiz)
  return {
    id,
    title: titleOf(quiz),
    verdict: 'ungradable',
    points: 0,
    maxPoints: points,
    hidden,
    reveal,
    hints: hints.length,
    reasons: [],
    evidence: [],
    diagnostics: [],
    ...(explain === undefined ? {} : { explain }),
    ...(options === undefined ? {} : { options }),
  }
}

function translatedOptions({ spec: { from }, korean }: QuizSpec): readonly Text[] | undefined {
  const translated = korean?.from
  if (!Array.isArray(from) || translated === undefined) return undefined
  return from.map((option, index) => {
    const ko = translated[index]
    return { en: String(option), ...(ko === undefined ? {} : { ko }) }
  })
}

/** Without a title of its own a question is called by its first line. */
function titleOf({ title, spec, korean }: QuizSpec): Text {
  if (title !== undefined) return title
  const ko = korean?.ask === undefined ? {} : { ko: firstLine(korean.ask) }
  return { en: firstLine(scalarText(spec['ask'])), ...ko }
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? ''
}

function withJudgement(quiz: QuizSpec, base: CheckResult, judgement: Judgement, answer: PlacedAnswer): CheckResult {
  if (judgement.kind === 'wrong-type') {
    const { kind: _kind, wanted, ...more } = judgement
    return { ...base, evidence: [], diagnostics: [typeProblem(quiz, wanted, more, answer)] }
  }
  const { right, share, expected, actual, reasons } = judgement
  const points = right ? quiz.points : Math.floor(quiz.points * (share ?? 0) + 1e-9)
  return { ...base, verdict: right ? 'passed' : 'failed', points, expected, actual, reasons }
}

function typeProblem(
  { id }: QuizSpec,
  expected: string,
  more: { readonly unit?: string; readonly text?: string },
  { value, range }: PlacedAnswer,
): Diagnostic {
  return diagnostic('ANSWER_TYPE_WRONG', { id, expected, got: typeName(value), ...more }, range)
}

function typeName(value: Value): string {
  return Array.isArray(value) ? 'array' : typeof value
}

function commandResult(
  quiz: QuizSpec,
  base: CheckResult,
  answer: PlacedAnswer,
  source: string,
  exercise: Exercise,
  limits: Limits,
): CheckResult {
  const { value } = answer
  const lines = Array.isArray(value) ? value : [value]
  if (lines.some((line: Value) => typeof line !== 'string')) {
    return { ...base, evidence: [], diagnostics: [typeProblem(quiz, 'commands', {}, answer)] }
  }
  const text = lines.map(String).join('\n')
  const outcome = judgeCommand(quiz, exercise, text, limits)
  const isRight = outcome.verdict === 'passed'
  const moved = mover(text, answer.range, source)
  const places = outcome.evidence.flatMap(({ range }) => (range?.file === ANSWERS_FILE ? [moved(range)] : []))
  const evidence = places.length === 0 ? base.evidence : places.map((range) => evidenceAt(range, source))
  return {
    ...base,
    verdict: outcome.verdict,
    points: isRight ? quiz.points : 0,
    reasons: outcome.reasons,
    evidence,
    diagnostics: isRight ? [] : outcome.diagnostics.map((problem) => movedDiagnostic(problem, moved)),
    ...(outcome.expected === undefined ? {} : { expected: outcome.expected }),
    ...(outcome.actual === undefined ? {} : { actual: outcome.actual }),
  }
}

function movedDiagnostic(problem: Diagnostic, moved: (range: SourceRange) => SourceRange): Diagnostic {
  const { range, excerpt: _excerpt, related: _related, ...rest } = problem
  if (range === undefined) return problem
  return range.file === ANSWERS_FILE ? { ...rest, range: moved(range) } : { ...rest, range }
}

/** Leads from a place in the replayed commands to the place in the file that they stand in. */
function mover(text: string, whole: SourceRange, source: string): (range: SourceRange) => SourceRange {
  const places = linePlaces(text, whole, source)
  return ({ file, start, end }) => {
    const at = places[start.line - 1] ?? whole.start
    const shift = (column: number) => ({ line: at.line, column: at.column + column - 1 })
    return start.line === end.line
      ? { file, start: shift(start.column), end: shift(end.column) }
      : { file, start: shift(start.column), end: whole.end }
  }
}

function evidenceAt(range: SourceRange, source: string): ResolvedEvidence {
  const excerpt = excerptOf(source, range.start.line)
  const evidence = { kind: 'place', range } as const
  return excerpt === undefined ? { evidence, range } : { evidence, range, excerpt }
}
