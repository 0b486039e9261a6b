import type { Diagnostic } from '../domain/diagnostic.ts'
import type { SurvivingMutant, Verification, VerificationFacts } from '../domain/verification.ts'
import { formatHelp, formatMessage } from '../messages/index.ts'
import { verifyWords } from '../messages/verify-words.ts'
import { wordsFor } from '../messages/words.ts'
import { checkJson, diagnosticJson } from './json.ts'
import { codeFrame, placeOf } from './render/code-frame.ts'
import { palette } from './render/color.ts'
import { diffLinesOf } from './render/diff.ts'
import { printable, printableJson } from './render/sanitize.ts'
import { cutColumns, wrapHanging } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'
import { whyLines } from './text-check.ts'

/** Whether an exercise is proven: nothing in it is an error. */
export function isProven({ diagnostics, facts }: Verification): boolean {
  return facts !== undefined && !diagnostics.some(({ severity }) => severity === 'error')
}

/** What was proven of each exercise, and what is to be done. `locate` is given for each, as its files have names of their own. */
export function verifyText(
  all: readonly Verification[],
  contextFor: (exercise: string) => ReporterContext,
  options: { readonly showEquivalent: boolean },
): string {
  const blocks = all.map((each) => {
    const context = contextFor(each.exercise)
    return (context.plain ? plainLines(each, context) : blockLines(each, context, options.showEquivalent)).join('\n')
  })
  const [first] = all
  const context = contextFor(first?.exercise ?? '')
  const total = verifyWords(context.language).total(all.length, all.filter(isProven).length)
  return `${blocks.join(context.plain ? '\n' : '\n\n')}\n${context.plain ? '' : '\n'}${total}\n`
}

function blockLines(proof: Verification, context: ReporterContext, showEquivalent: boolean): readonly string[] {
  const words = verifyWords(context.language)
  const inner = { ...context, width: context.width - 2 }
  const { verdict } = palette(context.color)
  const proven = isProven(proof)
  const head = proven ? verdict.passed(`✓ ${words.proven}`) : verdict.failed(`✗ ${words.broken}`)
  const { holes = [], equivalent = [] } = proof.facts?.mutation ?? {}
  const frames = proof.diagnostics.flatMap((told) => {
    const hole =
      told.code === 'MUTANT_SURVIVES' ? holes.find(({ range }, at) => isOf(told, range, holes, at)) : undefined
    const why = (told.results ?? []).flatMap((result) => whyLines(result, inner))
    return ['', ...codeFrame(told, inner), ...why, ...(hole === undefined ? [] : diffOf(hole, context))].map((line) =>
      line === '' ? '' : `  ${line}`,
    )
  })
  return [
    `${proof.exercise}  ${head}`,
    ...(proof.facts === undefined ? [] : factLines(proof.facts, context).map((line) => `  ${line}`)),
    ...(showEquivalent ? equivalent.flatMap((each) => equivalentLines(each, context)) : []),
    ...frames,
  ]
}

/** The mutant that a diagnostic tells of: same place, same words. */
function isOf(
  told: Diagnostic,
  range: SurvivingMutant['range'],
  holes: readonly SurvivingMutant[],
  at: number,
): boolean {
  const { code, args } = holes[at]?.description ?? { code: '', args: {} }
  return (
    JSON.stringify(range) === JSON.stringify(told.range) &&
    JSON.stringify({ ...args, mutant: code }) === JSON.stringify(told.args)
  )
}

function factLines(
  { checks, points, answers, texts, mutation }: VerificationFacts,
  context: ReporterContext,
): readonly string[] {
  const words = verifyWords(context.language)
  const counted = mutation === undefined ? 0 : mutation.mutants - mutation.equivalent.length
  return [
    [
      words.checks(checks, points),
      answers === undefined ? words.answersUntried : words.answers(answers.wrong, answers.right),
      words.korean(texts.korean, texts.all),
    ].join('; '),
    ...(mutation === undefined
      ? []
      : [
          [
            words.mutation(mutation.killed, counted, mutation.score),
            ...(mutation.equivalent.length === 0 ? [] : [words.equivalent(mutation.equivalent.length)]),
          ].join('; '),
        ]),
  ]
}

function equivalentLines(mutant: SurvivingMutant, context: ReporterContext): readonly string[] {
  const like = verifyWords(context.language).like(mutant.like ?? '')
  const text = `${placeOf(mutant.range, context)}  ${printable(formatMessage(mutant.description, context.language))} ${like}`
  return [...wrapHanging(`    = ${text}`, context.width, '      ')]
}

/** A long mutant is cut: the first lines tell what it is. */
const DIFF_LINES_MAX = 12

function diffOf({ before, after }: SurvivingMutant, context: ReporterContext): readonly string[] {
  const paint = palette(context.color)
  return diffLinesOf(before, after)
    .slice(0, DIFF_LINES_MAX)
    .map((line) => {
      const shown = `    ${cutColumns(printable(line), context.width - 8)}`.trimEnd()
      if (line.startsWith('+')) return paint.verdict.passed(shown)
      return line.startsWith('-') ? paint.verdict.failed(shown) : shown
    })
}

/** A fact for a screen reader is one line, however long. */
const PLAIN_COLUMNS = 100_000

function plainLines(proof: Verification, context: ReporterContext): readonly string[] {
  const words = verifyWords(context.language)
  const { severity, help } = wordsFor(context.language)
  return [
    `${proof.exercise} ${isProven(proof) ? words.proven : words.broken}`,
    ...(proof.facts === undefined ? [] : factLines(proof.facts, context)),
    ...proof.diagnostics.flatMap((told) => {
      const { place } = wordsFor(context.language)
      const { range } = told
      const at =
        range === undefined
          ? ''
          : ` ${place(context.locate?.(range.file) ?? range.file, range.start.line, range.start.column)}`
      const sentence = formatHelp(told, context.language)
      return [
        `${severity[told.severity]} ${told.code}${at}: ${formatMessage(told, context.language)}`,
        ...(told.results ?? [])
          .flatMap((result) => whyLines(result, { ...context, width: PLAIN_COLUMNS }))
          .map((line) => line.trim()),
        ...(sentence === undefined ? [] : [`${help}: ${sentence}`]),
      ].map(printable)
    }),
  ]
}

/** The same for programs, as `schemas/verification.schema.json` describes it. */
export function verifyJson(all: readonly Verification[], contextFor: (exercise: string) => ReporterContext): string {
  const exercises = all.map((proof) => {
    const context = contextFor(proof.exercise)
    const mutant = ({ operator, description, range, like, before, after }: SurvivingMutant) => ({
      operator,
      text: formatMessage(description, context.language),
      file: context.locate?.(range.file) ?? range.file,
      range: { start: range.start, end: range.end },
      diff: diffLinesOf(before, after),
      ...(like === undefined ? {} : { like }),
    })
    const { mutation, answers, ...facts } = proof.facts ?? {}
    return {
      exercise: proof.exercise,
      proven: isProven(proof),
      ...(proof.course === undefined ? {} : { course: proof.course }),
      ...facts,
      ...answers,
      ...(mutation === undefined
        ? {}
        : {
            mutation: { ...mutation, equivalent: mutation.equivalent.map(mutant), holes: mutation.holes.map(mutant) },
          }),
      diagnostics: proof.diagnostics.map(({ results, ...told }) => ({
        ...diagnosticJson(told, context),
        ...(results === undefined ? {} : { results: results.map((result) => checkJson(result, context)) }),
      })),
    }
  })
  return `${printableJson(JSON.stringify({ formatVersion: 1, exercises }, undefined, 2))}\n`
}
