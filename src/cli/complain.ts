import { CommanderError } from 'commander'
import type { Args } from '../domain/diagnostic.ts'
import { suggest } from '../domain/suggest.ts'
import type { UsageCode } from '../domain/usage-reasons.ts'
import { type Console, languageOf } from './console.ts'
import type { ExitCode } from './exit-code.ts'
import { UsageError } from './usage-error.ts'

/** What was typed, and the commands there are. */
export interface CommandLine {
  readonly argv: readonly string[]
  readonly commands: readonly string[]
}

/** What a command line that makes no sense is told, in the reader's language. Help and version end as an error with code 0. */
export async function complainAbout(
  error: unknown,
  { argv, commands }: CommandLine,
  console: Console,
): Promise<ExitCode> {
  if (error instanceof CommanderError && error.exitCode === 0) return 0
  const { formatHelp, formatMessage } = await import('../messages/index.ts')
  const { wordsFor } = await import('../messages/words.ts')
  const language = languageOf(console, languageFlag(argv))
  const { severity, help: helpWord } = wordsFor(language)
  const usage = error instanceof CommanderError ? usageOf(error) : asMeant(error, { argv, commands })
  if (usage instanceof UsageError) {
    const help = formatHelp(usage, language)
    const lines = [
      `${severity.error}: ${formatMessage(usage, language)}`,
      ...usage.details,
      ...(help === undefined ? [] : [`  = ${helpWord}: ${help}`]),
    ]
    console.complain(`${lines.join('\n')}\n`)
    return 2
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const text = formatMessage({ code: 'CLI_INTERNAL_ERROR', args: {} }, language)
  console.complain(`internal error: ${stack}\n${text}\n`)
  return 2
}

/**
 * A first word that is no exercise may stand for a command: then both are offered, and the nearer of them is meant. Words that are
 * right in another order are put into it.
 */
function asMeant(error: unknown, { argv, commands }: CommandLine): unknown {
  if (!(error instanceof UsageError)) return error
  const { code, args } = error
  if (code === 'USAGE_SUBMISSION_PLACE') {
    const word = String(args['place'] ?? '')
    const exercise = argv[argv.indexOf(word) - 1] ?? ''
    const meant = word === 'watch' ? `${exercise} --watch` : commands.includes(word) ? `${word} ${exercise}` : undefined
    return meant === undefined ? error : new UsageError('USAGE_WORD_ORDER', { meant })
  }
  if (code !== 'USAGE_EXERCISE_UNKNOWN') return error
  const name = String(args['name'] ?? '')
  if (name === 'watch') {
    const exercise = argv[argv.indexOf(name) + 1]
    return new UsageError('USAGE_WORD_ORDER', { meant: `${exercise ?? 'exercise-1'} --watch` })
  }
  const exercises = String(args['known'] ?? '').split(', ')
  const meant = suggest(name, [...commands, ...exercises])
  return meant !== undefined && commands.includes(meant) ? new UsageError('USAGE_WORD_UNKNOWN', { name, meant }) : error
}

/** Where parsing failed there are no flags yet; `--lang` counts all the same. */
export function languageFlag(argv: readonly string[]): { readonly lang?: string } {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = argv[at]
  const lang = word === '--lang' ? argv[at + 1] : word?.slice('--lang='.length)
  return lang === undefined ? {} : { lang }
}

const CODES: Readonly<Record<string, UsageCode>> = {
  'commander.unknownOption': 'USAGE_OPTION_UNKNOWN',
  'commander.optionMissingArgument': 'USAGE_OPTION_EMPTY',
  'commander.invalidArgument': 'USAGE_OPTION_VALUE',
  'commander.missingArgument': 'USAGE_ARGUMENT_MISSING',
  'commander.missingMandatoryOptionValue': 'USAGE_ARGUMENT_MISSING',
  'commander.excessArguments': 'USAGE_ARGUMENTS_EXTRA',
}

/** Commander tells what is wrong by a code, and the names only in its English sentence, in single quotes. */
function usageOf(error: CommanderError): unknown {
  const code = CODES[error.code]
  if (code === undefined) return error
  const [first = '', value = ''] = [...error.message.matchAll(/'([^']*)'/g)].map(([, name = '']) => name)
  const meant = /Did you mean (?:one of )?([^,?)]+)/.exec(error.message)?.[1]
  const allowed = /Allowed choices are (.*)\.$/m.exec(error.message)?.[1] ?? ''
  const [option = ''] = first.split(' ')
  const args: Args = { option, argument: first, value, allowed, ...(meant === undefined ? {} : { meant }) }
  return new UsageError(code, args)
}
