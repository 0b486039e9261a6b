import { diagnostic } from '../../domain/codes.ts'
import { isJsonObject, type Value } from '../../domain/json.ts'
import { shown } from '../../formats/gotemplate/format.ts'
import { goTemplate } from '../../formats/gotemplate/index.ts'
import { FLOAT, type GoValue, INT64, jsonAny, pointedAt } from '../../formats/gotemplate/types.ts'
import { goQuote } from '../../kubernetes/go-format.ts'
import type { Call } from '../call.ts'
import { type Result, bad, good, refused } from '../failure.ts'
import { goJson } from '../go-json.ts'
import { inStructOrder } from './struct-order.ts'
import { KUBECTL_FUNCTIONS } from './template-functions.ts'

/** Decoded JSON: numbers without a fraction are int64 as far as they fit. */
const ANYTHING = jsonAny((number) => (Number.isInteger(number) && Math.abs(number) < 2 ** 63 ? INT64 : FLOAT))

/**
 * The printer of `-o go-template` (k8s.io/cli-runtime pkg/printers/template.go). When the template fails, what it printed so far and what
 * it was given go to the output. `isTyped`: kubectl holds the object in its Go type, which shows in the order of JSON.
 */
export function templatePrinter(
  call: Call,
  option: string,
  template: string,
  isTyped: boolean,
): Result<(object: Value) => Result<string>> {
  const { limits } = call.host
  const read = goTemplate(template, {
    name: 'output',
    functions: KUBECTL_FUNCTIONS,
    limits,
    // kubectl 1.32 is built with Go 1.23.
    rangesOverNumbers: false,
  })
  if (!read.ok) {
    return read.error === undefined
      ? notSimulated(call, option)
      : refused(`error parsing template ${template}, ${read.error}`)
  }
  const missingKeyIsError = !call.flags.on('allow-missing-template-keys')
  return good((object) => {
    const data: GoValue = { type: ANYTHING, data: object }
    const { text, error, isUnknown } = read.template.execute(pointedAt(data) ?? data, { missingKeyIsError })
    if (isUnknown === true) return notSimulated(call, option)
    if (error === undefined) return good(text)
    call.out.write(
      `${text}Error executing template: ${error}. Printing more information for debugging the template:\n` +
        `\ttemplate was:\n\t\t${template}\n`,
    )
    // A list of thousands of objects is not printed to be cut.
    const more = [
      () =>
        `\traw data was:\n\t\t${isTyped && isJsonObject(object) ? goJson(inStructOrder(object), true) : goJson(object)}\n`,
      () => `\tobject given to template engine was:\n\t\t${shown(data)}\n\n`,
    ]
    for (const part of more) if (!call.out.isCut) call.out.write(part())
    return refused(`error executing template ${goQuote(template)}: ${error}`)
  })
}

function notSimulated<T>(call: Call, option: string): Result<T> {
  call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: `kubectl -o ${option}` }))
  return bad({ kind: 'exit', code: 1 })
}
