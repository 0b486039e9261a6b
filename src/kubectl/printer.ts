import { isJsonObject, type JsonObject, type Value } from '../domain/json.ts'
import { goQuote } from '../kubernetes/go-format.ts'
import type { Call } from './call.ts'
import { type Failure, type Result, bad, good, message, refused } from './failure.ts'
import { goJsonIndented } from './go-json.ts'
import { goSyntax } from './print/go-syntax.ts'
import { templatePrinter } from './print/go-template.ts'
import { type JsonPath, jsonPath } from './print/jsonpath.ts'
import { textAt } from './json-access.ts'
import { inStructOrder } from './print/struct-order.ts'
import { toYaml } from './print/yaml.ts'
import { kindName, resourceOfObject } from './resource-names.ts'

/** Prints one object to the call's output; `operation` is what happened to it. */
export interface Printer {
  print(object: JsonObject, operation: string): Failure | undefined
  /** True when the output is the object itself rather than a line that says what was done. */
  readonly isWhole: boolean
}

const NAME_FORMATS = 'json yaml name'
const TEMPLATE_FORMATS = 'go-template go-template-file template templatefile jsonpath jsonpath-as-json jsonpath-file'

/**
 * The printer that `-o` asks for, or the one that says `deployment.apps/web OPERATION` (genericclioptions PrintFlags).
 * `isTyped`: the real command holds the object in its Go type, which shows in the order of JSON.
 */
export function printerFor(call: Call, suffix = '', isTyped = false): Result<Printer> {
  const { flags } = call
  const template = flags.text('template')
  const output = template !== '' && !flags.changed('output') ? 'go-template' : flags.text('output')
  const format = output.toLowerCase()
  if (format === '') {
    return good({
      isWhole: false,
      print(object, operation) {
        call.out.write(`${qualifiedName(object)} ${operation}${suffix}\n`)
        return undefined
      },
    })
  }
  if (format === 'name') {
    return good({
      isWhole: false,
      print(object) {
        call.out.write(`${qualifiedName(object)}\n`)
        return undefined
      },
    })
  }
  if (format === 'json' && isTyped) {
    return good({
      isWhole: true,
      print(object) {
        call.out.write(`${goJsonIndented(inStructOrder(withoutManagedFields(object)), '    ', { asOrdered: true })}\n`)
        return undefined
      },
    })
  }
  const text = textPrinter(call, output, `${NAME_FORMATS} ${TEMPLATE_FORMATS}`.split(' '), isTyped)
  if (!text.ok) return text
  return good({
    isWhole: true,
    print(object) {
      const printed = text.value(withoutManagedFields(object))
      if (!printed.ok) return printed.failure
      call.out.write(printed.value)
      return undefined
    },
  })
}

/** Turns an object into text; keeps count, as YAML documents are separated. */
export type TextPrinter = (object: Value) => Result<string>

/** The printers that show the object itself: JSON, YAML, templates. `isTyped` as for `printerFor`. */
export function textPrinter(
  call: Call,
  output: string,
  allowed: readonly string[],
  isTyped = false,
): Result<TextPrinter> {
  const { flags } = call
  // One more than still has room, so that what is cut is known as cut.
  const charactersMax = () => call.host.limits.outputCharactersMax + 1 - call.out.value.length
  if (output.toLowerCase() === 'json') {
    return good((object) => good(`${goJsonIndented(object, '    ', { charactersMax: charactersMax() })}\n`))
  }
  if (output.toLowerCase() === 'yaml') {
    let count = 0
    return good((object) => {
      count += 1
      return good((count > 1 ? '---\n' : '') + toYaml(object, charactersMax()))
    })
  }
  const equals = output.indexOf('=')
  const format = equals < 0 ? output : output.slice(0, equals)
  const given = flags.text('template') || (equals < 0 ? '' : output.slice(equals + 1))
  const isGoTemplate = ['go-template', 'go-template-file', 'template', 'templatefile'].includes(format)
  if (!isGoTemplate && !['jsonpath', 'jsonpath-as-json', 'jsonpath-file'].includes(format)) {
    const list = [...allowed].toSorted().join(',')
    return refused(
      `unable to match a printer suitable for the output format ${goQuote(output)}, allowed formats are: ${list}`,
    )
  }
  if (given === '') return refused('template format specified but no template given')
  const template = format.endsWith('file') ? call.host.files.read(given) : given
  if (template === undefined) {
    return refused(`error reading --template ${given}, open ${given}: no such file or directory`)
  }
  if (isGoTemplate) return templatePrinter(call, format, template, isTyped)
  const path = jsonPath(template, {
    allowMissingKeys: flags.on('allow-missing-template-keys'),
    asJson: format === 'jsonpath-as-json',
    valuesMax: call.host.limits.yamlNodesMax,
  })
  if (!path.ok) return refused(`error parsing jsonpath ${template}, ${path.error}`)
  return good((object) => printPath(path.value, template, object))
}

function printPath(path: JsonPath, template: string, object: Value): Result<string> {
  const printed = path.print(object)
  if (printed.ok) return good(printed.value)
  return bad(
    message(
      `error executing jsonpath ${goQuote(template)}: Error executing template: ${printed.error}. ` +
        'Printing more information for debugging the template:\n' +
        `\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(object)}\n\n\n`,
    ),
  )
}

/** `deployment.apps/web` of an object's own kind and name. */
export function qualifiedName(object: JsonObject): string {
  const metadata = isJsonObject(object['metadata']) ? object['metadata'] : {}
  const name = typeof metadata['name'] === 'string' && metadata['name'] !== '' ? metadata['name'] : '<unknown>'
  const apiVersion = textAt(object, 'apiVersion')
  const kind = textAt(object, 'kind')
  const resource = resourceOfObject(apiVersion, kind)
  if (resource !== undefined) return `${kindName(resource)}/${name}`
  const slash = apiVersion.indexOf('/')
  return `${kind.toLowerCase()}${slash < 0 ? '' : `.${apiVersion.slice(0, slash)}`}/${name}`
}

function withoutManagedFields(object: JsonObject): JsonObject {
  const { metadata } = object
  if (!isJsonObject(metadata) || metadata['managedFields'] === undefined) return object
  const { managedFields: _, ...rest } = metadata
  return { ...object, metadata: rest }
}
