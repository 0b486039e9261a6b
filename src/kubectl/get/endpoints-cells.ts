import type { JsonObject } from '../../domain/json.ts'
import { mapsAt, numberAt, textAt } from '../json-access.ts'

/** How many addresses a row shows. */
const SHOWN = 3

/** `10.244.0.5:80,10.244.0.6:80`; three of them at most, and how many more there are (printers.go, formatEndpoints). */
export function endpointsText(endpoints: JsonObject): string {
  const subsets = mapsAt(endpoints, 'subsets')
  if (subsets.length === 0) return '<none>'
  const addresses = subsets.flatMap((subset) => {
    const hosts = mapsAt(subset, 'addresses').map((address) => textAt(address, 'ip'))
    const ports = mapsAt(subset, 'ports')
    return ports.length === 0 ? hosts : ports.flatMap((port) => hosts.map((ip) => `${ip}:${numberAt(port, 'port')}`))
  })
  const shown = addresses.slice(0, SHOWN).join(',')
  return addresses.length > SHOWN ? `${shown} + ${addresses.length - SHOWN} more...` : shown
}
