import type { Exercise } from '../../domain/exercise.ts'
import type { Limits } from '../../domain/limits.ts'
import type { SourceFile, Submission } from '../../domain/submission.ts'
import { createTextMemory } from '../../domain/text-memory.ts'
import { FILTERS } from '../../sandbox/shell/filters/index.ts'
import type { FileForm } from './file-form.ts'
import { linesForm } from './lines-form.ts'
import { manifestForm } from './manifest-form.ts'
import type { Forms } from './places.ts'

/** What stands before a command. */
const BEFORE_COMMAND =
  /[\n;&|({!]|\b(?:do|then|else|elif|if|while|until|time|command|exec|sudo)\s|\balias\s+[\w-]+=["']?/

/** Programs that look at the text of a file, so that how it is written can matter. */
const READERS: ReadonlySet<string> = new Set(
  Object.keys(FILTERS).concat('.', 'bash', 'cp', 'diff', 'ls', 'mv', 'sh', 'source'),
)

/** What hands a text to a program. */
const HANDS_ON = /[<>]|\b(?:read|xargs)\b/

const MANIFEST = /\.(?:ya?ml|json)$/

/** Answers to questions are YAML of another kind. */
const ANSWERS = /(?:^|\/)answers\.yaml$/
const COMMANDS = /\.sh$/
const DOCKERFILE = /(?:^|\/)(?:Dockerfile(?:\.[\w-]+)?|[\w-]+\.Dockerfile)$/

/** The canonical forms of the files of a submission: whatever two submissions with the same forms get, they get alike. */
export function submissionForms(exercise: Exercise, submission: Submission, limits: Limits): Forms {
  const forms = new Map<string, FileForm>()
  const commands = commandTexts(exercise, submission)
  if (commands.some(readsText)) return forms
  const given = new Set(exercise.given.map(({ path }) => path))
  const asked = filesAskedFor(exercise)
  for (const file of submission.files) {
    if (given.has(file.path) || asked.some((path) => path.endsWith(`/${file.path}`))) continue
    const form = commands.every((text) => isReadAsManifestOnly(file, text)) ? formOf(file, limits) : undefined
    if (form !== undefined) forms.set(file.path, form)
  }
  return forms
}

/** The paths of the files whose text a check asks about, which may lead through folders above. */
function filesAskedFor({ scenarios }: Exercise): readonly string[] {
  const checks = scenarios.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'expect' ? step.checks : [])))
  return checks.flatMap(({ kind, spec: { path } }) => (kind === 'file' && typeof path === 'string' ? [`/${path}`] : []))
}

/** What is run: the learner's command files, and the author's own lines. */
function commandTexts({ scenarios, given }: Exercise, { files }: Submission): readonly string[] {
  const written = [...files, ...given].filter(({ path }) => COMMANDS.test(path)).map(({ text }) => text)
  const runs = scenarios.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'run' ? step.commands : [])))
  return [...written.map(withoutComments), ...runs]
}

/** The author's own lines are the same for everybody. */
const reading = createTextMemory<boolean>()

function readsText(commands: string): boolean {
  return reading.get(commands) ?? reading.set(commands, mayReadText(withoutQuoted(commands)))
}

function mayReadText(commands: string): boolean {
  return HANDS_ON.test(commands) || commands.split(BEFORE_COMMAND).some(isReader)
}

/** A name in a variable may be that of any program. */
function isReader(command: string): boolean {
  const [, word = ''] = /^\s*(?:\w+=\S*\s+)*(\S+)/.exec(command) ?? []
  return word.startsWith('$') || READERS.has(word.replaceAll(/^.*[/\\]|["']$/g, ''))
}

/** Whatever a quote could stand in is taken as a whole, or the apostrophe in `"it's $x"` would begin one. */
const QUOTED = /\\.|'[^'\n]*'|"(?:[^"\\\n]|\\.)*"/g

/** What is quoted is a word that a program is given, and no command of this shell, unless something here runs words. */
function withoutQuoted(text: string): string {
  const bare = text.replaceAll(QUOTED, (word) => (/^\\|^"[^]*[$`]/.test(word) ? word : "''"))
  return bare.split(/[;&|(\n]/).some(runsWords) ? text : bare
}

/** A shell that is started here runs the words it is given; one inside of a container is another one. */
function runsWords(command: string): boolean {
  return (
    /\b(?:alias|eval|trap)\b/.test(command) ||
    (/\b(?:ba)?sh\b/.test(command) && !/^\s*(?:docker|kubectl)\s/.test(command))
  )
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
  if (MANIFEST.test(file.path)) return ANSWERS.test(file.path) ? undefined : manifestForm(file, limits)
  return COMMANDS.test(file.path) || DOCKERFILE.test(file.path) ? linesForm(file) : undefined
}
