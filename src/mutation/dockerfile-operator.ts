import type { Limits } from '../domain/limits.ts'
import { lineStarts } from '../domain/lines.ts'
import type { Position, SourceRange } from '../domain/diagnostic.ts'
import type { SourceFile } from '../domain/submission.ts'
import { type DockerfileInstruction, parseDockerfile } from '../formats/dockerfile/index.ts'
import { fileKind } from './file-kind.ts'
import { type Draft, type MutationOperator, mutantsOf, type Span } from './mutant.ts'

/** An instruction of a Dockerfile with its places as offsets. */
export interface WrittenInstruction {
  readonly instruction: DockerfileInstruction
  /** In upper case. */
  readonly keyword: string
  readonly text: string
  /** From the keyword to the end of the last word. */
  readonly span: Span
  readonly keywordSpan: Span
  /** Behind the keyword. */
  readonly argumentsSpan: Span
  readonly words: readonly Span[]
}

/** The instructions of a Dockerfile, in order; none of any other file, or of one that the builder refuses. */
export function instructionsOf(file: SourceFile, limits: Limits): readonly WrittenInstruction[] {
  if (fileKind(file) !== 'dockerfile') return []
  const parsed = parseDockerfile(file.path, file.text, limits)
  if (!parsed.ok) return []
  const starts = lineStarts(file.text)
  const offset = ({ line, column }: Position): number => (starts[line - 1] ?? 0) + column - 1
  const spanOf = ({ start, end }: SourceRange): Span => ({ start: offset(start), end: offset(end) })
  return parsed.dockerfile.instructions.map((instruction) => {
    const span = spanOf(instruction.range)
    const keywordEnd = span.start + instruction.keyword.length
    const blanks = /^\s*/.exec(file.text.slice(keywordEnd, span.end))?.[0].length ?? 0
    return {
      instruction,
      keyword: instruction.keyword.toUpperCase(),
      text: file.text,
      span,
      keywordSpan: { start: span.start, end: keywordEnd },
      argumentsSpan: { start: keywordEnd + blanks, end: span.end },
      words: instruction.words.map(spanOf),
    }
  })
}

/** An operator that looks at one instruction of a Dockerfile after the other. */
export function dockerfileOperator(
  id: string,
  draft: (instruction: WrittenInstruction, all: readonly WrittenInstruction[]) => readonly Draft[],
): MutationOperator {
  return {
    id,
    apply: (file, limits) => {
      const all = instructionsOf(file, limits)
      return mutantsOf(
        id,
        file,
        all.flatMap((each) => draft(each, all)),
      )
    },
  }
}

/** ENTRYPOINT and CMD say what a container starts. */
export function startsProcess({ keyword }: WrittenInstruction): boolean {
  return keyword === 'ENTRYPOINT' || keyword === 'CMD'
}
