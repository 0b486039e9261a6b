import type { Call } from './call.ts'
import { type Failure, type Result, bad, combined, good, isNotFound, message, refused } from './failure.ts'
import { type Info, asJson, fetch } from './info.ts'
import { type InputFile, readFileArguments } from './file-arguments.ts'
import { infosOfFile } from './file-objects.ts'
import { listInfos, parseSelectors, unableToFind } from './selection.ts'
import { expandCategories, resourceFor } from './resource-names.ts'
import type { Resource } from '../kubernetes/resources.ts'

/** Which objects a command works on; the names are those of cli-runtime's resource.Builder. */
export interface BuilderOptions {
  readonly args: readonly string[]
  /** `-l`, where the command has one. */
  readonly labelSelector?: string
  readonly fieldSelector?: string
  /** `--all`. */
  readonly selectAll?: boolean
  readonly allNamespaces?: boolean
  /** A type without a name stands for all objects of it. */
  readonly allowEmptySelector?: boolean
  /** False where a command gets by with the name. */
  readonly requireObject?: boolean
  /** Objects from files are replaced by those on the server. */
  readonly latest?: boolean
  /** Goes on with the next object after a failure. */
  readonly continueOnError?: boolean
  readonly singleResourceType?: boolean
  /** Objects from files are checked for `apiVersion` and `kind` first. */
  readonly validate?: boolean
  /** Nothing is asked of the server, so a kind's scope is not known: objects have no namespace. */
  readonly local?: boolean
}

export interface Selection {
  readonly isSingleItemImplied: boolean
  /** Objects are meant one by one, not as what a list happens to hold. */
  readonly targetsSingleItems: boolean
  /** The resources named on the command line. */
  readonly resources: readonly Resource[]
  /** Calls `visitor` for each object in turn. What fails is collected or ends it, as the options say. */
  visit(visitor: (info: Info) => Failure | undefined, ignoreNotFound?: boolean): Failure | undefined
}

const MISSING_RESOURCE = `You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`

/** Works out what a command's words and `-f` name, without fetching anything yet. */
export function select(call: Call, options: BuilderOptions): Result<Selection> {
  const input = readFileArguments(call)
  const failures: Failure[] = input.ok ? [] : [input.failure]
  const words = readWords(options)
  if (!words.ok) failures.push(words.failure)
  const { labelSelector = '', fieldSelector = '' } = options
  if (options.selectAll === true && labelSelector !== '') {
    failures.push(message("setting 'all' parameter but found a non empty selector. "))
  }
  const selectors = parseSelectors(labelSelector, fieldSelector)
  const failure = combined(failures)
  if (failure !== undefined) return bad(failure)
  if (!input.ok || !words.ok) return refused('')
  const plan: Plan = { call, options, words: words.value, files: input.value.files }
  if (plan.files.length > 0) return fromFiles(plan, input.value.isSingle)
  const { tuples, types, names } = words.value
  const isSelecting =
    options.selectAll === true ||
    labelSelector !== '' ||
    fieldSelector !== '' ||
    (options.allowEmptySelector === true && types.length > 0 && names.length === 0)
  if (isSelecting) {
    return selectors.ok ? fromSelector(plan, selectors.value) : unreadableSelector(options, types, selectors.failure)
  }
  if (tuples.length > 0 || names.length > 0) return fromNames(plan)
  if (types.length > 0) {
    for (const type of types) {
      const found = resourceFor(type)
      if (!found.ok) return found
    }
    return refused('resource(s) were provided, but no name was specified')
  }
  return refused(MISSING_RESOURCE)
}

/** The server is asked for the first type and refuses. */
function unreadableSelector(options: BuilderOptions, types: readonly string[], failure: Failure): Result<Selection> {
  const resource = resourceFor(types[0] ?? '')
  if (!resource.ok) return resource
  if (failure.kind !== 'status') return bad(failure)
  const { labelSelector = '', fieldSelector = '' } = options
  return bad({
    kind: 'status',
    status: unableToFind(resource.value, labelSelector, fieldSelector, failure.status.message),
  })
}

interface Words {
  readonly tuples: readonly { readonly type: string; readonly name: string }[]
  readonly types: readonly string[]
  readonly names: readonly string[]
}

interface Plan {
  readonly call: Call
  readonly options: BuilderOptions
  readonly words: Words
  readonly files: readonly InputFile[]
}

/** `deployment/web`, `deploy web api`, `deploy,rs`, `deploy,rs web`. */
function readWords(options: BuilderOptions): Result<Words> {
  const args = multiplied(options.args)
  const slashes = args.filter((arg) => arg.includes('/')).length
  if (slashes === 0) {
    const [types, ...names] = args
    return good({
      tuples: [],
      types: types === undefined ? [] : [...new Set(expandCategories(types.split(',')))],
      names,
    })
  }
  if (slashes !== args.length) {
    return refused(
      'there is no need to specify a resource type as a separate argument when passing arguments in resource/name form ' +
        "(e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
    )
  }
  const tuples: { type: string; name: string }[] = []
  for (const arg of args) {
    const parts = arg.split('/')
    if (parts.length > 2) return refused('arguments in resource/name form may not have more than one slash')
    const [type = '', name = ''] = parts
    if (type === '' || name === '' || new Set(type.split(',')).size > 1) {
      return refused('arguments in resource/name form must have a single resource and name')
    }
    tuples.push({ type, name })
  }
  return good({ tuples, types: [], names: [] })
}

