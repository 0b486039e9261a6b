import type { Limits } from '../../domain/limits.ts'
import { BUILTINS } from './functions.ts'
import { parseTemplate } from './parse.ts'
import { NotSimulated, OutputFull, TemplateError } from './problem.ts'
import type { Run } from './run.ts'
import type { GoFunction, GoValue } from './types.ts'
import { walkList } from './walk.ts'

/** How a template is read and executed. */
export interface TemplateOptions {
  /** Its name, for errors. */
  readonly name: string
  /** Functions beside those that every template has. */
  readonly functions: Readonly<Record<string, GoFunction>>
  readonly limits: Limits
  /** `range 3` counts: from Go 1.24 on. */
  readonly rangesOverNumbers: boolean
}

export interface Execution {
  /** What was written, up to the error if there was one. Longer than `outputCharactersMax` when it was ended for that. */
  readonly text: string
  /** In Go's words; nothing when the template came to its end. */
  readonly error?: string
  /** The template asks for something that is not simulated, or for more than one may. */
  readonly isUnknown?: boolean
}

/** A template of Go's `text/template`, ready to be executed. */
export interface GoTemplate {
  execute(data: GoValue, options?: ExecuteOptions): Execution
}

export interface ExecuteOptions {
  /** A key that a map does not have is an error, not `<no value>`. */
  readonly missingKeyIsError?: boolean
  /** Other functions under the same names. */
  readonly functions?: Readonly<Record<string, GoFunction>>
}

/** Reads a template; gives Go's error for a mistake in it, or `isUnknown` for what is not simulated. */
export function goTemplate(
  text: string,
  { name, functions, limits, rangesOverNumbers }: TemplateOptions,
): { readonly ok: true; readonly template: GoTemplate } | ({ readonly ok: false } & Omit<Execution, 'text'>) {
  const known = { ...BUILTINS, ...functions }
  let templates
  try {
    templates = parseTemplate(name, text, (word) => Object.hasOwn(known, word))
  } catch (problem) {
    return { ok: false, ...problemOf(problem) }
  }
  const execute = (data: GoValue, options: ExecuteOptions = {}): Execution => {
    const run: Run = {
      parsedName: name,
      text,
      templates,
      functions: { ...known, ...options.functions },
      missingKeyIsError: options.missingKeyIsError === true,
      rangesOverNumbers,
      charactersMax: limits.outputCharactersMax,
      stepsLeft: limits.templateStepsMax,
      output: '',
      node: undefined,
      frame: { name, variables: [{ name: '$', value: data }] },
      depth: 0,
    }
    try {
      walkList(run, data, templates.get(name) ?? [])
      return { text: run.output }
    } catch (problem) {
      return { text: run.output, ...problemOf(problem) }
    }
  }
  return { ok: true, template: { execute } }
}

function problemOf(problem: unknown): Omit<Execution, 'text'> {
  if (problem instanceof TemplateError) return { error: problem.message }
  if (problem instanceof NotSimulated) return { isUnknown: true }
  if (problem instanceof OutputFull) return {}
  throw problem
}
