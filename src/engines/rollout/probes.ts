import { isJsonObject, type JsonObject } from '../../domain/json.ts'
import type { Container } from '../../kubernetes/types.ts'

/**
 * When a container that serves from `servesAfterMs` on (after its start) becomes Ready: at once where it has no readiness
 * probe, else at the first probes that find it serving (pkg/kubelet/prober/worker.go). A startup probe comes before the
 * readiness probe. `undefined`: never.
 *
 * A probe with initialDelaySeconds 5 and periodSeconds 10 looks at 5, 15, 25 … s; a server up after 7 s is Ready at 15 s.
 */
export function readyAfterStartMs(container: Container, servesAfterMs: number | 'never'): number | undefined {
  if (servesAfterMs === 'never' || answerOf(container.readinessProbe) === 'fails') return undefined
  if (answerOf(container.startupProbe) === 'fails') return undefined
  const startedMs = container.startupProbe === undefined ? 0 : passesAtMs(container.startupProbe, servesAfterMs, 0)
  const { readinessProbe } = container
  return readinessProbe === undefined
    ? Math.max(startedMs, servesAfterMs)
    : passesAtMs(readinessProbe, servesAfterMs, startedMs)
}

/** Whether a probe can be decided without asking the program: an `exec` of `true` or `false` can. */
export function answerOf(probe: JsonObject | undefined): 'passes' | 'fails' | 'unknown' | undefined {
  if (probe === undefined) return undefined
  const { exec } = probe
  const command = isJsonObject(exec) && Array.isArray(exec['command']) ? exec['command'] : []
  const program = String(command[0]).replace(/^(?:\/usr)?\/bin\//, '')
  if (program === 'true') return 'passes'
  return program === 'false' ? 'fails' : 'unknown'
}

/** How long after its start a container is killed because a probe keeps failing; `undefined`: never (pkg/kubelet/prober). */
export function killedAfterStartMs({ livenessProbe, startupProbe }: Container): number | undefined {
  const failing = [startupProbe, livenessProbe].find((probe) => answerOf(probe) === 'fails')
  if (failing === undefined) return undefined
  const failures = Number(failing['failureThreshold'] ?? 3)
  return seconds(failing['initialDelaySeconds'], 0) + Math.max(0, failures - 1) * seconds(failing['periodSeconds'], 10)
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
