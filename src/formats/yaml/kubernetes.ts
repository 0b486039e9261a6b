import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../../domain/diagnostic.ts'
import type { Value } from '../../domain/json.ts'
import type { Limits } from '../../domain/limits.ts'
import { createTextMemory } from '../../domain/text-memory.ts'
import { composeDocument } from './go/compose.ts'
import type { GoNode } from './go/nodes.ts'
import { decodeNode } from './go/decode.ts'
import type { RepeatedKey } from './go/decode.ts'
import { YamlRefusal } from './go/refusal.ts'
import { readJsonValue } from './json-stream.ts'
import { lineTable } from '../../domain/lines.ts'
import type { LineTable } from '../../domain/lines.ts'
import { locateField } from './locate.ts'
import type { RangeAt } from './locate.ts'

export interface Manifests {
  /** The documents before the error, if there is one. Empty ones are left out, as kubectl leaves them out. */
  readonly documents: readonly ManifestDocument[]
  readonly error?: ManifestError
}

export interface ManifestDocument {
  readonly value: Value
  /**
   * Where a field was written: by default `key: value` as a whole where the value is short, the key where it is a block.
   * A path that is not there gives the nearest thing around it that is.
   */
  readonly rangeAt: RangeAt
  /** Keys written twice in one mapping; the last one counts. */
  readonly duplicateKeys: readonly DuplicateKey[]
}

export interface DuplicateKey {
  readonly key: string
  readonly first: SourceRange
  readonly range: SourceRange
  /** The value before it, which no longer counts. */
  readonly lost: Value
  /** The value that takes its place. */
  readonly kept: Value
  /** Whether it stands at the start of a line, among the fields of the document itself. */
  readonly isTopLevel: boolean
}

export interface ManifestError {
  /** What kubectl says after `error parsing FILE: `; for a limit of ours, `undefined`. */
  readonly message: string | undefined
  readonly range: SourceRange
  /** How many documents were read before it. */
  readonly document: number
  /** The same for a report: `YAML_SYNTAX`, or `YAML_LIMIT`. */
  readonly diagnostic: Diagnostic
}

export interface ReadOptions {
  /** Name used in ranges. */
  readonly file: string
  readonly limits: Limits
}

/**
 * Reads a manifest file as kubectl v1.32 does: a file whose first character is `{` is a stream of JSON values, any other is split at lines
 * that start with `---` and read by yaml.v2 (YAML 1.1; a repeated key is accepted). Sources: apimachinery `pkg/util/yaml/decoder.go`,
 * sigs.k8s.io/yaml v1.4.0. A byte order mark must have been dropped.
 */
export function readManifests(text: string, options: ReadOptions): Manifests {
  const known = remembered.get(text)
  if (known !== undefined && known.file === options.file && known.limits === options.limits) return known.manifests
  const manifests = readAnew(text, options)
  if (!hasAlias(text)) remembered.set(text, { file: options.file, limits: options.limits, manifests })
  return manifests
}

/** One text is read for applying, for comparing and for finding lines, and again for the next learner who left it as it was. */
const remembered = createTextMemory<ReadOptions & { readonly manifests: Manifests }>()

