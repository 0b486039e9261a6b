import { isJsonObject, type JsonObject } from '../domain/json.ts'
import { remembering } from '../domain/remembering.ts'
import { type ManifestDocument, readManifests } from '../formats/yaml/kubernetes.ts'
import { goQuote } from '../kubernetes/go-format.ts'
import { isStored } from '../kubernetes/resources.ts'
import type { Call } from './call.ts'
import { type Result, bad, good, refused } from './failure.ts'
import type { InputFile } from './file-arguments.ts'
import type { Info } from './info.ts'
import {
  emptyFile,
  headerDiagnostics,
  itemsOf,
  type ManifestItem,
  namespaceDiagnostic,
  notSimulatedDiagnostic,
  repeatedKeys,
  unreadableDiagnostic,
} from './manifest-diagnostics/index.ts'
import { decodeProblem, schemaProblem } from './object-check.ts'
import { resourceOfObject } from './resource-names.ts'

export interface FileOptions {
  /** Objects must have `apiVersion` and `kind`. */
  readonly validate: boolean
  /** Objects lose their namespace. */
  readonly local: boolean
}

/** The objects of one file, in order; what cannot be read ends the file (cli-runtime pkg/resource/visitor.go). */
export function* infosOfFile(call: Call, file: InputFile, options: FileOptions): Iterable<Result<Info>> {
  const read = readManifests(file.text, { file: pathOf(call, file), limits: call.host.limits })
  for (const [index, document] of read.documents.entries()) {
    call.diagnostics.push(...repeatedKeys(file.text, document))
    const problem = options.validate ? schemaProblem(document.value) : undefined
    if (problem !== undefined) {
      call.diagnostics.push(...headerDiagnostics(wholeDocument(file, document), problem))
      yield refused(
        `error validating ${goQuote(file.name)}: error validating data: ${problem}; ` +
          'if you choose to ignore these errors, turn validation off with --validate=false',
      )
      return
    }
    for (const item of itemsOf(file.text, document, isInFile(file)))
      yield infoOf(call, file, item, { document: index, local: options.local })
  }
  if (read.error === undefined) {
    if (read.documents.length === 0 && isInFile(file)) call.diagnostics.push(emptyFile(pathOf(call, file)))
    return
  }
  call.diagnostics.push(unreadableDiagnostic(file.text, read.error, isInFile(file)))
  const { message } = read.error
  yield message === undefined ? bad({ kind: 'exit', code: 1 }) : refused(`error parsing ${file.name}: ${message}`)
}

function pathOf(call: Call, file: InputFile): string {
  const { path } = file
  return path === undefined ? file.name : (call.host.pathFromRoot?.(path) ?? path)
}

/** False for what came through a pipe. */
function isInFile({ path }: InputFile): boolean {
  return path !== undefined
}

function wholeDocument(file: InputFile, document: ManifestDocument): ManifestItem {
  return { text: file.text, document, path: [], value: document.value, inFile: isInFile(file) }
}

function infoOf(
  call: Call,
  file: InputFile,
  item: ManifestItem,
  { document, local }: { readonly document: number; readonly local: boolean },
): Result<Info> {
  const { value } = item
  const problem = decodeProblem(value)
  if (problem !== undefined || !isJsonObject(value)) {
    call.diagnostics.push(...headerDiagnostics(item, problem ?? ''))
    return refused(`unable to decode ${goQuote(file.name)}: ${problem ?? ''}`)
  }
  const apiVersion = typeof value['apiVersion'] === 'string' ? value['apiVersion'] : ''
  const kind = typeof value['kind'] === 'string' ? value['kind'] : ''
  const metadata = isJsonObject(value['metadata']) ? value['metadata'] : {}
  const name = typeof metadata['name'] === 'string' ? metadata['name'] : ''
  const ownNamespace = typeof metadata['namespace'] === 'string' ? metadata['namespace'] : ''
  const resource = resourceOfObject(apiVersion, kind)
  if (resource === undefined) {
    const unmatched = `no matches for kind ${goQuote(kind)} in version ${goQuote(apiVersion)}`
    call.diagnostics.push(...headerDiagnostics(item, unmatched))
    return refused(
      `resource mapping not found for name: ${goQuote(name)} namespace: ${goQuote(ownNamespace)} from ${goQuote(file.name)}: ` +
        `${unmatched}\nensure CRDs are installed first`,
    )
  }
  if (!resource.simulated) call.diagnostics.push(notSimulatedDiagnostic(item, kind))
  if (!isStored(resource)) return bad({ kind: 'exit', code: 1 })
  if (resource.namespaced && call.namespaceGiven && ownNamespace !== '' && ownNamespace !== call.namespace) {
    const text =
      `the namespace from the provided object ${goQuote(ownNamespace)} does not match the namespace ` +
      `${goQuote(call.namespace)}. You must pass '--namespace=${ownNamespace}' to perform this operation.`
    call.diagnostics.push(namespaceDiagnostic(item, call.namespace, text))
    return refused(text)
  }
  const namespace = resource.namespaced && !local ? ownNamespace || call.namespace : ''
  const source = file.path === undefined ? undefined : { file: pathOf(call, file), document }
  return good({
    resource,
    namespace,
    name,
    sourceName: file.name,
    origin: item,
    object: inNamespace(value, namespace),
    ...(source === undefined ? {} : { source }),
  })
}

/** The object as it is sent to a namespace: the same one each time, so that what is made of it is known. */
function inNamespace(object: JsonObject, namespace: string): JsonObject {
  const sent = sentObjects(object)
  const known = sent.get(namespace)
  if (known !== undefined) return known
  const { namespace: _, ...rest } = isJsonObject(object['metadata']) ? object['metadata'] : {}
  const made = { ...object, metadata: namespace === '' ? rest : { ...rest, namespace } }
  if (sent.size < NAMESPACES_MAX) sent.set(namespace, made)
  return made
}

/** Namespaces for which one document is remembered. */
const NAMESPACES_MAX = 4

const sentObjects = remembering<JsonObject, Map<string, JsonObject>>(() => new Map())
