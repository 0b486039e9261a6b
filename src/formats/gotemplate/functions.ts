import { scalarText } from '../../domain/json.ts'
import { ACCESS, lengthOf } from './access.ts'
import { COMPARISONS } from './compare.ts'
import { htmlEscaped, jsEscaped, urlEscaped } from './escapes.ts'
import { CallError } from './problem.ts'
import { sprint, sprintf, sprintln } from './printf.ts'
import { ANY, BOOL, type GoFunction, indirect, knownData, type MaybeValue, STRING, unwrapped, VALUE } from './types.ts'

/** True for what is not the zero of its type (Go text/template/exec.go, isTrue). */
export function isTrue(value: MaybeValue): boolean {
  const inner = unwrapped(value)
  if (inner === undefined) return false
  const { kind } = inner.type
  if (kind === 'struct') return true
  const data = knownData(inner)
  if (kind === 'string') return data !== ''
  return kind === 'list' || kind === 'map' ? (lengthOf(inner) ?? 0) > 0 : data !== null && data !== false && data !== 0
}

/** What a template prints for a value (printableValue): pointers are followed, what is not there is `<no value>`. */
export function printable(value: MaybeValue): MaybeValue {
  const inner = value?.type.kind === 'pointer' ? indirect(value).value : value
  return inner ?? { type: STRING, data: '<no value>' }
}

/** A function that makes a text of its arguments as they are printed. */
function escaping(escape: (text: string) => string): GoFunction {
  return {
    parameters: [ANY],
    isVariadic: true,
    call: (values) => ({ type: STRING, data: escape(sprint(values.map(printable))) }),
  }
}

/** Of `and` and `or` the evaluator takes only as many arguments as decide. */
export const SHORT_CIRCUITS: Readonly<Record<string, boolean>> = { and: false, or: true }

/** The functions that every template has. */
export const BUILTINS: Readonly<Record<string, GoFunction>> = {
  ...COMPARISONS,
  ...ACCESS,
  and: { parameters: [VALUE, VALUE], isVariadic: true, call: (values) => values.at(-1) },
  or: { parameters: [VALUE, VALUE], isVariadic: true, call: (values) => values.at(-1) },
  not: { parameters: [VALUE], call: ([value]) => ({ type: BOOL, data: !isTrue(value) }) },
  // No value of a template is a function.
  call: {
    parameters: [VALUE, VALUE],
    isVariadic: true,
    call([value], { firstWord }) {
      const inner = unwrapped(value)
      throw new CallError(inner === undefined ? 'call of nil' : `non-function ${firstWord} of type ${inner.type.name}`)
    },
  },
  html: escaping(htmlEscaped),
  js: escaping(jsEscaped),
  urlquery: escaping(urlEscaped),
  print: { parameters: [ANY], isVariadic: true, call: (values) => ({ type: STRING, data: sprint(values) }) },
  println: { parameters: [ANY], isVariadic: true, call: (values) => ({ type: STRING, data: sprintln(values) }) },
  printf: {
    parameters: [STRING, ANY],
    isVariadic: true,
    call: ([pattern, ...values]) => ({ type: STRING, data: sprintf(scalarText(pattern?.data), values) }),
  },
}
