import type { Message, SourceRange } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import type { Evidence, ResolvedEvidence } from '../domain/report.ts'
import { type SourceFile, textFor } from '../domain/submission.ts'
import type { ClientWrite } from '../engines/rollout/cluster-api.ts'
import type { Image } from '../engines/entrypoint/types.ts'
import { type ManifestDocument, readManifests } from '../formats/yaml/kubernetes.ts'
import { findResource } from '../kubernetes/resources.ts'
import type { RanStep } from '../sandbox/types.ts'
import { decidingWrite, valueAt } from './deciding-write.ts'
import { excerptAt } from './excerpt.ts'
import { fieldText } from './field-reason.ts'
import { isWritingCommand } from './writing-commands.ts'

/** What the resolver looks things up in: one scenario at the moment of a check. */
export interface EvidenceSources {
  readonly steps: readonly RanStep[]
  readonly writes: readonly ClientWrite[]
  /** As handed in, with the author's over them. */
  readonly files: readonly SourceFile[]
  /** Whether a file still says what it said when it was handed in. */
  readonly isAsGiven: (path: string) => boolean
  readonly image: (reference: string) => Image | undefined
  readonly limits: Limits
}

/** Finds the place in the learner's files that a piece of evidence stands for, with the text of its line. */
export function resolveEvidence(evidence: Evidence, sources: EvidenceSources): ResolvedEvidence {
  const range = rangeOf(evidence, sources)
  if (range === undefined) return { evidence }
  const excerpt = excerptAt(range, sources.files)
  return excerpt === undefined ? { evidence, range } : { evidence, range, excerpt }
}

function rangeOf(evidence: Evidence, sources: EvidenceSources): SourceRange | undefined {
  switch (evidence.kind) {
    case 'step':
      return sources.steps[evidence.step]?.range
    case 'object':
      return fieldRange(evidence, sources)
    case 'place':
      return isAsHandedIn(evidence.range.file, sources) ? evidence.range : undefined
    case 'instruction': {
      const instruction = sources.image(evidence.image)?.builtFrom?.instructions[evidence.instruction]
      if (instruction !== undefined && !isAsHandedIn(instruction.range.file, sources)) return buildRange(sources)
      return evidence.word === undefined
        ? instruction?.range
        : (instruction?.words[evidence.word] ?? instruction?.range)
    }
    case 'file': {
      const start = { line: 1, column: 1 }
      return { file: evidence.file, start, end: start }
    }
  }
}

type FieldEvidence = Extract<Evidence, { kind: 'object' }>

/** Where a field was last decided: in the document that was applied, else in the command that wrote it. */
function fieldRange(evidence: FieldEvidence, sources: EvidenceSources): SourceRange | undefined {
  const write = decided(evidence, sources)
  if (write === undefined) return undefined
  const document = write.source === undefined ? undefined : documentOf(write, sources)
  return document?.rangeAt(evidence.path) ?? commandOf(write, sources.steps)?.range
}

/** A field that the deciding document leaves out, so that the API server filled in its default; `undefined` for any other. */
export function defaultReason(evidence: Evidence, sources: EvidenceSources): Message | undefined {
  if (evidence.kind !== 'object') return undefined
  const write = decided(evidence, sources)
  const document = write === undefined ? undefined : documentOf(write, sources)
  const value = valueAt(write?.after, evidence.path)
  if (document === undefined || valueAt(document.value, evidence.path) !== undefined) return undefined
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  return { code: 'FIELD_DEFAULT', args: { field: fieldText(evidence.path), value } }
}

/** The command that last decided a field, be it by a file that it applied. */
export function decidingCommand(evidence: Evidence, sources: EvidenceSources): RanStep | undefined {
  const write = evidence.kind === 'object' ? decided(evidence, sources) : undefined
  return write === undefined ? undefined : commandOf(write, sources.steps)
}

function decided(evidence: FieldEvidence, sources: EvidenceSources): ClientWrite | undefined {
  const resource = findResource(evidence.apiKind)?.resource
  const own = sources.writes.filter(
    ({ ref }) =>
      ref.resource === resource && ref.name === evidence.name && (ref.namespace ?? '') === evidence.namespace,
  )
  return decidingWrite(own, evidence.path, (write) => documentOf(write, sources)?.value)
}

/** The document a write was taken from. */
function documentOf({ source }: ClientWrite, sources: EvidenceSources): ManifestDocument | undefined {
  return source === undefined ? undefined : manifestDocument(source.file, source.document, sources)
}

/** A document of a file that was handed in. */
function manifestDocument(path: string, document: number, sources: EvidenceSources): ManifestDocument | undefined {
  const { files, limits } = sources
  const file = files.find((each) => each.path === path)
  if (file === undefined || !isAsHandedIn(path, sources)) return undefined
  return readManifests(textFor(file, 'manifest'), { file: path, limits }).documents[document]
}

/**
 * A file that a command made or changed is not what was handed in: nobody could open it at a line of it, so the command stands
 * for it.
 */
function isAsHandedIn(path: string, { files, isAsGiven }: EvidenceSources): boolean {
  return files.some((each) => each.path === path) && isAsGiven(path)
}

/** The last command that built an image. */
function buildRange({ steps }: EvidenceSources): SourceRange | undefined {
  return steps.findLast(({ step: { argv } }) => argv[0] === 'docker' && argv.includes('build'))?.range
}

/**
 * The command that wrote: the one that ran at that moment, of several the last that changes anything. A command takes its time before it
 * acts, so that what happened at its start was done by the one before.
 */
function commandOf(write: ClientWrite, steps: readonly RanStep[]): RanStep | undefined {
  const running = steps.filter(({ step }) => step.startMs < write.atMs && write.atMs <= step.endMs)
  return running.findLast(isWritingCommand) ?? running.at(-1)
}
