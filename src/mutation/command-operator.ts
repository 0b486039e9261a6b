import type { SourceFile } from '../domain/submission.ts'
import { type CommandWord, topStatements } from '../formats/shell/simple-commands.ts'
import { changed } from './descriptions.ts'
import { fileKind } from './file-kind.ts'
import { type Draft, type MutationOperator, mutantsOf, type Renaming } from './mutant.ts'

/** A command of a file and the words it is made of. */
export interface WrittenCommand {
  readonly words: readonly CommandWord[]
  readonly values: readonly string[]
}

/** An operator that looks at one command of a command file after the other, those in pipes included. */
export function commandOperator(id: string, draft: (command: WrittenCommand) => readonly Draft[]): MutationOperator {
  return {
    id,
    apply: (file) => {
      const commands = commandFileStatements(file).flatMap((statement) => statement.commands)
      const drafts = commands.flatMap((words) => draft({ words, values: words.map(({ value }) => value) }))
      return mutantsOf(id, file, drafts)
    },
  }
}

/** The statements of a command file; none of any other file. */
export function commandFileStatements(file: SourceFile): ReturnType<typeof topStatements> {
  return fileKind(file) === 'commands' ? topStatements(file.text) : []
}

/** Whether the words begin a command of this program with these words in this order, flags between them passed over. */
export function isCommand({ values }: WrittenCommand, ...names: readonly string[]): boolean {
  const plain = values.filter((value, at) => !value.startsWith('-') && !NAMESPACE_FLAGS.has(values[at - 1] ?? ''))
  return names.every((name, index) => plain[index] === name)
}

/** What stands behind one of these is no word of the command. */
const NAMESPACE_FLAGS: ReadonlySet<string> = new Set(['-n', '--namespace', '--context'])

/** Writes another word. */
export function wordDraft(word: CommandWord, to: string, renamed?: Renaming): Draft {
  return {
    edits: [{ start: word.start, end: word.end, text: to }],
    description: changed('', word.text, to),
    ...(renamed === undefined ? {} : { renamed }),
  }
}

const LOOKING: ReadonlySet<string> = new Set([
  'get',
  'describe',
  'logs',
  'status',
  'history',
  'diff',
  'events',
  'explain',
  'top',
  'version',
  'api-resources',
  'ps',
  'images',
  'inspect',
])

const LOOKING_PROGRAMS: ReadonlySet<string> = new Set([
  'cat',
  'echo',
  'ls',
  'grep',
  'head',
  'tail',
  'wc',
  'sort',
  'clear',
])

/** Whether a command changes nothing, by its words. */
export function onlyLooks([program = '', ...words]: readonly string[]): boolean {
  if (program !== 'kubectl' && program !== 'docker') return LOOKING_PROGRAMS.has(program)
  const [verb = '', second = ''] = words.filter((word) => !word.startsWith('-'))
  return LOOKING.has(verb === 'rollout' || verb === 'image' || verb === 'container' ? second : verb)
}
