import type { JsonObject } from '../../domain/json.ts'
import { mapsAt, numberAt, scalarsAt, textAt, textsAt } from '../json-access.ts'
import { ageOf } from '../print/age.ts'

/** The row of a service (kubernetes pkg/printers/internalversion/printers.go, printService). */
export function serviceCells(service: JsonObject, nowMs: number): readonly string[] {
  const selector = Object.entries(textsAt(service, 'spec', 'selector'))
    .map(([key, value]) => `${key}=${value}`)
    .toSorted()
    .join(',')
  return [
    textAt(service, 'metadata', 'name'),
    textAt(service, 'spec', 'type'),
    textAt(service, 'spec', 'clusterIP') || '<none>',
    externalAddress(service),
    servicePorts(service) || '<none>',
    ageOf(textAt(service, 'metadata', 'creationTimestamp'), nowMs),
    selector || '<none>',
  ]
}

/** `80/TCP`, with a node port `80:30080/TCP`. */
function servicePorts(service: JsonObject): string {
  return mapsAt(service, 'spec', 'ports')
    .map((port) => {
      const node = numberAt(port, 'nodePort')
      return `${numberAt(port, 'port')}${node > 0 ? `:${node}` : ''}/${textAt(port, 'protocol')}`
    })
    .join(',')
}

function externalAddress(service: JsonObject): string {
  const addresses = scalarsAt(service, 'spec', 'externalIPs').join(',')
  switch (textAt(service, 'spec', 'type')) {
    case 'LoadBalancer': {
      const ingress = mapsAt(service, 'status', 'loadBalancer', 'ingress')
      const given = ingress.map((one) => textAt(one, 'ip') || textAt(one, 'hostname')).join(',')
      if (given !== '') return addresses === '' ? given : `${given},${addresses}`
      return addresses === '' ? '<pending>' : addresses
    }
    case 'ExternalName':
      return textAt(service, 'spec', 'externalName')
    default:
      return addresses === '' ? '<none>' : addresses
  }
}
