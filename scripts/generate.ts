import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import type { AnySchemaObject } from 'ajv'
import standaloneModule from 'ajv/dist/standalone/index.js'
import { transform } from 'esbuild'

/**
 * Writes `src/generated`: one validator per `schemas/*.schema.json`, all of `schemas/checks` in one module, and the tables other generators make. The
 * result depends only on the files in `schemas/` and on the versions in the lockfile.
 */
const ROOT = join(import.meta.dirname, '..')
const SCHEMAS = join(ROOT, 'schemas')
const GENERATED = join(ROOT, 'src/generated')
const SUFFIX = '.schema.json'

/** Schemas whose errors become diagnostics. */
const SHOWN_TO_AUTHORS = /^exercise/

/** `default` of a CommonJS module is its `exports` or, for some loaders, `exports.default`. */
const standaloneCode = unwrap(standaloneModule) as (ajv: Ajv, refs: Record<string, string>) => string

await main()

async function main(): Promise<void> {
  mkdirSync(GENERATED, { recursive: true })
  for (const file of readdirSync(GENERATED)) if (file.startsWith('validate-')) rmSync(join(GENERATED, file))
  for (const file of schemaFiles(SCHEMAS)) {
    const name = basename(file, SUFFIX)
    write(`validate-${name}.ts`, await validatorModule(`schemas/${name}${SUFFIX}`, readSchema(file)))
  }
  const checks = schemaFiles(join(SCHEMAS, 'checks')).map((file) => [basename(file, SUFFIX), readSchema(file)] as const)
  write('validate-checks.ts', await checksModule(checks))
  writeFileSync(join(SCHEMAS, 'editor-scenario.json'), editorSchema(checks))
  const tables = join(ROOT, 'scripts/generate/kubernetes-types.ts')
  if (existsSync(tables)) {
    const { generateKubernetesTypes } = await import('./generate/kubernetes-types.ts')
    write('kubernetes-types.ts', generateKubernetesTypes())
  }
}

function schemaFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((file) => file.endsWith(SUFFIX))
  return files.toSorted().map((file) => join(folder, file))
}

function readSchema(file: string): AnySchemaObject {
  const schema = JSON.parse(readFileSync(file, 'utf8')) as AnySchemaObject
  if (!SHOWN_TO_AUTHORS.test(basename(file)) && basename(dirname(file)) !== 'checks') return schema
  const { definitions, ...inlined } = inline(schema, schema, []) as AnySchemaObject
  return JSON.stringify(inlined).includes('"$ref"') ? { ...inlined, definitions } : inlined
}

/**
 * The schema with its `$ref`s replaced by what they stand for: only then do the paths in errors lead to a place in it. Words beside a
 * `$ref` replace those of the definition. A definition that contains itself stays one.
 */
function inline(schema: unknown, root: AnySchemaObject, within: readonly string[]): unknown {
  if (Array.isArray(schema)) return schema.map((item) => inline(item, root, within))
  if (typeof schema !== 'object' || schema === null) return schema
  const { $ref, ...rest } = schema as { readonly $ref?: string }
  const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inline(value, root, within)]))
  if ($ref === undefined) return copy
  if (within.includes($ref)) return { $ref }
  const definition = (root['definitions'] as Record<string, unknown>)[$ref.slice('#/definitions/'.length)]
  return { ...(inline(definition, root, [...within, $ref]) as object), ...copy }
}

function newAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
  })
  ajv.addVocabulary(['x-kind'])
  return ajv
}

async function validatorModule(source: string, schema: AnySchemaObject): Promise<string> {
  const ajv = newAjv()
  ajv.addSchema(schema, 'schema')
  const code = await moduleCode(ajv, { check: 'schema' })
  return `${header(source)}${code}
/** Errors of a value that does not follow \`${source}\`. */
export const validate: SchemaValidator = (data) => (check(data) ? [] : inContext(check.errors ?? [], SCHEMA, data))

const SCHEMA = ${JSON.stringify(schema, undefined, 1)}
`
}

