import type { Argument, Command } from 'commander'
import type { Language } from '../domain/text.ts'
import { EXAMPLES_TITLE, HELP_EXAMPLES, HELP_NOTES, type HelpExample } from '../messages/help-examples.ts'
import { KOREAN_HELP } from '../messages/ko/help.ts'
import { displayWidth } from '../report/render/width.ts'

/** A column of text that is narrower is not broken. */
const WRAPPED_COLUMNS_MIN = 20

const KOREAN_STYLE = {
  styleTitle: koreanOf,
  styleOptionDescription: inKoreanBrackets,
  styleArgumentDescription: inKoreanBrackets,
}

/** Gives every command its examples and, for a Korean reader, Korean words. Loaded only when somebody asks for help. */
export function completeHelp(program: Command, language: Language, columns: number): void {
  for (const command of [program, ...program.commands.flatMap((each) => [each, ...each.commands])]) {
    if (language === 'ko') inKorean(command)
    // that nothing was repeated yet is no default worth telling
    for (const option of command.options) if (Array.isArray(option.defaultValue)) option.defaultValue = undefined
    command.configureOutput({ getOutHelpWidth: () => columns })
    command.configureHelp({
      displayWidth,
      subcommandTerm: withoutOptions,
      minWidthToWrap: WRAPPED_COLUMNS_MIN,
      ...(language === 'ko' ? KOREAN_STYLE : {}),
    })
    const examples = HELP_EXAMPLES[nameOf(command)] ?? []
    if (examples.length > 0) command.addHelpText('after', exampleText(examples, language))
  }
  program.addHelpText('after', `\n${HELP_NOTES[language]}`)
}

/** A command in the list of commands: that all take options need not be said of each. */
function withoutOptions(command: Command): string {
  return [command.name(), ...command.registeredArguments.map(humanReadableArgName)].join(' ')
}

function humanReadableArgName(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name()
  return argument.required ? `<${name}>` : `[${name}]`
}

/** As it is typed, without the program itself: `classroom init`. */
function nameOf(command: Command): string {
  const { parent } = command
  return parent === null ? '' : `${nameOf(parent)} ${command.name()}`.trim()
}

function exampleText(examples: readonly HelpExample[], language: Language): string {
  const lines = examples.map(({ line, what }) => `  $ ${line}\n      ${what[language]}`)
  return `\n${EXAMPLES_TITLE[language]}\n${lines.join('\n')}`
}

function inKorean(command: Command): void {
  command.description(koreanOf(command.description()))
  command.helpOption('-h, --help', koreanOf('display help for command'))
  if (command.parent !== null && command.commands.length > 0)
    command.helpCommand('help [command]', koreanOf('display help for command'))
  for (const argument of command.registeredArguments) argument.description = koreanOf(argument.description)
  for (const option of command.options) option.description = koreanOf(option.description)
}

/** What commander adds behind a description: `(choices: "en", "ko", default: "en")`. */
function inKoreanBrackets(description: string): string {
  return description.replace(/\((?:choices|default): .*\)$/, (added) =>
    added.replace('choices: ', '선택: ').replace('default: ', '기본값: '),
  )
}

/** A test finds what has no Korean words. */
function koreanOf(english: string): string {
  return KOREAN_HELP[english] ?? english
}
