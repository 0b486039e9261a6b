import { type DiagnosticCode, diagnostic } from '../domain/codes.ts'
import type { Args, Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { ActionNote } from '../domain/rollout.ts'
import type { TraceStep } from '../domain/trace.ts'
import { type KubectlWords, kubectlWords } from './commands.ts'
import type { FindingContext } from './types.ts'

/** A note with the command that it is about. */
export interface Told {
  readonly index: number
  readonly step: TraceStep
  readonly words: KubectlWords
  readonly note: ActionNote
}

/** All notes of a sequence in order, with their commands. */
export function allTold({ actions, steps }: FindingContext): readonly Told[] {
  return actions.flatMap(({ notes }, index) => {
    const step = steps[index]?.step
    const words = step === undefined ? undefined : kubectlWords(step)
    return step === undefined || words === undefined ? [] : notes.map((note) => ({ index, step, words, note }))
  })
}

/** The notes about each Deployment, in order. */
export function toldByDeployment(context: FindingContext): readonly (readonly Told[])[] {
  const groups = new Map<string, Told[]>()
  for (const told of allTold(context)) {
    const key = `${told.note.namespace}/${told.note.deployment}`
    groups.set(key, [...(groups.get(key) ?? []), told])
  }
  return [...groups.values()]
}

/** True for commands that take whole objects from files: what they change is in the file. */
export function isDeclarative({ words }: Told): boolean {
  return ['apply', 'replace'].includes(words.verb) || (words.verb.startsWith('create') && words.files.length > 0)
}

/** A diagnostic at a place that may not be in a file. */
export function finding(code: DiagnosticCode, args: Args, range: SourceRange | undefined): Diagnostic {
  return range === undefined ? diagnostic(code, args) : diagnostic(code, args, range)
}

/** A command as a message names it: without what comes behind its verb. */
export function commandName({ words }: Told): string {
  return `kubectl ${words.verb}`
}
