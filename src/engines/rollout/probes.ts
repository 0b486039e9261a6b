import type { JsonObject } from '../../domain/json.ts'
import type { Container } from '../../kubernetes/types.ts'

/**
 * When a container that serves from `servesAfterMs` on (after its start) becomes Ready: at once where it has no readiness
 * probe, else at the first probes that find it serving (pkg/kubelet/prober/worker.go). A startup probe comes before the
 * readiness probe. `undefined`: never.
 *
 * A probe with initialDelaySeconds 5 and periodSeconds 10 looks at 5, 15, 25 … s; a server up after 7 s is Ready at 15 s.
 */
export function readyAfterStartMs(container: Container, servesAfterMs: number | 'never'): number | undefined {
  if (servesAfterMs === 'never') return undefined
  const startedMs = container.startupProbe === undefined ? 0 : passesAtMs(container.startupProbe, servesAfterMs, 0)
  const { readinessProbe } = container
  return readinessProbe === undefined
    ? Math.max(startedMs, servesAfterMs)
    : passesAtMs(readinessProbe, servesAfterMs, startedMs)
}

function passesAtMs(probe: JsonObject, servesAfterMs: number, notBeforeMs: number): number {
  const delayMs = seconds(probe['initialDelaySeconds'], 0)
  const periodMs = seconds(probe['periodSeconds'], 10)
  const successes = Number(probe['successThreshold'] ?? 1)
  const earliestMs = Math.max(servesAfterMs, notBeforeMs, delayMs)
  const firstMs = delayMs + Math.ceil((earliestMs - delayMs) / periodMs) * periodMs
  return firstMs + (successes - 1) * periodMs
}

function seconds(value: unknown, fallback: number): number {
  return (typeof value === 'number' ? value : fallback) * 1000
}
