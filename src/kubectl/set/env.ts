import type { JsonObject } from '../../domain/json.ts'
import { goQuote } from '../../kubernetes/go-format.ts'
import { select } from '../builder.ts'
import type { Call, Command } from '../call.ts'
import { envNameProblem } from '../env-names.ts'
import { type Failure, type Result, combined, good, message, refused } from '../failure.ts'
import type { Editable, EditableObject } from '../go-json.ts'
import type { Info } from '../info.ts'
import { mapAt, textAt } from '../json-access.ts'
import { warn } from '../request.ts'
import { changeAll, commonProblem, setCommand } from './patching.ts'
import { matchingContainers, noPodSpec, objectsAt, podSpecOf } from './pod-spec.ts'

/** `kubectl set env` (kubectl pkg/cmd/set/set_env.go). */
export const setEnv: Command = (call) => {
  const { flags } = call
  if (flags.on('all') && flags.text('selector') !== '')
    return message('cannot set --all and --selector at the same time')
  const split = splitEnvironment(call.args)
  if (!split.ok) return split.failure
  const { resources, pairs } = split.value
  if (flags.list('filename').length === 0 && resources.length === 0) {
    return message('one or more resources must be specified as <resource> <name> or <resource>/<name>')
  }
  if (flags.on('list') && flags.text('output') !== '')
    return message('--list and --output may not be specified together')
  if (flags.list('keys').length > 0 && flags.text('from') === '') {
    return message('when specifying --keys, a configmap or secret must be provided with --from')
  }
  const parsed = parseEnvironment([...flags.list('env'), ...pairs], call.stdin)
  if (!parsed.ok) return parsed.failure
  const imported = importedVariables(call)
  if (!imported.ok) return imported.failure
  const prefix = flags.text('prefix')
  const variables = [...parsed.value.set, ...imported.value].map((one) => ({ ...one, name: prefix + one.name }))
  const command = setCommand(call, resources, 'ignored')
  if (!command.ok) return command.failure
  const problem = commonProblem(command.value)
  if (problem !== undefined) return message(problem)
  const change = (info: Info, object: EditableObject) =>
    changeEnvironment(call, info, object, variables, parsed.value.remove)
  if (flags.on('list')) return listAll(command.value.infos, change)
  return changeAll(command.value, {
    done: 'env updated',
    failed: 'failed to patch env update to pod template:',
    change,
  })
}

/** Listing applies the changes to what it shows, and to nothing else. */
function listAll(
  infos: readonly Info[],
  change: (info: Info, object: EditableObject) => string | undefined,
): undefined {
  for (const info of infos) change(info, JSON.parse(JSON.stringify(info.object ?? {})) as EditableObject)
  return undefined
}

interface Variable {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: JsonObject
}

function splitEnvironment(args: readonly string[]): Result<{ resources: readonly string[]; pairs: readonly string[] }> {
  const first = args.findIndex(isEnvironment)
  if (first < 0) return good({ resources: args, pairs: [] })
  if (!args.slice(first).every(isEnvironment)) {
    return refused(`all resources must be specified before environment changes: ${args.join(' ')}`)
  }
  return good({ resources: args.slice(0, first), pairs: args.slice(first) })
}

function isEnvironment(word: string): boolean {
  return word.indexOf('=') > 0 || word.endsWith('-')
}

function parseEnvironment(
  specs: readonly string[],
  stdin: string,
): Result<{ readonly set: readonly Variable[]; readonly remove: readonly string[] }> {
  const set: Variable[] = []
  const remove: string[] = []
  for (const spec of specs) {
    const equals = spec.indexOf('=')
    if (spec === '-') set.push(...environmentLines(stdin))
    else if (equals >= 0) {
      const name = spec.slice(0, equals)
      const problem = envNameProblem(name)
      if (problem !== undefined) return refused(`${goQuote(name)} is not a valid key name: ${problem}`)
      set.push({ name, value: spec.slice(equals + 1) })
    } else if (spec.endsWith('-')) remove.push(spec.slice(0, -1))
    else return refused(`unknown environment variable: ${spec}`)
  }
  if (remove.some((name) => set.some((variable) => variable.name === name))) {
    return refused('can not both modify and remove the same environment variable in the same command')
  }
  return good({ set, remove })
}

function environmentLines(text: string): readonly Variable[] {
  const variables: Variable[] = []
  for (const line of text.split('\n')) {
    const [spec = ''] = line.split('#')
    const equals = spec.indexOf('=')
    if (equals >= 0) variables.push({ name: spec.slice(0, equals), value: spec.slice(equals + 1) })
  }
  return variables
}

