import { canBeNil, constantValue, fitted, literalArgument } from './arguments.ts'
import { evaluateField } from './fields.ts'
import { isTrue, SHORT_CIRCUITS } from './functions.ts'
import { type Command, nodeText, type Operand, type Pipeline } from './nodes.ts'
import { CallError } from './problem.ts'
import { failAt, type Run, spend } from './run.ts'

import { type GoFunction, type GoType, type GoValue, type MaybeValue, unwrapped } from './types.ts'

/** The value that the command before a `|` hands on; nothing for the first command. */
export type Final = { readonly value: MaybeValue } | undefined

/** Evaluates a pipeline and sets its variables (evalPipeline). */
export function pipelineValue(
  run: Run,
  dot: MaybeValue,
  pipeline: Pipeline | Extract<Operand, { kind: 'pipeline' }>,
): MaybeValue {
  run.node = pipeline
  let value: MaybeValue
  for (const [at, command] of pipeline.commands.entries()) {
    value = unwrapped(commandValue(run, dot, command, at === 0 ? undefined : { value }))
  }
  const { variables } = run.frame
  for (const name of pipeline.variables) {
    const known = pipeline.assigns ? variables.findLast((variable) => variable.name === name) : undefined
    if (known !== undefined) known.value = value
    else if (pipeline.assigns) failAt(run, `undefined variable: ${name}`)
    else variables.push({ name, value })
  }
  return value
}

function commandValue(run: Run, dot: MaybeValue, command: Command, final: Final): MaybeValue {
  spend(run)
  const [word, ...rest] = command.words
  if (word === undefined) return undefined
  switch (word.kind) {
    case 'field':
      return fieldValue(run, dot, word, command.words, final)
    case 'chain':
      return chainValue(run, dot, word, command.words, final)
    case 'function':
      return functionValue(run, dot, word, command, command.words, final)
    case 'pipeline':
      refuseArguments(run, command.words, final)
      return pipelineValue(run, dot, word)
    case 'variable':
      return variableValue(run, dot, word, command.words, final)
    default:
  }
  run.node = word
  if (rest.length > 0 || final !== undefined) refuseArguments(run, command.words, final)
  if (word.kind === 'dot') return dot
  return word.kind === 'nil' ? failAt(run, 'nil is not a command') : constantValue(run, word)
}

function refuseArguments(run: Run, words: readonly Operand[], final: Final): void {
  const [first] = words
  if (first === undefined || (words.length === 1 && final === undefined)) return
  failAt(run, `can't give argument to non-function ${nodeText(first)}`)
}

/** `.a.b`, with arguments if the last one is a method. `words` begin with the node itself. */
export function fieldValue(
  run: Run,
  dot: MaybeValue,
  node: Extract<Operand, { kind: 'field' }>,
  words: readonly Operand[],
  final: Final,
): MaybeValue {
  run.node = node
  return walkNames(run, dot, dot, node, node.names, words, final)
}

/** `(…).a.b`. */
export function chainValue(
  run: Run,
  dot: MaybeValue,
  node: Extract<Operand, { kind: 'chain' }>,
  words: readonly Operand[],
  final: Final,
): MaybeValue {
  run.node = node
  if (node.of.kind === 'nil') failAt(run, `indirection through explicit nil in ${nodeText(node)}`)
  const receiver = argumentValue(run, dot, undefined, node.of)
  return walkNames(run, dot, receiver, node, node.names, words, final)
}

/** `$x`, `$x.a.b`. */
export function variableValue(
  run: Run,
  dot: MaybeValue,
  node: Extract<Operand, { kind: 'variable' }>,
  words: readonly Operand[],
  final: Final,
): MaybeValue {
  run.node = node
  const [name = '', ...names] = node.names
  const variable = run.frame.variables.findLast((known) => known.name === name)
  if (variable === undefined) return failAt(run, `undefined variable: ${name}`)
  if (names.length > 0) return walkNames(run, dot, variable.value, node, names, words, final)
  refuseArguments(run, words, final)
  return variable.value
}

