import type { Exercise } from '../../domain/exercise.ts'
import type { Limits } from '../../domain/limits.ts'
import type { SourceFile, Submission } from '../../domain/submission.ts'
import type { FileForm } from './file-form.ts'
import { linesForm } from './lines-form.ts'
import { manifestForm } from './manifest-form.ts'

/** The canonical forms of the files of a submission, by path; each is made when it is first asked for. */
export type FormOf = (path: string) => FileForm | undefined

const MANIFEST = /\.(?:ya?ml|json)$/
const COMMANDS = /\.sh$/
const DOCKERFILE = /(?:^|\/)(?:Dockerfile(?:\.[\w-]+)?|[\w-]+\.Dockerfile)$/

/** The author's own files stand as they are: they are the same for everybody. */
export function submissionForms({ given }: Exercise, { files }: Submission, limits: Limits): FormOf {
  const own = new Map(files.map((file) => [file.path, file]))
  for (const { path } of given) own.delete(path)
  const forms = new Map<string, FileForm | undefined>()
  return (path) => {
    if (forms.has(path)) return forms.get(path)
    const file = own.get(path)
    const form = file === undefined ? undefined : formOf(file, limits)
    forms.set(path, form)
    return form
  }
}

function formOf(file: SourceFile, limits: Limits): FileForm | undefined {
  if (MANIFEST.test(file.path)) return manifestForm(file, limits)
  return COMMANDS.test(file.path) || DOCKERFILE.test(file.path) ? linesForm(file) : undefined
}
