import type { DiagnosticCode } from '../domain/codes.ts'
import type { Args } from '../domain/diagnostic.ts'
import type { ReasonCode } from '../domain/reasons.ts'
import type { Language, Text } from '../domain/text.ts'
import { englishTexts } from './en.ts'
import { koreanTexts } from './ko.ts'
import type { MessageText } from './message-text.ts'

/** A code with its arguments: a `Message`, or a `Diagnostic`. */
export interface Sayable {
  readonly code: DiagnosticCode | ReasonCode
  readonly args: Args
}

/** The sentence of a message or diagnostic. Holds learner text as it was written: neutralise it before printing. */
export function formatMessage(message: Sayable, language: Language): string {
  return wordsOf(message.code, language).message(message.args)
}

/** How to mend it, for codes that have such a sentence. */
export function formatHelp(message: Sayable, language: Language): string | undefined {
  return wordsOf(message.code, language).help?.(message.args)
}

/** An author's own words in the reader's language, else in English. */
export function inLanguage(text: Text, language: Language): string {
  return text[language] ?? text.en
}

function wordsOf(code: DiagnosticCode | ReasonCode, language: Language): MessageText {
  return (language === 'ko' ? koreanTexts() : englishTexts())[code]
}
