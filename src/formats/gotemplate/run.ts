import { utf8Bytes } from '../../domain/bytes.ts'
import { goQuote } from '../../domain/go-quote.ts'
import { type Located, nodeText } from './nodes.ts'
import type { Templates } from './parse.ts'
import { NotSimulated, OutputFull, TemplateError } from './problem.ts'
import type { GoFunction, MaybeValue } from './types.ts'

/** One execution of a template. */
export interface Run {
  /** Of the template that was parsed, for errors. */
  readonly parsedName: string
  readonly text: string
  readonly templates: Templates
  readonly functions: Readonly<Record<string, GoFunction>>
  readonly missingKeyIsError: boolean
  readonly rangesOverNumbers: boolean
  readonly charactersMax: number
  stepsLeft: number
  output: string
  /** The node that errors are told of. */
  node: Located | undefined
  /** Name of the template under way, and its variables, the last one first found. */
  frame: { readonly name: string; variables: { readonly name: string; value: MaybeValue }[] }
  depth: number
}

/** Ends the execution with what is wrong, in Go's words and at the node under way. */
export function failAt(run: Run, text: string): never {
  const { name } = run.frame
  if (run.node === undefined) throw new TemplateError(`template: ${name}: ${text}`)
  const before = run.text.slice(0, run.node.at)
  const line = before.split('\n').length
  const column = utf8Bytes(before.slice(before.lastIndexOf('\n') + 1)).length
  const place = `${run.parsedName}:${line}:${column}`
  throw new TemplateError(`template: ${place}: executing ${goQuote(name)} at <${nodeText(run.node)}>: ${text}`)
}

/** How many characters are as much work as one step. */
const STEP_CHARACTERS = 64

/** Counts a step, and what it made. */
export function spend(run: Run, characters = 0): void {
  run.stepsLeft -= 1 + Math.ceil(characters / STEP_CHARACTERS)
  if (run.stepsLeft < 0) throw new NotSimulated('steps')
}

/** Adds to the output; ends the execution when nobody keeps more. */
export function write(run: Run, text: string): void {
  spend(run, text.length)
  run.output += text
  if (run.output.length > run.charactersMax) throw new OutputFull()
}
