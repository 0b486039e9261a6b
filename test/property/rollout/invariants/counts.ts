import type { DeploymentCounts, Frame, ReplicaSetCounts } from '../../../../src/domain/trace.ts'
import { available, revisionOf, type Scene, total, wanted } from '../scene.ts'
import { must } from '../violation.ts'

/** Figures never tell of more than there can be, and what was observed is never ahead of what was written. */
export function checkFigures({ deployment, holdings }: Scene): void {
  for (const { metadata, spec, status } of [deployment, ...holdings.map(({ set }) => set)]) {
    const { replicas = 0, readyReplicas = 0, availableReplicas = 0, observedGeneration = 0 } = status
    const { name, generation = 0 } = metadata
    must(availableReplicas <= readyReplicas && readyReplicas <= replicas, 'available ≤ ready ≤ all', { name, status })
    must(observedGeneration <= generation, 'observedGeneration ≤ generation', { name, generation, status })
    must(spec.replicas >= 0, 'no size is negative', { name, spec })
  }
}

/** The last frame tells what the objects tell. */
export function checkFrame(frame: Frame | undefined, scenes: readonly Scene[]): void {
  const rows = scenes.flatMap(replicaSetRows).toSorted(byName)
  const deployments = scenes.map(deploymentRow).toSorted(byName)
  must(sameRows(frame?.deployments ?? [], deployments), 'a frame counts the Deployments', { frame, deployments })
  must(sameRows(frame?.replicaSets ?? [], rows), 'a frame counts the ReplicaSets', { frame, rows })
}

function deploymentRow({ deployment, holdings }: Scene): DeploymentCounts {
  const { name, namespace = '' } = deployment.metadata
  const pods = total(holdings, ({ active }) => active)
  return {
    namespace,
    name,
    replicas: deployment.spec.replicas,
    ready: total(holdings, ({ ready }) => ready),
    available: total(holdings, available),
    updated: deployment.status.updatedReplicas ?? 0,
    pods,
    podsWithTerminating: pods + total(holdings, ({ terminating }) => terminating),
    ...numbered(revisionOf(deployment)),
  }
}

function replicaSetRows({ deployment, holdings }: Scene): readonly ReplicaSetCounts[] {
  return holdings
    .filter((holding) => wanted(holding) > 0 || holding.set.status.replicas > 0)
    .map((holding) => ({
      namespace: holding.set.metadata.namespace ?? '',
      name: holding.set.metadata.name,
      deployment: deployment.metadata.name,
      ...numbered(revisionOf(holding.set)),
      desired: wanted(holding),
      current: holding.set.status.replicas,
      ready: holding.set.status.readyReplicas ?? 0,
      available: available(holding),
    }))
}

function numbered(revision: number): { readonly revision?: number } {
  return revision === 0 ? {} : { revision }
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1
}

function sameRows(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((row, index) => sameRow(row, b[index] ?? {}))
}

function sameRow(a: object, b: object): boolean {
  const others: Readonly<Record<string, unknown>> = { ...b }
  const fields = Object.entries(a)
  return fields.length === Object.keys(others).length && fields.every(([field, value]) => others[field] === value)
}
