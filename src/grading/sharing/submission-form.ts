import type { Exercise } from '../../domain/exercise.ts'
import type { Limits } from '../../domain/limits.ts'
import type { SourceFile, Submission } from '../../domain/submission.ts'
import type { FileForm } from './file-form.ts'
import { linesForm } from './lines-form.ts'
import { manifestForm } from './manifest-form.ts'

/** A submission in canonical form, and how its files lead back to those that were handed in. */
export interface SubmissionForm {
  readonly submission: Submission
  /** By path; a file that is not here stands as it was handed in. */
  readonly forms: ReadonlyMap<string, FileForm>
}

/** Programs that look at the text of a file, and what hands a text to a program: how a file is written can matter then. */
const READS_TEXT =
  /(?:^|[;&|(])\s*(?:cat|head|tail|sed|awk|wc|ls|tee|cp|mv|diff|source|sh|bash|\.)\s|[<>]|xargs|\bread\b/m

const MANIFEST = /\.(?:ya?ml|json)$/

/** Answers to questions are YAML of another kind: of them only comments and blank lines are left out, and none where a text goes on over lines. */
const ANSWERS = /(?:^|\/)answers\.yaml$/
const BLOCK_SCALAR = /[|>][+-]?\d*\s*$/m
const COMMANDS = /\.sh$/
const DOCKERFILE = /(?:^|\/)(?:Dockerfile(?:\.[\w-]+)?|[\w-]+\.Dockerfile)$/

/** The canonical form of a submission for an exercise: whatever two submissions with the same form get, they get alike. */
export function submissionForm(exercise: Exercise, submission: Submission, limits: Limits): SubmissionForm {
  const forms = new Map<string, FileForm>()
  const commands = commandTexts(exercise, submission)
  if (commands.some((text) => READS_TEXT.test(text))) return { submission, forms }
  const files = submission.files.map((file) => {
    const form = commands.every((text) => isReadAsManifestOnly(file, text)) ? formOf(file, limits) : undefined
    if (form === undefined) return file
    forms.set(file.path, form)
    return { ...file, text: form.text }
  })
  return { submission: { ...submission, files }, forms }
}

/** What is run: the learner's command files, and the author's own lines. */
function commandTexts({ scenarios, given }: Exercise, { files }: Submission): readonly string[] {
  const written = [...files, ...given].filter(({ path }) => COMMANDS.test(path)).map(({ text }) => text)
  const runs = scenarios.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'run' ? step.commands : [])))
  return [...written.map(withoutComments), ...runs]
}

function withoutComments(text: string): string {
  return text.replaceAll(/^[ \t]*#.*$/gm, '')
}

/** Whether the commands name a file only where kubectl reads objects from it; a Dockerfile is read by the builder alone. */
function isReadAsManifestOnly({ path }: SourceFile, commands: string): boolean {
  const named = commands.split(path).slice(0, -1)
  return named.every((before) => /(?:-f|--filename|--file)(?:=|\s+)(?:\.\/)?['"]?$/.test(before))
}

function formOf(file: SourceFile, limits: Limits): FileForm | undefined {
  if (ANSWERS.test(file.path)) return BLOCK_SCALAR.test(file.text) ? undefined : linesForm(file)
  if (MANIFEST.test(file.path)) return manifestForm(file, limits)
  return COMMANDS.test(file.path) || DOCKERFILE.test(file.path) ? linesForm(file) : undefined
}
