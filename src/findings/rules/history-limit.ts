import { finding } from '../told.ts'
import type { Finding } from '../types.ts'

/** `revisionHistoryLimit: 0`: there is never anything to go back to. */
export const historyLimit: Finding = {
  code: 'UNDO_HISTORY_LIMIT_ZERO',
  find: ({ snapshot, places }) =>
    snapshot.deployments
      .filter(({ spec }) => spec.revisionHistoryLimit === 0)
      .map((deployment) =>
        finding(
          'UNDO_HISTORY_LIMIT_ZERO',
          { deployment: deployment.metadata.name },
          places.field(deployment, ['spec', 'revisionHistoryLimit']),
        ),
      ),
}
