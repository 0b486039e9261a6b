import { revisionOf } from '../../engines/rollout/annotations.ts'
import { isComplete } from '../observe.ts'
import { finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** A Deployment that is still paused at the end. */
export const pauseForgotten: Finding = {
  code: 'ROLLOUT_PAUSE_FORGOTTEN',
  find: ({ snapshot, places }) =>
    snapshot.deployments
      .filter(({ spec }) => spec.paused === true)
      .map((deployment) =>
        finding(
          'ROLLOUT_PAUSE_FORGOTTEN',
          {
            deployment: deployment.metadata.name,
            waiting: revisionOf(deployment) === 0 ? 'all' : isComplete(deployment) ? '' : 'some',
          },
          places.field(deployment, ['spec', 'paused']),
        ),
      ),
}