/** A text with aliases can stand for a hundred times as much as it holds, so it is not kept. True for some that have none, too. */
function hasAlias(text: string): boolean {
  return text.includes('&') && /(?:^|[\s[{,])\*[^\s*]/.test(text)
}

function readAnew(text: string, options: ReadOptions): Manifests {
  const lines = lineTable(text)
  if (/^\s*\{/.test(text.slice(0, SNIFFED_LENGTH))) return readJson({ ...options, text, lines })
  return readYaml({ ...options, text: text.endsWith('\n') ? text : `${text}\n`, lines })
}

/** kubectl looks this far for the `{` of a JSON file. */
const SNIFFED_LENGTH = 4096

interface Source extends ReadOptions {
  readonly text: string
  readonly lines: LineTable
}

function readJson(source: Source): Manifests {
  const documents: ManifestDocument[] = []
  const limits = { depthMax: source.limits.yamlDepthMax, nodesMax: source.limits.yamlNodesMax }
  let at = 0
  try {
    for (;;) {
      const read = readJsonValue(source.text, at, limits)
      if (read === undefined) return { documents }
      at = read.end
      addDocument(source, documents, read.node)
    }
  } catch (problem) {
    return failed(source, documents, problem)
  }
}

function readYaml(source: Source): Manifests {
  const documents: ManifestDocument[] = []
  const { text, limits } = source
  const composing = { depthMax: limits.yamlDepthMax, nodesMax: limits.yamlNodesMax }
  const control = controlCharacter(text)
  try {
    for (const [start, end] of splitDocuments(text)) {
      if (control >= start && control < end) {
        refuseControlCharacter(text, start, control, composing)
      }
      const node = composeDocument(text, start, end, composing)
      if (node !== undefined) addDocument(source, documents, node)
    }
  } catch (problem) {
    return failed(source, documents, problem)
  }
  return { documents }
}

function addDocument(source: Source, documents: ManifestDocument[], root: GoNode): void {
  const { file, lines, limits } = source
  const { value, repeatedKeys } = decodeNode(root, { depthMax: limits.yamlDepthMax, nodesMax: limits.yamlNodesMax })
  if (value === null) return
  if (documents.length >= limits.yamlDocumentsMax) throw new YamlRefusal('', root.start, 'documents')
  documents.push({
    value,
    rangeAt: (path, part) => {
      const { start, end } = locateField(root, path, part)
      return lines.range(file, start, end)
    },
    duplicateKeys: repeatedKeys.map((repeated) => duplicateKey(source, root, repeated)),
  })
}

function duplicateKey({ file, lines }: Source, root: GoNode, repeated: RepeatedKey): DuplicateKey {
  const { key, first, again, lost, kept, mapping } = repeated
  const range = lines.range(file, again.start, again.end)
  const isTopLevel = mapping === root && !mapping.flow && range.start.column === 1
  return { key, first: lines.range(file, first.start, first.end), range, lost, kept, isTopLevel }
}

/**
 * The chunks that kubectl gives to the YAML parser one by one. A line that starts with `---` ends a chunk and belongs to none, but at the start of a
 * chunk it is part of it; so go-yaml counts lines from behind the separator.
 */
function* splitDocuments(text: string): Generator<readonly [number, number]> {
  let start = 0
  for (let line = text.startsWith('---') ? 0 : nextSeparator(text, 0); line >= 0; line = nextSeparator(text, line)) {
    const lineEnd = text.indexOf('\n', line)
    const rest = text.slice(line + 3, lineEnd).trim()
    if (rest !== '' && !rest.startsWith('#')) {
      throw new YamlRefusal(`invalid Yaml document separator: ${rest}`, line)
    }
    if (line === start) continue
    yield [start, line]
    start = lineEnd + 1
  }
  if (start < text.length) yield [start, text.length]
}

function nextSeparator(text: string, from: number): number {
  const at = text.indexOf('\n---', from)
  return at < 0 ? -1 : at + 1
}

/** Offset of the first character that YAML does not allow (`yaml_parser_update_buffer` in readerc.go), or -1. */
function controlCharacter(text: string): number {
  // eslint-disable-next-line no-control-regex -- these are the characters looked for
  return text.search(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/)
}

/** go-yaml takes its input in chunks of so many bytes; a control character is met when its chunk is taken. */
const INPUT_CHUNK_BYTES = 512

/** Throws the error of a document with a control character: that, or one met in the chunks before it. */
function refuseControlCharacter(
  text: string,
  start: number,
  at: number,
  limits: { depthMax: number; nodesMax: number },
): never {
  const chunkStart = at - ((at - start) % INPUT_CHUNK_BYTES)
  try {
    // Only what stands before it: scanners take a NUL for the end of the text, which it would not be.
    composeDocument(text, start, at, limits)
  } catch (problem) {
    if (problem instanceof YamlRefusal && problem.offset < chunkStart) throw problem
  }
  throw new YamlRefusal('yaml: control characters are not allowed', at)
}

function failed(source: Source, documents: readonly ManifestDocument[], problem: unknown): Manifests {
  if (!(problem instanceof YamlRefusal)) throw problem
  const { file, lines, limits } = source
  // What is missing at the end of the file is shown behind its last character: nobody looks at empty lines.
  const offset = Math.min(problem.offset, source.text.trimEnd().length)
  const range = lines.range(file, offset, offset + 1)
  const document = documents.length
  if (problem.limit !== undefined) {
    const max = { depth: limits.yamlDepthMax, nodes: limits.yamlNodesMax, documents: limits.yamlDocumentsMax }
    const found = diagnostic('YAML_LIMIT', { what: problem.limit, max: max[problem.limit] }, range)
    return { documents, error: { message: undefined, range, document, diagnostic: found } }
  }
  const converted = /^(?:yaml|json: unsupported|unsupported)/.test(problem.message)
  const message = converted ? `error converting YAML to JSON: ${problem.message}` : problem.message
  const cause = likelyCause(source.text, problem)
  return {
    documents,
    error: {
      message,
      range,
      document,
      diagnostic: diagnostic('YAML_SYNTAX', { message: problem.message, cause }, range),
    },
  }
}

/** What most often leads to an error, for the help sentence; empty when nothing stands out. */
function likelyCause(text: string, { offset, message }: YamlRefusal): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset + 1)
  if (/^[ -]*\t/.test(line) || message.includes('tab character')) return 'tab'
  if (message.includes('invalid map key')) return 'template'
  if (message.includes('unknown anchor')) return 'anchor'
  if (/cannot start any token|expected alphabetic or numeric/.test(message)) return 'character'
  if (message.includes('mapping values are not allowed') || message.includes("expected ':'")) return 'colon'
  if (message.includes('unexpected end of stream')) return 'quote'
  return /did not find expected (?:key|'-' indicator)/.test(message) ? 'indentation' : ''
}
