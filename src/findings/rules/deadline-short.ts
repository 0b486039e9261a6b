import { finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** A rollout that passed its deadline and then completed all the same: the deadline is shorter than the pods take. */
export const deadlineShort: Finding = {
  code: 'ROLLOUT_DEADLINE_SHORT',
  find: ({ observed, snapshot, places }) =>
    snapshot.deployments.flatMap((deployment) => {
      const { name, namespace } = deployment.metadata
      const own = observed.milestones.filter((each) => each.deployment === name && each.namespace === namespace)
      const late = own.find(
        ({ kind, revision }, index) =>
          kind === 'complete' && own[index - 1]?.kind === 'deadline-exceeded' && own[index - 1]?.revision === revision,
      )
      if (late === undefined) return []
      const args = {
        deployment: name,
        revision: late.revision,
        deadlineSeconds: deployment.spec.progressDeadlineSeconds ?? 0,
      }
      return [finding('ROLLOUT_DEADLINE_SHORT', args, places.field(deployment, ['spec', 'progressDeadlineSeconds']))]
    }),
}
