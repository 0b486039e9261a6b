import { diagnostic } from '../domain/codes.ts'
import type { Value } from '../domain/json.ts'
import { renderTemplate } from './template.ts'
import type { Answer } from './types.ts'

/** The lines of `--format`: a template for each object, or `json`. Tables of one's own are not simulated, and that is said. */
export function formatted(command: string, format: string, objects: readonly Value[]): Answer {
  const lines = objects.map((object) => renderTemplate(format === 'json' ? '{{json .}}' : format, object))
  if (format.startsWith('table ') || lines.includes(undefined)) {
    return { exit: 1, diagnostics: [diagnostic('DOCKER_NOT_SIMULATED', { command: `${command} --format ${format}` })] }
  }
  return { exit: 0, stdout: lines.map((line) => `${line}\n`).join('') }
}
