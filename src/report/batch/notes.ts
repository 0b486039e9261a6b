import type { BatchResult } from '../../domain/batch.ts'
import type { Message } from '../../domain/diagnostic.ts'
import type { Language } from '../../domain/text.ts'
import { formatHelp, formatMessage } from '../../messages/index.ts'

/** So many reasons are told beside a result; the page and the learner's feedback have all. */
const REASONS_MAX = 2

/** Notes on whose the work is: the same of every exercise, and no matter of the learner's. */
const ABOUT_LEARNER: ReadonlySet<Message['code']> = new Set<Message['code']>([
  'BATCH_NOT_ON_ROSTER',
  'BATCH_LEARNER_UNCLEAR',
])

export function isAboutLearner({ code }: Message): boolean {
  return ABOUT_LEARNER.has(code)
}

/** The notes on one learner, of whatever exercise, each once. */
export function notesOnLearner(own: readonly BatchResult[]): readonly Message[] {
  const notes = own.flatMap((result) => result.notes).filter(isAboutLearner)
  return [...new Map(notes.map((note) => [JSON.stringify([note.code, note.args]), note])).values()]
}

/** Warnings that are a reason too: what is missing may lie where nothing was looked at. */
const UNSEEN: ReadonlySet<Message['code']> = new Set<Message['code']>([
  'SUBMISSION_TOO_DEEP',
  'SUBMISSION_TOO_MANY_FILES',
])

/** What is to be said of a result: its notes, and where something could not be graded, what was wrong with the files. */
export function notesOf({ notes, diagnostics }: BatchResult): readonly Message[] {
  const wrong = diagnostics.filter(({ code, severity }) => severity === 'error' || UNSEEN.has(code))
  const reasons = new Map(wrong.map(({ code, args }) => [JSON.stringify([code, args]), { code, args }]))
  return notes.flatMap((note) =>
    note.code === 'BATCH_UNGRADABLE' ? [note, ...[...reasons.values()].slice(0, REASONS_MAX)] : [note],
  )
}

/** The same beside a table in which a dash, or a blank, tells that nothing was handed in, and whose work it is was said of the learner. */
export function notesBesideTable(result: BatchResult): readonly Message[] {
  return notesOf(result).filter((note) => note.code !== 'BATCH_NO_SUBMISSION' && !isAboutLearner(note))
}

/** A note in words; of a file that is missing also which one was probably meant for it. */
export function noteText(note: Message, language: Language): string {
  const help = note.args['near'] === undefined ? undefined : formatHelp(note, language)
  return [formatMessage(note, language), ...(help === undefined ? [] : [help])].join('; ')
}
