import { diagnostic } from '../domain/codes.ts'
import type { JsonObject, Value } from '../domain/json.ts'
import { goQuote } from '../kubernetes/go-format.ts'
import type { PatchType } from '../kubernetes/api.ts'
import { effectiveTag } from '../kubernetes/image-reference.ts'
import type { Pod } from '../kubernetes/types.ts'
import { type Call, type Command, usageError } from './call.ts'
import { readCascade } from './delete.ts'
import { type DryRun, dryRunSuffix, readDryRun, writeOptions } from './dry-run.ts'
import { type Failure, type Result, bad, good, message, refused } from './failure.ts'
import { asJson } from './info.ts'
import { envNameProblem } from './env-names.ts'
import { parseLabelSpec } from './label-spec.ts'
import { savedTypedConfig, withChangeCause } from './last-applied.ts'
import { patchedLocally } from './local-patch.ts'
import { type Printer, printerFor } from './printer.ts'
import { answered } from './request.ts'
import { resourceFor } from './resource-names.ts'
import { parsePairs } from './set/pairs.ts'
import { typed } from './typed.ts'
import { DONE, GO_ON, endedByHand, follow } from './waiting.ts'

/** `kubectl run` (kubectl pkg/cmd/run/run.go, pkg/generate/versioned/run.go): one pod, maybe a service for it. */
export const runPod: Command = (call) => {
  const { flags, args } = call
  if (args.length === 0) return usageError(call, 'NAME is required for run')
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const printer = printerFor(call, dryRunSuffix(dryRun.value), true)
  if (!printer.ok) return printer.failure
  const cascade = readCascade(call)
  if (!cascade.ok) return cascade.failure
  const isAttached = flags.on('attach') || (!flags.changed('attach') && flags.on('stdin'))
  const problem = flagProblem(call, isAttached, dryRun.value)
  if (problem !== undefined) return problem
  const pod = podObject(call)
  if (!pod.ok) return pod.failure
  const overridden = withOverrides(call, pod.value)
  if (!overridden.ok) return overridden.failure
  const made = make(call, 'pods', overridden.value, dryRun.value)
  if (!made.ok) return made.failure
  const failure = flags.on('expose') ? exposePod(call, printer.value, dryRun.value) : undefined
  if (failure !== undefined) return failure
  if (isAttached) return attach(call)
  return printer.value.print(made.value, 'created')
}

function flagProblem(call: Call, isAttached: boolean, dryRun: DryRun): Failure | undefined {
  const { flags } = call
  const image = flags.text('image')
  if (image === '') return message('--image is required')
  if (!isReference(image)) {
    return message(`Invalid image name ${goQuote(image)}: invalid reference format`)
  }
  if (flags.on('tty') && !flags.on('stdin')) {
    return usageError(call, '-i/--stdin is required for containers with -t/--tty=true')
  }
  if (flags.on('expose') && flags.text('port') === '') {
    return usageError(call, '--port must be set when exposing a service')
  }
  if (!['Always', 'OnFailure', 'Never', ''].includes(flags.text('restart'))) {
    return usageError(call, `invalid restart policy: ${flags.text('restart')}`)
  }
  if (flags.on('rm') && !isAttached) return usageError(call, '--rm should only be used for attached containers')
  if (isAttached && dryRun !== 'none') {
    const what = "can't be used with attached containers options (--attach, --stdin, or --tty)"
    return usageError(call, `--dry-run=[server|client] ${what}`)
  }
  if (!['Always', 'IfNotPresent', 'Never', ''].includes(flags.text('image-pull-policy'))) {
    return usageError(call, `invalid image pull policy: ${flags.text('image-pull-policy')}`)
  }
  return undefined
}

/** A name with a tag, a digest, or both. */
function isReference(image: string): boolean {
  const at = image.indexOf('@')
  return effectiveTag(image) !== '' || (at > 0 && effectiveTag(image.slice(0, at)) !== '')
}

function podObject(call: Call): Result<JsonObject> {
  const { flags, args } = call
  const [name = '', ...words] = args
  const labels = parseLabelSpec(flags.text('labels') || `run=${name}`)
  if (!labels.ok) return labels
  const annotations = parsePairs(flags.list('annotations'), 'annotations', false)
  const env = environment(flags.list('env'))
  if (!annotations.ok) return annotations
  if (!env.ok) return env
  const port = flags.text('port')
  if (port !== '' && !/^[+-]?[0-9]+$/.test(port))
    return refused(`strconv.Atoi: parsing ${goQuote(port)}: invalid syntax`)
  const pullPolicy = flags.text('image-pull-policy')
  const container: JsonObject = {
    name,
    image: flags.text('image'),
    ...(words.length === 0 ? {} : { [flags.on('command') ? 'command' : 'args']: words }),
    ...(port === '' ? {} : { ports: [{ containerPort: Number(port) }] }),
    ...(env.value.length === 0 ? {} : { env: env.value }),
    resources: {},
    ...(pullPolicy === '' ? {} : { imagePullPolicy: pullPolicy }),
    ...(flags.on('privileged') ? { securityContext: { privileged: true } } : {}),
    ...(flags.on('stdin') ? { stdin: true } : {}),
    ...(flags.on('stdin') && !flags.on('leave-stdin-open') ? { stdinOnce: true } : {}),
    ...(flags.on('tty') ? { tty: true } : {}),
  }
  return good({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      ...(call.namespaceGiven ? { namespace: call.namespace } : {}),
      creationTimestamp: null,
      labels: labels.value,
      ...(annotations.value.set.size === 0 ? {} : { annotations: Object.fromEntries(annotations.value.set) }),
    },
    spec: {
      containers: [container],
      restartPolicy: flags.text('restart') || 'Always',
      dnsPolicy: 'ClusterFirst',
    },
    status: {},
  })
}

