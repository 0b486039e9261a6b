import type { ContainerAnalysis, ContainerStart } from '../domain/container.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import { containerWordsFor } from '../messages/container-words.ts'
import { matrixRows } from './entrypoint-matrix.ts'
import { plainEntrypoint } from './entrypoint-plain.ts'
import { configRows, startRows } from './entrypoint-rows.ts'
import { codeFrame } from './render/code-frame.ts'
import { palette } from './render/color.ts'
import { printable } from './render/sanitize.ts'
import { wrapColumns } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'

/** Checks that a diagnostic tells with more: the check is named beside it. */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  MultipleInstructionsDisallowed: ['DOCKERFILE_INSTRUCTION_REPEATED'],
  JSONArgsRecommended: [
    'DOCKERFILE_ENTRYPOINT_SHELL_FORM',
    'DOCKERFILE_ARRAY_NOT_JSON',
    'CONTAINER_SHELL_KEEPS_SIGNAL',
  ],
}

/** What an image is and what it starts, for people in a terminal. With `plain` it is one fact per line. */
export function entrypointText(analysis: ContainerAnalysis, context: ReporterContext): string {
  const lines = context.plain ? plainEntrypoint(analysis, context) : richEntrypoint(analysis, context)
  return `${lines.join('\n')}\n`
}

function richEntrypoint(analysis: ContainerAnalysis, context: ReporterContext): readonly string[] {
  const words = containerWordsFor(context.language)
  const paint = palette(context.color)
  const { file, config, starts, matrix, diagnostics } = analysis
  const name = file === undefined ? '' : `  ${printable(context.locate?.(file) ?? file)}`
  return sections([
    config === undefined ? [] : [`${paint.bold(words.config)}${name}`, ...configRows(analysis, context)],
    ...starts.map((start) => [paint.bold(printable(titleOf(start, context))), ...startRows(start, context)]),
    matrix.length === 0 ? [] : [paint.bold(words.matrix), ...matrixRows(matrix, context)],
    ...diagnostics.map((diagnostic, at) => frame(diagnostic, checkOf(analysis, at), context)),
    checkLines(analysis, context),
  ])
}

/** The start as it would be typed, with the container of a pod. */
export function titleOf({ title, container }: ContainerStart, context: ReporterContext): string {
  return container === undefined ? title : `${title}  ${containerWordsFor(context.language).container} ${container}`
}

/** A diagnostic, and the build check that is about the same. */
function frame(diagnostic: Diagnostic, check: string | undefined, context: ReporterContext): readonly string[] {
  const lines = codeFrame(diagnostic, context)
  if (check === undefined) return lines
  const indent = ' '.repeat(String(diagnostic.range?.start.line ?? 0).length + 1)
  const told = `${containerWordsFor(context.language).checks}: ${check}`
  return [...lines, `${indent}${palette(context.color).faint('=')} ${told}`]
}

/** The check that a diagnostic tells, unless one above it does. */
function checkOf({ checks, diagnostics }: ContainerAnalysis, at: number): string | undefined {
  const found = checks.find(({ rule, line }) => diagnostics.findIndex((each) => isTold(rule, line, each)) === at)
  return found?.rule
}

function isTold(rule: string, line: number, { code, range }: Diagnostic): boolean {
  return range?.start.line === line && TOLD_BY[rule]?.includes(code) === true
}

/** What `docker build --check` says and no diagnostic tells. */
function checkLines({ checks, diagnostics, file }: ContainerAnalysis, context: ReporterContext): readonly string[] {
  const words = containerWordsFor(context.language)
  const left = checks.filter(({ rule, line }) => !diagnostics.some((found) => isTold(rule, line, found)))
  if (left.length === 0 || file === undefined) return []
  return [
    palette(context.color).bold(words.checks),
    ...left.flatMap(({ rule, message, line }) => {
      const place = `${printable(context.locate?.(file) ?? file)}:${line}`
      const [first = '', ...others] = wrapColumns(printable(`${place}  ${rule}: ${message}`), context.width - 4)
      return [`  ${first}`, ...others.map((each) => `    ${each}`)]
    }),
  ]
}

function sections(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.filter((lines) => lines.length > 0).flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]))
}
