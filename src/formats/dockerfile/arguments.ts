import type { InstructionName, KeyValue } from './instruction.ts'
import { readJsonForm } from './json-form.ts'
import { leadingSpace } from './characters.ts'
import { goQuote } from '../../domain/go-quote.ts'
import { splitAtBlanks, splitOnce, splitWords } from './split.ts'

/** The text behind an instruction and its flags, cut up as its kind asks for. */
export interface InstructionArguments {
  readonly args: readonly string[]
  readonly json: boolean
  readonly pairs: readonly KeyValue[]
}

export type ArgumentsResult =
  | { readonly ok: true; readonly arguments: InstructionArguments }
  | { readonly ok: false; readonly message: string }

const NONE: InstructionArguments = { args: [], json: false, pairs: [] }
const NOT_STRINGS = 'when using JSON array syntax, arrays must be comprised of strings only'

/**
 * Cuts the arguments of an instruction into pieces; ONBUILD is not among them. Fails where the builder's parser does: an
 * array with something other than strings, ENV and LABEL without a value. Source: BuildKit
 * `frontend/dockerfile/parser/line_parsers.go`.
 */
export function readArguments(
  name: Exclude<InstructionName, 'onbuild'>,
  rest: string,
  escape: string,
): ArgumentsResult {
  switch (name) {
    case 'cmd':
    case 'entrypoint':
    case 'run':
    case 'shell':
      return readCommandLine(rest, rest === '' ? [] : [rest])
    case 'add':
    case 'copy':
    case 'volume':
      return readCommandLine(rest, rest === '' ? [] : splitAtBlanks(rest))
    case 'expose':
    case 'from':
      return list(rest === '' ? [] : splitAtBlanks(rest))
    case 'maintainer':
    case 'stopsignal':
    case 'user':
    case 'workdir':
      return list(rest === '' ? [] : [rest])
    case 'arg':
      return list(splitWords(rest, escape))
    case 'healthcheck':
      return readHealthcheck(rest)
    case 'env':
    case 'label':
      return readPairs(name.toUpperCase(), rest, escape)
  }
}

function list(args: readonly string[]): ArgumentsResult {
  return { ok: true, arguments: { ...NONE, args } }
}

/** A JSON array, or else what the text gives without one. */
function readCommandLine(rest: string, otherwise: readonly string[]): ArgumentsResult {
  const form = readJsonForm(rest)
  if (form.kind === 'not-strings') return { ok: false, message: NOT_STRINGS }
  if (form.kind === 'text') return list(otherwise)
  return { ok: true, arguments: { ...NONE, args: form.strings, json: true } }
}

/** The type in front, then a command line. */
function readHealthcheck(rest: string): ArgumentsResult {
  const space = rest.search(/\s/)
  const type = space === -1 ? rest : rest.slice(0, space)
  if (type === '') return list([])
  const command = rest.slice(type.length)
  const text = command.slice(leadingSpace(command))
  const result = readCommandLine(text, text === '' ? [] : [text])
  return result.ok ? { ok: true, arguments: { ...result.arguments, args: [type, ...result.arguments.args] } } : result
}

/** `KEY=value …`, or the old `KEY value to the end` when the first word has no `=`. */
function readPairs(keyword: string, rest: string, escape: string): ArgumentsResult {
  const words = splitWords(rest, escape)
  const [first] = words
  if (first === undefined) return list([])
  if (!first.includes('=')) {
    const [key, value] = splitOnce(rest)
    if (value === undefined) return { ok: false, message: `${keyword} must have two arguments` }
    return { ok: true, arguments: { ...NONE, pairs: [{ key, value, legacy: true }] } }
  }
  const pairs: KeyValue[] = []
  for (const word of words) {
    const equals = word.indexOf('=')
    if (equals === -1) {
      const message = `Syntax error - can't find = in ${goQuote(word)}. Must be of the form: name=value`
      return { ok: false, message }
    }
    pairs.push({ key: word.slice(0, equals), value: word.slice(equals + 1), legacy: false })
  }
  return { ok: true, arguments: { ...NONE, pairs } }
}
