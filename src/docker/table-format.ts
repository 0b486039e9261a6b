import { diagnostic } from '../domain/codes.ts'
import { isJsonObject, type Value } from '../domain/json.ts'
import { renderTemplate } from './template.ts'
import { renderTable } from './texts.ts'
import type { Answer } from './types.ts'

/** What the client writes over the columns of one command where it is not the name of the field. */
export type ColumnTitles = Readonly<Record<string, string>>

/**
 * The lines of `--format`: a template for each object, a `table` of templates, or `json`. `\t` and `\n` of a template are a tab and a line feed.
 * Functions and conditions are not simulated, and that is said. Source: docker/cli `cli/command/formatter/formatter.go`.
 */
export function formatted(
  command: string,
  format: string,
  objects: readonly Value[],
  titles: ColumnTitles = {},
): Answer {
  const isTable = format.startsWith('table')
  const template = unescaped(isTable ? format.slice('table'.length).trim() : format)
  const lines = objects.map((object) => renderTemplate(template === 'json' ? '{{json .}}' : template, object))
  const title = renderTemplate(template.replaceAll(/\{\{-?\s*json\s+/g, '{{'), titlesOf(objects[0], template, titles))
  if (template === '' || title === undefined || lines.includes(undefined)) {
    return { exit: 1, diagnostics: [diagnostic('DOCKER_NOT_SIMULATED', { command: `${command} --format ${format}` })] }
  }
  const stdout = isTable
    ? renderTable([title, ...lines].map((line) => (line ?? '').split('\t')))
    : lines.map((line) => `${line}\n`).join('')
  return { exit: 0, stdout }
}

function unescaped(format: string): string {
  return format.trim().replaceAll('\\t', '\t').replaceAll('\\n', '\n')
}

/** `RunningFor` is `RUNNING FOR` unless the command has a title of its own for it. */
function titlesOf(object: Value | undefined, template: string, titles: ColumnTitles): Value {
  const fields = isJsonObject(object)
    ? Object.keys(object)
    : [...template.matchAll(/\.(\w+)/g)].map(([, field = '']) => field)
  return Object.fromEntries(
    fields.map((field) => [field, titles[field] ?? field.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase()]),
  )
}
