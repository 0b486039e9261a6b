import { diagnostic } from '../domain/codes.ts'
import type { JsonObject, Value } from '../domain/json.ts'
import { select } from './builder.ts'
import type { Call, Command } from './call.ts'
import { dryRunSuffix, readDryRun, writeOptions } from './dry-run.ts'
import { type Result, good, message, refused } from './failure.ts'
import { type Info, asJson } from './info.ts'
import { mapAt, mapsAt, numberAt, textAt, textsAt } from './json-access.ts'
import { parseLabelSpec } from './label-spec.ts'
import { savedTypedConfig, withChangeCause } from './last-applied.ts'
import { printerFor } from './printer.ts'
import { answered } from './request.ts'
import { groupKind } from './resource-names.ts'

const EXPOSABLE = new Set(['Deployment', 'Pod', 'ReplicaSet', 'Service'])

/** `kubectl expose` (kubectl pkg/cmd/expose/expose.go). */
export const expose: Command = (call) => {
  const { flags } = call
  const dryRun = readDryRun(call)
  if (!dryRun.ok) return dryRun.failure
  const printer = printerFor(call, dryRunSuffix(dryRun.value), true)
  if (!printer.ok) return printer.failure
  if (flags.changed('overrides')) {
    call.diagnostics.push(diagnostic('COMMAND_NOT_SIMULATED', { command: 'kubectl expose --overrides' }))
    return { kind: 'exit', code: 1 }
  }
  const selected = select(call, { args: call.args, continueOnError: true })
  if (!selected.ok) return selected.failure
  const derived: Derived = {}
  return selected.value.visit((info) => {
    if (!EXPOSABLE.has(info.resource.kind)) return message(`cannot expose a ${groupKind(info.resource)}`)
    const made = serviceFor(call, info, derived)
    if (!made.ok) return made.failure
    const service = flags.on('record') ? withChangeCause(made.value, call.recorded) : made.value
    if (dryRun.value === 'client') {
      const namespace = call.namespaceGiven ? { namespace: call.namespace } : {}
      return printer.value.print({ ...service, metadata: { ...mapAt(service, 'metadata'), ...namespace } }, 'exposed')
    }
    const body = savedTypedConfig(service, flags.on('save-config'))
    const created = answered(
      call,
      call.host.cluster.api.create('services', call.namespace, body, writeOptions(dryRun.value)),
    )
    return created.ok ? printer.value.print(asJson(created.value), 'exposed') : created.failure
  })
}

const NAME_MAX = 63

/** What the first object decided in place of a flag; upstream keeps it for all the others as well. */
interface Derived {
  selector?: Labels
  labels?: Labels
  ports?: readonly string[]
}

function serviceFor(call: Call, info: Info, derived: Derived): Result<JsonObject> {
  const { flags } = call
  const selector = derivedLabels(flags.text('selector'), derived.selector, () => selectorOf(info))
  if (!selector.ok) return selector
  derived.selector = selector.value
  const ports = servicePorts(call, info, derived)
  if (!ports.ok) return ports
  const ownLabels = () => good(textsAt(info.object, 'metadata', 'labels'))
  const labels = derivedLabels(flags.text('labels'), derived.labels, ownLabels)
  if (!labels.ok) return labels
  derived.labels = labels.value
  const affinity = flags.text('session-affinity')
  if (affinity !== '' && affinity !== 'None' && affinity !== 'ClientIP') {
    return refused(`unknown session affinity: ${affinity}`)
  }
  const [type, external, clusterIp] = [flags.text('type'), flags.text('external-ip'), flags.text('cluster-ip')]
  return good({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: flags.text('name') || info.name.slice(0, NAME_MAX),
      creationTimestamp: null,
      ...(Object.keys(labels.value).length === 0 ? {} : { labels: labels.value }),
    },
    spec: {
      ...(ports.value.length === 0 ? {} : { ports: ports.value }),
      selector: selector.value,
      ...(external === '' ? {} : { externalIPs: [external] }),
      ...(type === '' ? {} : { type }),
      ...(affinity === '' ? {} : { sessionAffinity: affinity }),
      ...(clusterIp === '' ? {} : { clusterIP: clusterIp }),
    },
    status: { loadBalancer: {} },
  })
}

