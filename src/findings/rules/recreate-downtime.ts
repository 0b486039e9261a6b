import { shortDuration } from '../../domain/duration.ts'
import { finding, toldByDeployment } from '../told.ts'
import type { Finding } from '../types.ts'

/** Recreate ends every old pod before it makes a new one: measured, the longest time without a pod. */
export const recreateDowntime: Finding = {
  code: 'AVAILABILITY_RECREATE',
  find: (context) =>
    context.snapshot.deployments
      .filter(({ spec }) => spec.strategy.type === 'Recreate')
      .flatMap((deployment) => {
        const { name, namespace } = deployment.metadata
        const told = toldByDeployment(context).find(
          ([first]) => first?.note.deployment === name && first.note.namespace === namespace,
        )
        const downMs = Math.max(0, ...(told ?? []).map(({ note }) => note.pods?.downtimeMs ?? 0))
        if (downMs === 0) return []
        const args = { deployment: name, duration: shortDuration(downMs) }
        return [finding('AVAILABILITY_RECREATE', args, context.places.field(deployment, ['spec', 'strategy', 'type']))]
      }),
}