function walkNames(
  run: Run,
  dot: MaybeValue,
  start: MaybeValue,
  node: Operand,
  names: readonly string[],
  words: readonly Operand[],
  final: Final,
): MaybeValue {
  let receiver = start
  for (const [at, name] of names.entries()) {
    spend(run)
    const isLast = at === names.length - 1
    const given = isLast ? { words: words.slice(1), final } : { words: [], final: undefined }
    receiver = evaluateField(run, receiver, name, given.words.length > 0 || given.final !== undefined, (method, on) =>
      callFunction(run, dot, method, node, name, given.words, given.final, on),
    )
  }
  return receiver
}

/** A function with its arguments. `node` is what an error of it is told of. */
export function functionValue(
  run: Run,
  dot: MaybeValue,
  word: Extract<Operand, { kind: 'function' }>,
  node: Operand | Command,
  words: readonly Operand[],
  final: Final,
): MaybeValue {
  run.node = word
  const { name } = word
  const body = Object.hasOwn(run.functions, name) ? run.functions[name] : undefined
  if (body === undefined) return failAt(run, `"${name}" is not a defined function`)
  return callFunction(run, dot, body, node, name, words.slice(1), final)
}

function callFunction(
  run: Run,
  dot: MaybeValue,
  body: GoFunction,
  node: Operand | Command,
  name: string,
  words: readonly Operand[],
  final: Final,
  receiver?: GoValue,
): MaybeValue {
  const { parameters, isVariadic = false } = body
  const count = words.length + (final === undefined ? 0 : 1)
  if (isVariadic && count < parameters.length - 1) {
    failAt(run, `wrong number of args for ${name}: want at least ${parameters.length - 1} got ${words.length}`)
  }
  if (!isVariadic && count !== parameters.length) {
    failAt(run, `wrong number of args for ${name}: want ${parameters.length} got ${count}`)
  }
  const typeAt = (index: number) => parameters[Math.min(index, parameters.length - 1)]
  const stop = Object.hasOwn(SHORT_CIRCUITS, name) && receiver === undefined ? SHORT_CIRCUITS[name] : undefined
  const values: MaybeValue[] = []
  for (const [index, word] of words.entries()) {
    const value = argumentValue(run, dot, typeAt(index), word)
    if (stop !== undefined && isTrue(value) === stop) return value
    spend(run, typeof value?.data === 'string' ? value.data.length : 0)
    values.push(value)
  }
  if (final !== undefined) values.push(fitted(run, final.value, typeAt(values.length)))
  try {
    const [first] = words
    const firstWord = first === undefined ? `<${final?.value?.type.name ?? 'invalid'} Value>` : nodeText(first)
    const result = body.call(values, { receiver, firstWord })
    spend(run, typeof result?.data === 'string' || Array.isArray(result?.data) ? result.data.length : 0)
    return result
  } catch (problem) {
    if (!(problem instanceof CallError)) throw problem
    run.node = node
    return failAt(run, `error calling ${name}: ${problem.message}`)
  }
}

/** The value of an argument for a parameter of a type (evalArg). */
function argumentValue(run: Run, dot: MaybeValue, type: GoType | undefined, word: Operand): MaybeValue {
  run.node = word
  switch (word.kind) {
    case 'dot':
      return fitted(run, dot, type)
    case 'nil':
      if (type === undefined || canBeNil(type)) return type === undefined ? undefined : fitted(run, undefined, type)
      return failAt(run, `cannot assign nil to ${type.name}`)
    case 'field':
      return fitted(run, fieldValue(run, dot, word, [word], undefined), type)
    case 'variable':
      return fitted(run, variableValue(run, dot, word, [], undefined), type)
    case 'pipeline':
      return fitted(run, pipelineValue(run, dot, word), type)
    case 'function':
      return fitted(run, functionValue(run, dot, word, word, [], undefined), type)
    case 'chain':
      return fitted(run, chainValue(run, dot, word, [], undefined), type)
    case 'bool':
    case 'number':
    case 'string':
      return literalArgument(run, type, word)
  }
}