/** `--from=configmap/NAME`, or a Secret: one reference for each of its keys. It is looked for with the selectors of the command. */
function importedVariables(call: Call): Result<readonly Variable[]> {
  const { flags } = call
  if (flags.text('from') === '') return good([])
  const isLocal = flags.on('local')
  const selected = select(call, {
    args: isLocal ? [] : [flags.text('from')],
    labelSelector: isLocal ? '' : flags.text('selector'),
    continueOnError: true,
    latest: !isLocal,
    local: isLocal,
  })
  if (!selected.ok) return selected
  const variables: Variable[] = []
  const failure: Failure | undefined = selected.value.visit((info) => {
    const reference = Object.hasOwn(KEY_REFERENCES, info.resource.kind) ? KEY_REFERENCES[info.resource.kind] : undefined
    if (reference === undefined) return message('unsupported resource specified in --from')
    const wanted = flags.list('keys')
    for (const key of Object.keys(mapAt(info.object, 'data'))) {
      if (wanted.length > 0 && !wanted.includes(key)) continue
      const name = key.replaceAll(/[^a-zA-Z0-9_]/g, '_').toUpperCase()
      if (name !== key) warn(call, `key ${key} transferred to ${name}`)
      variables.push({ name, valueFrom: { [reference]: { name: info.name, key } } })
    }
    return undefined
  })
  const combinedFailure = combined(failure === undefined ? [] : [failure])
  return combinedFailure === undefined ? good(variables) : { ok: false, failure: combinedFailure }
}

const KEY_REFERENCES: Readonly<Record<string, string>> = { ConfigMap: 'configMapKeyRef', Secret: 'secretKeyRef' }

function changeEnvironment(
  call: Call,
  info: Info,
  object: EditableObject,
  set: readonly Variable[],
  remove: readonly string[],
): string | undefined {
  const spec = podSpecOf(info, object)
  if (spec === undefined) return noPodSpec(info)
  const pattern = call.flags.text('containers')
  const containers = matchingContainers(spec, pattern)
  if (containers.length === 0) {
    warn(call, `${info.resource.kind}/${info.name} does not have any containers matching ${goQuote(pattern)}`)
    return undefined
  }
  for (const container of containers) {
    const existing = objectsAt(container, 'env')
    const taken = call.flags.on('overwrite') ? undefined : existing.find((one) => isOverwritten(one, set))
    if (taken !== undefined) {
      return `'${textAt(taken, 'name')}' already has a value (${textAt(taken, 'value')}), and --overwrite is false`
    }
    const updated = updatedEnvironment(existing, set, remove)
    if (updated.length > 0 || container['env'] !== undefined) container['env'] = [...updated]
    if (call.flags.on('list')) listContainer(call, info, container, updated)
  }
  return undefined
}

function isOverwritten(existing: EditableObject, set: readonly Variable[]): boolean {
  const newer = set.find((one) => one.name === existing['name'])
  return newer !== undefined && (newer.value ?? '') !== textAt(existing, 'value')
}

/** New values take the place of old ones, the rest goes to the end; removal wins (helper.go, updateEnv). */
function updatedEnvironment(
  existing: readonly EditableObject[],
  set: readonly Variable[],
  remove: readonly string[],
): readonly EditableObject[] {
  const covered = new Set(remove)
  const updated: EditableObject[] = []
  for (const variable of existing) {
    const name = textAt(variable, 'name')
    if (covered.has(name)) continue
    const newer = set.find((one) => one.name === name)
    if (newer !== undefined) covered.add(name)
    updated.push(newer === undefined ? variable : asObject(newer))
  }
  for (const variable of set) {
    if (covered.has(variable.name)) continue
    covered.add(variable.name)
    updated.push(asObject(variable))
  }
  return updated
}

function asObject({ name, value, valueFrom }: Variable): EditableObject {
  if (valueFrom !== undefined) return { name, valueFrom: valueFrom as Editable }
  // An empty value is left out, as Go leaves it out.
  return value === undefined || value === '' ? { name } : { name, value }
}

function listContainer(call: Call, info: Info, container: EditableObject, env: readonly EditableObject[]): void {
  call.out.write(`# ${info.resource.kind} ${info.name}, container ${textAt(container, 'name')}\n`)
  for (const variable of env) {
    const name = textAt(variable, 'name')
    if (variable['valueFrom'] === undefined) call.out.write(`${name}=${textAt(variable, 'value')}\n`)
    else call.out.write(`# ${name} from ${referenceText(mapAt(variable, 'valueFrom'))}\n`)
  }
}

/** kubectl pkg/cmd/set/env/env_resolve.go, GetEnvVarRefString. */
function referenceText(from: JsonObject): string {
  const configMap = mapAt(from, 'configMapKeyRef')
  if (textAt(configMap, 'key') !== '') return `configmap ${textAt(configMap, 'name')}, key ${textAt(configMap, 'key')}`
  const secret = mapAt(from, 'secretKeyRef')
  if (textAt(secret, 'key') !== '') return `secret ${textAt(secret, 'name')}, key ${textAt(secret, 'key')}`
  const field = textAt(from, 'fieldRef', 'fieldPath')
  if (field !== '') return `field path ${field}`
  const resource = mapAt(from, 'resourceFieldRef')
  if (textAt(resource, 'resource') === '') return 'invalid valueFrom'
  const container = textAt(resource, 'containerName')
  return `resource field ${container === '' ? '' : `${container}/`}${textAt(resource, 'resource')}`
}
