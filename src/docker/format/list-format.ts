import { isJsonObject, ownValue, type Value, scalarText } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import type { Execution, GoTemplate } from '../../formats/gotemplate/index.ts'
import { type GoFunction, type GoValue, mapOf, pointerTo, STRING } from '../../formats/gotemplate/types.ts'
import { alignTabs } from '../texts.ts'
import type { Answer } from '../types.ts'
import { HEADER_FUNCTIONS } from './functions.ts'
import { dockerTemplate, formatNotSimulated } from './inspect-format.ts'

/** What a list command shows of one object: a text for each column, `null` for nothing; `undefined` is not simulated. */
export interface Listed {
  readonly columns: Readonly<Record<string, string | null | undefined>>
  /** What `{{.Label "name"}}` looks in; absent where there is no such method. */
  readonly labels?: Readonly<Record<string, string>> | 'unknown'
}

/** A command with `--format`. */
export interface ListCommand {
  /** `docker ps`. */
  readonly name: string
  /** Go type of the objects, without its pointer. */
  readonly type: string
  /** Title of every column. */
  readonly titles: Readonly<Record<string, string>>
  /** What the command tries the template on before it asks for anything. */
  readonly sample?: Listed
}

/**
 * The lines of `--format`: a template for each object, a `table` of templates, or `json`. `\t` and `\n` of a template are a tab and a
 * line feed. Source: docker/cli `cli/command/formatter/formatter.go`.
 */
export function listFormatted(
  command: ListCommand,
  format: string,
  objects: readonly Listed[],
  limits: Limits,
): Answer {
  const tried = command.sample === undefined ? undefined : trySample(command, command.sample, format, limits)
  if (tried !== undefined) return tried
  if (format === 'raw') return formatNotSimulated(command.name, format)
  const isTable = format.startsWith('table')
  const trimmed = (isTable ? format.slice('table'.length) : format === 'json' ? '{{json .}}' : format)
    .replaceAll(/^ +| +$/g, '')
    .replaceAll(/\\[tn]/g, (escape) => (escape === '\\t' ? '\t' : '\n'))
  const read = dockerTemplate('', trimmed, limits)
  if (!read.ok) return failed(command, format, 'template parsing error', read)
  let body = ''
  for (const object of objects) {
    const execution = read.template.execute(listedValue(command, object))
    if (execution.error !== undefined || execution.isUnknown === true) {
      return failed(command, format, 'template parsing error', execution)
    }
    body += `${execution.text}\n`
  }
  if (!isTable) return { exit: 0, stdout: body }
  const header = titlesText(command, read.template)
  return header === undefined
    ? formatNotSimulated(command.name, format)
    : { exit: 0, stdout: alignTabs(`${header}\n${body}`) }
}

function failed(command: ListCommand, format: string, words: string, { error }: Omit<Execution, 'text'>): Answer {
  if (error === undefined) return formatNotSimulated(command.name, format)
  return { exit: 1, stderr: `${words}: ${error}\n` }
}

/** `docker ps` looks which columns the format as it was typed uses, on a container of which nothing is known. */
function trySample(command: ListCommand, sample: Listed, format: string, limits: Limits): Answer | undefined {
  const read = dockerTemplate('', format, limits)
  if (!read.ok) return failed(command, format, 'failed to parse template', read)
  const execution = read.template.execute(listedValue(command, sample))
  if (execution.error === undefined && execution.isUnknown !== true) return undefined
  return failed(command, format, 'failed to execute template', execution)
}

/** The titles that the template makes of itself; what goes wrong there is not told. */
function titlesText({ titles }: ListCommand, template: GoTemplate): string | undefined {
  const label: GoFunction = { parameters: [STRING], call: ([name]) => ({ type: STRING, data: labelTitle(name?.data) }) }
  const type = { ...mapOf(STRING, 'formatter.SubHeaderContext'), methods: { Label: label } }
  const { text, isUnknown } = template.execute({ type, data: titles }, { functions: HEADER_FUNCTIONS })
  return isUnknown === true ? undefined : text
}

/** The last part of a label's name, in words. */
function labelTitle(name: Value | undefined): string {
  return scalarText(name).split('.').at(-1)?.replaceAll(/[-_]/g, ' ') ?? ''
}

/** An object as the client holds it: a pointer to something of which only methods are public. */
function listedValue(command: ListCommand, { columns, labels }: Listed): GoValue {
  const methods: Record<string, GoFunction> = {}
  for (const name of Object.keys(columns)) {
    const type = columns[name] === null ? pointerTo(STRING) : STRING
    methods[name] = {
      parameters: [],
      call: (_, { receiver }) => ({ type, data: isJsonObject(receiver?.data) ? receiver.data[name] : undefined }),
    }
  }
  if (labels !== undefined) {
    methods['Label'] = {
      parameters: [STRING],
      call: ([name]) => ({
        type: STRING,
        data: labels === 'unknown' ? undefined : (ownValue(labels, scalarText(name?.data)) ?? ''),
      }),
    }
  }
  const type = { kind: 'struct' as const, name: command.type, fields: [], methods, isOpaque: true, isListed: true }
  return { type: pointerTo(type), data: columns as Value }
}
