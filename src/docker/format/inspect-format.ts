import { diagnostic } from '../../domain/codes.ts'
import type { Value } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import { type Execution, type GoTemplate, goTemplate } from '../../formats/gotemplate/index.ts'
import type { GoType } from '../../formats/gotemplate/types.ts'
import type { Answer } from '../types.ts'
import { DOCKER_FUNCTIONS } from './functions.ts'
import { typedValue, untypedValue } from './typed.ts'

/** Something to inspect: its JSON, as far as it is simulated, and the type that the client decodes it to. */
export interface Inspected {
  readonly type: GoType
  readonly json: Value
}

/** Docker is built with Go 1.24. */
export function dockerTemplate(name: string, format: string, limits: Limits): ReturnType<typeof goTemplate> {
  return goTemplate(format, { name, functions: DOCKER_FUNCTIONS, limits, rangesOverNumbers: true })
}

/** The answer where a template asks for what is not simulated. */
export function formatNotSimulated(command: string, format: string): Answer {
  return { exit: 1, diagnostics: [diagnostic('DOCKER_NOT_SIMULATED', { command: `${command} --format ${format}` })] }
}

/**
 * `docker inspect --format`: every object by the template. What the type cannot do is tried with the plain JSON, where a missing
 * key is an error. Source: docker/cli `cli/command/inspect/inspector.go`.
 */
export function inspectFormatted(
  command: string,
  format: string,
  objects: readonly Inspected[],
  limits: Limits,
): Answer {
  const read = dockerTemplate('', format, limits)
  if (!read.ok) {
    if (read.error === undefined) return formatNotSimulated(command, format)
    return { exit: 64, stderr: `template parsing error: ${read.error}\n` }
  }
  let stdout = ''
  let stderr = ''
  for (const object of objects) {
    const { text, error, isUnknown } = inspectOne(read.template, object)
    if (isUnknown === true) return { ...formatNotSimulated(command, format), stdout, stderr }
    if (error === undefined) stdout += `${text}\n`
    else stderr += `template parsing error: ${error}\n`
  }
  return { exit: stderr === '' ? 0 : 1, stdout, stderr }
}

function inspectOne(template: GoTemplate, { type, json }: Inspected): Execution {
  const typed = template.execute(typedValue(type, json))
  return typed.error === undefined ? typed : template.execute(untypedValue(type, json), { missingKeyIsError: true })
}