/** `--overrides`: a patch of the object before it is sent (kubectl pkg/cmd/run/run.go, createGeneratedObject). */
function withOverrides(call: Call, pod: JsonObject): Result<JsonObject> {
  const { flags } = call
  const text = flags.text('overrides')
  if (text === '') return good(pod)
  const type = OVERRIDES[flags.text('override-type')]
  if (type === undefined) return refused(`invalid override type: ${flags.text('override-type')}`)
  const resource = resourceFor('pods')
  if (!resource.ok) return resource
  const patched = patchedLocally(resource.value, pod, type, parsedJson(text))
  if (!patched.ok) return patched
  const { apiVersion, kind } = patched.value
  if (apiVersion === 'v1' && kind === 'Pod') return typed(resource.value, patched.value)
  call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: 'kubectl run --overrides' }))
  return bad({ kind: 'exit', code: 1 })
}

const OVERRIDES: Readonly<Partial<Record<string, PatchType>>> = { merge: 'merge', json: 'json', strategic: 'strategic' }

/** What is no JSON is read as a text, which is no patch of any type. */
function parsedJson(text: string): Value {
  try {
    return JSON.parse(text) as Value
  } catch {
    return text
  }
}

function environment(specs: readonly string[]): Result<readonly Value[]> {
  const env: Value[] = []
  for (const spec of specs) {
    const equals = spec.indexOf('=')
    const problem = equals < 1 ? '' : envNameProblem(spec.slice(0, equals))
    if (problem !== undefined) return refused(`invalid env: ${spec}`)
    const value = spec.slice(equals + 1)
    env.push({ name: spec.slice(0, equals), ...(value === '' ? {} : { value }) })
  }
  return good(env)
}

function make(call: Call, resource: string, object: JsonObject, dryRun: DryRun): Result<JsonObject> {
  const recorded = call.flags.on('record') ? withChangeCause(object, call.recorded) : object
  if (dryRun === 'client') return good(recorded)
  const body = savedTypedConfig(recorded, call.flags.on('save-config'))
  const made = answered(call, call.host.cluster.api.create(resource, call.namespace, body, writeOptions(dryRun)))
  return made.ok ? good(asJson(made.value)) : bad(made.failure)
}

function exposePod(call: Call, printer: Printer, dryRun: DryRun): Failure | undefined {
  const { flags, args } = call
  const [name = ''] = args
  const port = Number(flags.text('port'))
  const labels = parseLabelSpec(flags.text('labels') || `run=${name}`)
  if (!labels.ok) return labels.failure
  const service: JsonObject = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      ...(call.namespaceGiven ? { namespace: call.namespace } : {}),
      creationTimestamp: null,
      ...(flags.text('labels') === '' ? {} : { labels: labels.value }),
    },
    spec: { ports: [{ protocol: 'TCP', port, targetPort: port }], selector: labels.value },
    status: { loadBalancer: {} },
  }
  const made = make(call, 'services', service, dryRun)
  if (!made.ok) return made.failure
  const failure = printer.print(made.value, 'created')
  if (flags.text('output') === 'yaml') call.out.write('---\n')
  return failure
}

/** `-i`: waits until the pod runs or is done, and shows what it wrote; nobody is there to type. */
function attach(call: Call): Failure | undefined {
  const { cluster } = call.host
  const [name = ''] = call.args
  const ref = { resource: 'pods', namespace: call.namespace, name }
  const live = cluster.api.get(ref) as Pod | undefined
  const end =
    live === undefined || isDone(live)
      ? DONE
      : follow(call, ref, 0, ({ object }) => (isDone(object as Pod) ? DONE : GO_ON), true)
  const pod = cluster.api.get(ref) as Pod | undefined
  call.out.write(cluster.log(ref, name, false) ?? '')
  if (call.flags.on('rm')) {
    cluster.api.delete(ref)
    if (!call.flags.on('quiet')) call.out.write(`pod "${name}" deleted\n`)
  }
  if (end.kind !== 'done') return endedByHand(call)
  const terminated = pod?.status.containerStatuses?.[0]?.state.terminated
  if (pod?.status.phase !== 'Failed' || call.flags.text('restart') === 'Always') return undefined
  const code = terminated?.exitCode ?? 1
  call.err.write(
    `pod ${call.namespace}/${name} terminated (${terminated?.reason ?? 'Error'})\n${terminated?.message ?? ''}\n`,
  )
  return { kind: 'exit', code }
}

function isDone(pod: Pod): boolean {
  return pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed'
}
