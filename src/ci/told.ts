import type { Diagnostic } from '../domain/diagnostic.ts'
import type { CheckResult } from '../domain/report.ts'
import type { Language } from '../domain/text.ts'
import { formatHelp, formatMessage, inLanguage } from '../messages/index.ts'
import { wordsFor } from '../messages/words.ts'
import { expectedText, valueText } from '../report/expected.ts'
import { fromHere } from '../report/text-check.ts'
import type { Graded } from './graded.ts'

/**
 * Why a check was not passed, a sentence each: what was expected and what was there, the causes, and why it was skipped. `locate` names files from the
 * root of the repository.
 */
export function sentencesOf(check: CheckResult, language: Language, locate?: Graded['locate']): readonly string[] {
  const words = wordsFor(language)
  if (check.skippedBecause !== undefined) return [formatMessage(check.skippedBecause, language)]
  const { expected, actual } = check
  const facts = [
    ...(expected === undefined ? [] : [`${words.expected} ${expectedText(expected, language)}`]),
    ...(actual === undefined ? [] : [`${words.got} ${valueText(actual)}`]),
  ].join(' · ')
  const said = [...check.reasons, ...check.diagnostics].map((reason) =>
    formatMessage(locate === undefined ? reason : fromHere(reason, { locate }), language),
  )
  return [...new Set([facts, ...said])].filter((sentence) => sentence !== '')
}

/** The title of a check and its reasons on one line. */
export function checkLine(check: CheckResult, language: Language, locate: Graded['locate']): string {
  return [inLanguage(check.title, language), sentencesOf(check, language, locate).join('; ')]
    .filter((part) => part !== '')
    .join(' — ')
}

/** A problem of a file and what helps, on one line. */
export function diagnosticLine(diagnostic: Diagnostic, language: Language): string {
  const help = formatHelp(diagnostic, language)
  return `${formatMessage(diagnostic, language)}${help === undefined ? '' : ` — ${help}`}`
}
