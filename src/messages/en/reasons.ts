import type { MessageText } from '../message-text.ts'

export const REASON_MESSAGES = {
  REVISION_FIRST: { message: ({ after }) => `the Deployment was created, which is revision ${after}` },
  REVISION_TEMPLATE_CHANGED: { message: ({ after }) => `the pod template changed, which made revision ${after}` },
  REVISION_REUSED: {
    message: ({ before, after }) =>
      `the pod template of an older ReplicaSet came back, which became revision ${after} (it was ${before})`,
  },
  REVISION_TEMPLATE_SAME: { message: () => 'the pod template did not change, so no revision was made' },
  REVISION_PAUSED: { message: () => 'the rollout is paused, so no revision is made until it is resumed' },
  REVISION_REFUSED: { message: () => 'the API server refused the change, so no revision was made' },
  REVISION_NOT_TOUCHED: { message: () => 'the command did not change the Deployment' },
  SKIPPED_NEEDS: { message: ({ needs }) => `waits for \`${needs}\`` },
} as const satisfies Record<string, MessageText>