type Labels = Readonly<Record<string, string>>

function derivedLabels(flag: string, before: Labels | undefined, own: () => Result<Labels>): Result<Labels> {
  if (flag !== '') return parseLabelSpec(flag)
  return before === undefined || Object.keys(before).length === 0 ? own() : good(before)
}

function selectorOf(info: Info): Result<Readonly<Record<string, string>>> {
  const { object } = info
  switch (info.resource.kind) {
    case 'Pod': {
      const labels = textsAt(object, 'metadata', 'labels')
      if (Object.keys(labels).length > 0) return good(labels)
      return refused(
        "couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed",
      )
    }
    case 'Service': {
      const selector = textsAt(object, 'spec', 'selector')
      if (Object.keys(selector).length > 0) return good(selector)
      return refused(
        "couldn't retrieve selectors via --selector flag or introspection: the service has no pod selector set",
      )
    }
    default:
      return mapsAt(object, 'spec', 'selector', 'matchExpressions').length === 0
        ? good(textsAt(object, 'spec', 'selector', 'matchLabels'))
        : refused(
            "couldn't retrieve selectors via --selector flag or introspection: " +
              'couldn\'t convert expressions - "matchExpressions" to map-based selector format',
          )
  }
}

interface KnownPort {
  readonly port: string
  readonly protocol: string
}

function knownPorts(info: Info): readonly KnownPort[] {
  const { object } = info
  if (info.resource.kind === 'Service') {
    return mapsAt(object, 'spec', 'ports').map((one) => ({
      port: String(numberAt(one, 'port')),
      protocol: textAt(one, 'protocol') || 'TCP',
    }))
  }
  const spec = info.resource.kind === 'Pod' ? mapAt(object, 'spec') : mapAt(object, 'spec', 'template', 'spec')
  return mapsAt(spec, 'containers')
    .flatMap((container) => mapsAt(container, 'ports'))
    .map((one) => ({ port: String(numberAt(one, 'containerPort')), protocol: textAt(one, 'protocol') || 'TCP' }))
}

/** The ports of the service: those asked for, else those of the containers. Several get names. */
function servicePorts(call: Call, info: Info, derived: Derived): Result<readonly Value[]> {
  const { flags } = call
  const known = knownPorts(info)
  const given = flags.text('port')
  const own = () => [...new Set(known.map((one) => one.port))]
  const wanted = given === '' ? (derived.ports ?? own()) : given.split(',')
  if (wanted.length === 0 && flags.text('cluster-ip') !== 'None') {
    return refused("couldn't find port via --port flag or introspection")
  }
  if (wanted.length > 0) derived.ports = wanted
  const target = flags.text('target-port')
  const ports: Value[] = []
  for (const [index, text] of wanted.entries()) {
    if (!/^[+-]?[0-9]+$/.test(text)) return refused(`strconv.Atoi: parsing "${text}": invalid syntax`)
    const port = Number(text)
    const targetPort = target === '' ? port : /^[0-9]+$/.test(target) ? Number(target) : target
    const protocols = [...new Set(known.filter((one) => one.port === text).map((one) => one.protocol))]
    const asked = flags.text('protocol')
    const name = wanted.length > 1 ? `port-${index + 1}` : undefined
    if (asked === '' && protocols.length > 1) {
      for (const protocol of protocols) {
        ports.push({ name: `port-${index + 1}-${protocol.toLowerCase()}`, protocol, port, targetPort })
      }
      continue
    }
    const protocol = asked || (protocols[0] ?? 'TCP')
    ports.push({ ...(name === undefined ? {} : { name }), protocol, port, targetPort })
  }
  return good(ports)
}