async function checksModule(checks: readonly (readonly [string, AnySchemaObject])[]): Promise<string> {
  const ajv = newAjv()
  for (const [kind, schema] of checks) ajv.addSchema(schema, kind)
  const refs = Object.fromEntries(checks.map(([kind]) => [`check_${kind}`, kind]))
  const code = await moduleCode(ajv, refs)
  const validators = checks.map(([kind]) => `  ${kind}: (data) => errorsOf(check_${kind}, SCHEMAS.${kind}, data),`)
  const schemas = Object.fromEntries(checks)
  const properties = checks.map(
    ([kind, schema]) => `  ${kind}: ${JSON.stringify(Object.keys(schema['properties'] ?? {}))},`,
  )
  return `${header('schemas/checks')}${code}
/** By kind of check: errors of a value that does not follow its schema. */
export const CHECK_VALIDATORS: Readonly<Record<string, SchemaValidator>> = {
${validators.join('\n')}
}

/** By kind of check: the keys its value may have. */
export const CHECK_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
${properties.join('\n')}
}

function errorsOf(check, schema, data) {
  return check(data) ? [] : inContext(check.errors ?? [], schema, data)
}

const SCHEMAS = ${JSON.stringify(schemas, undefined, 1)}
`
}

/** The schema of scenarios with that of every kind of check put into it, for editors to complete and explain. */
function editorSchema(checks: readonly (readonly [string, AnySchemaObject])[]): string {
  const kinds = checks.map(([kind, schema]) => {
    const { $schema: _, $id: __, ...value } = schema
    const is = (schema['properties'] as Record<string, unknown> | undefined)?.['is']
    return [kind, is === undefined ? value : { description: schema['title'], anyOf: [is, value] }] as const
  })
  const scenario = JSON.parse(readFileSync(join(SCHEMAS, `exercise-scenario${SUFFIX}`), 'utf8')) as EditorSchema
  const { check } = scenario.definitions
  Object.assign(check.properties, Object.fromEntries(kinds))
  const id = scenario.$id.replace(`exercise-scenario${SUFFIX}`, 'editor-scenario.json')
  return `${JSON.stringify({ ...scenario, $id: id }, undefined, 2)}\n`
}

interface EditorSchema {
  readonly $id: string
  readonly definitions: { readonly check: { readonly properties: object } }
}

function header(source: string): string {
  return `// Generated by scripts/generate.ts from ${source}. Do not edit.
// @ts-nocheck -- the code of the validators is JavaScript
import { inContext } from '../domain/schema-problems.ts'
import type { SchemaValidator } from '../domain/schema-problems.ts'
`
}

/**
 * ajv's code as plain ES module code. ajv writes \`require\` even with \`esm: true\`, which does not exist in a module, so those become imports; what they
 * import is CommonJS, whose default export depends on the loader.
 */
async function moduleCode(ajv: Ajv, refs: Record<string, string>): Promise<string> {
  const imports: string[] = []
  const code = standaloneCode(ajv, refs)
    .replace(/^"use strict";\s*/, '')
    .replace(/export default [\w$]+;/, '')
    .replaceAll(/export const (\w+) =/g, 'const $1 =')
    .replaceAll(/require\("([^"]+)"\)\.default/g, (_, module: string) => {
      imports.push(`import runtime${imports.length} from '${module}.js'\n`)
      return `(runtime${imports.length - 1}.default ?? runtime${imports.length - 1})`
    })
  if (code.includes('require(')) throw new Error('ajv requires something that is not rewritten')
  const printed = await transform(code, { loader: 'js', format: 'esm', target: 'es2023', legalComments: 'none' })
  return `${imports.join('')}${printed.code}`
}

function unwrap(module: unknown): unknown {
  return (module as { default?: unknown }).default ?? module
}

function write(name: string, text: string): void {
  writeFileSync(join(GENERATED, name), text)
}