/** `deploy,rs web` means `deploy/web rs/web`. */
function multiplied(args: readonly string[]): readonly string[] {
  const [first = '', ...names] = args
  const types = [...new Set(first.split(','))]
  if (names.length === 0 || types.length < 2) return args
  return types.flatMap((type) => names.map((name) => `${type}/${name}`))
}

function fromFiles(plan: Plan, isSingle: boolean): Result<Selection> {
  const { call, options, words, files } = plan
  const source = 'when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well'
  if (words.types.length > 0) return refused(source)
  if (words.names.length > 0) return refused('name cannot be provided when a path is specified')
  if (words.tuples.length > 0) return refused('resource/name arguments cannot be provided when a path is specified')
  const selectors = parseSelectors(options.labelSelector ?? '', '')
  if (!selectors.ok) {
    const why = selectors.failure.kind === 'status' ? selectors.failure.status.message : ''
    return refused(`the provided selector "${options.labelSelector ?? ''}" is not valid: ${why}`)
  }
  const { labels } = selectors.value
  return good(
    selection(plan, { isSingle, targets: true, resources: [], areNamed: false }, function* infos() {
      for (const file of files) {
        for (const read of infosOfFile(call, file, {
          validate: options.validate === true,
          local: options.local === true,
        })) {
          const info = read.ok && options.latest === true ? latest(call, read.value) : read
          if (info.ok && !labels(labelsOf(info.value))) continue
          yield info
        }
      }
    }),
  )
}

function latest(call: Call, info: Info): Result<Info> {
  if (info.name === '') return good(info)
  const live = fetch(call.host.cluster, info)
  return live.ok ? good({ ...info, object: asJson(live.value) }) : live
}

function labelsOf(info: Info): Readonly<Record<string, string>> {
  const metadata = info.object?.['metadata'] as { readonly labels?: Readonly<Record<string, string>> } | undefined
  return metadata?.labels ?? {}
}

function fromSelector(plan: Plan, selectors: Parameters<typeof listInfos>[3]): Result<Selection> {
  const { call, options, words } = plan
  if (words.names.length > 0) return refused('name cannot be provided when a selector is specified')
  if (words.tuples.length > 0) {
    return refused('selectors and the all flag cannot be used when passing resource/name arguments')
  }
  if (words.types.length === 0) return refused('at least one resource must be specified to use a selector')
  if (words.types.length > 1 && options.singleResourceType === true) {
    return refused('you may only specify a single resource type')
  }
  const resources = resourcesFor(words.types)
  if (!resources.ok) return resources
  const namespace = options.allNamespaces === true ? undefined : call.namespace
  return good(
    selection(
      plan,
      { isSingle: false, targets: false, resources: resources.value, areNamed: false },
      function* infos() {
        for (const resource of resources.value) {
          yield* listInfos(call, resource, namespace, selectors, options.args.includes('all'))
        }
      },
    ),
  )
}

function resourcesFor(types: readonly string[]): Result<readonly Resource[]> {
  const resources: Resource[] = []
  for (const type of types) {
    const found = resourceFor(type)
    if (!found.ok) return found
    if (!resources.includes(found.value)) resources.push(found.value)
  }
  return good(resources)
}

function fromNames(plan: Plan): Result<Selection> {
  const { call, options, words } = plan
  const { types, names } = words
  if (types.length > 1) return refused('you must specify only one resource')
  const tuples = words.tuples.length > 0 ? words.tuples : names.map((name) => ({ type: types[0] ?? '', name }))
  const resources = resourcesFor(tuples.map((tuple) => tuple.type))
  if (!resources.ok) return resources
  if (resources.value.length > 1 && options.singleResourceType === true) {
    return refused('you may only specify a single resource type')
  }
  const infos: Info[] = []
  for (const { type, name } of tuples) {
    const resource = resourceFor(type)
    if (!resource.ok) return resource
    if (resource.value.namespaced && options.allNamespaces === true) {
      return refused('a resource cannot be retrieved by name across all namespaces')
    }
    infos.push({
      resource: resource.value,
      namespace: resource.value.namespaced ? call.namespace : '',
      name,
      sourceName: '',
    })
  }
  return good(
    selection(
      plan,
      { isSingle: tuples.length === 1, targets: true, resources: resources.value, areNamed: true },
      function* lazily() {
        for (const info of infos) {
          if (options.requireObject === false) yield good(info)
          else yield latest(call, info)
        }
      },
    ),
  )
}

interface SelectionFacts {
  /** The objects were named on the command line. */
  readonly areNamed: boolean
  readonly isSingle: boolean
  readonly targets: boolean
  readonly resources: readonly Resource[]
}

function selection(plan: Plan, facts: SelectionFacts, infos: () => Iterable<Result<Info>>): Selection {
  const { options } = plan
  return {
    isSingleItemImplied: facts.isSingle,
    targetsSingleItems: facts.targets,
    resources: facts.resources,
    visit(visitor, ignoreNotFound = false) {
      const failures: Failure[] = []
      // What could not be read or listed is told after what went wrong with the objects themselves.
      const unread: Failure[] = []
      for (const info of infos()) {
        const failure = info.ok ? visitor(info.value) : info.failure
        if (failure === undefined || (ignoreNotFound && isNotFound(failure))) continue
        if (info.ok || facts.areNamed) failures.push(failure)
        else unread.push(failure)
        if (options.continueOnError !== true) break
      }
      return combined([...failures, ...unread])
    },
  }
}
