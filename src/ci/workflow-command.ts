import { printable } from '../report/render/sanitize.ts'

/** The commands that a runner of GitHub Actions obeys when a line of the log says them, as far as they are used here. */
export type CommandName = 'error' | 'warning' | 'notice' | 'stop-commands'

/** Where an annotation stands, and what heads it. */
export interface CommandProperties {
  readonly title?: string
  /** As it is named from the root of the repository. */
  readonly file?: string
  /** 1-based. */
  readonly line?: number
  readonly col?: number
}

/** Characters that a runner shows of a title and of a message; what is longer is cut here, where it can be said. */
const TITLE_MAX = 255
const MESSAGE_MAX = 4096

/**
 * One line that the runner obeys: `::error file=a.yaml,line=3::text`. Data has `%`, CR and LF escaped, a property also `:` and `,`
 * (`packages/core/src/command.ts` of actions/toolkit). Foreign text in either is printable, so that it cannot end the line.
 */
export function workflowCommand(name: CommandName, properties: CommandProperties, message: string): string {
  const { title, ...place } = properties
  const entries = Object.entries({
    ...(title === undefined ? {} : { title: cut(printable(title), TITLE_MAX) }),
    ...place,
  })
  const pairs = entries
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  const data = message.split('\n').map(printable).join('\n')
  return `::${name}${pairs.length === 0 ? '' : ` ${pairs.join(',')}`}::${escapeData(cut(data, MESSAGE_MAX))}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function cut(text: string, max: number): string {
  const characters = [...text]
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`
}

/**
 * Lines for the log that the runner obeys in no case: between `stop-commands` and its token it obeys nothing, and no line has the form
 * of a command even without. The runner looks behind blanks for `::`, and for `##[` anywhere (`ActionCommand.cs` of actions/runner).
 * `token` must not be known to a learner.
 */
export function inertLines(lines: readonly string[], token: string): readonly string[] {
  return [workflowCommand('stop-commands', {}, token), ...lines.map(inert), `::${token}::`]
}

/** A line that is no command, the signs that would make it one written as escapes that can be seen. */
export function inert(line: string): string {
  return printable(line).replace(/^(\s*):/, '$1\\x3a')
}
