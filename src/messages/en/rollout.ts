import type { Args } from '../../domain/diagnostic.ts'
import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { unavailableStory } from '../shares.ts'

/** What one action did to revisions, and why a rollout stands where it stands: the reasons of `grade rollout`. */
export const ROLLOUT_MESSAGES = {
  REVISION_RENUMBERED: {
    message: ({ from, after }) =>
      `the pod template of revision ${from} came back, so its ReplicaSet is used again and renumbered: ${from} becomes ${after}`,
  },
  REVISION_RESUMED: {
    message: ({ after }) =>
      `resumed: what was changed in the pod template during the pause takes effect as revision ${after}`,
  },
  REVISION_ONLY_OTHERS: {
    message: ({ fields }) => `only ${names(fields)} changed, which is outside of the pod template (\`spec.template\`)`,
  },
  REVISION_UNCHANGED: { message: () => 'nothing in the Deployment changed, so its pod template is the same' },
  REVISION_SAME_MEANING: {
    message: () =>
      'what is written differently means the same to the API server (a default, another way to write an amount), so the pod template is the same',
  },
  REVISION_PENDING: { message: () => 'the pod template changed, but the controller has not answered yet' },
  REVISION_PAUSE_BEGINS: {
    message: () => 'the rollout is paused from here on: changes of the pod template wait until it is resumed',
  },
  REVISION_PAUSE_ENDS: { message: () => 'the rollout is resumed, and the pod template is the one that runs already' },
  REVISION_DRY_RUN: { message: () => 'a dry run changes nothing' },
  REVISION_DELETED: { message: () => 'the Deployment was deleted, with its ReplicaSets and their history' },

  POD_UNREADY: {
    message: ({ container, revision, probe }) =>
      probe === ''
        ? `container \`${container}\` of revision ${revision} runs but never becomes ready`
        : `container \`${container}\` of revision ${revision} runs, but its \`readinessProbe\` does not succeed`,
  },
  ROLLOUT_HELD_BACK: {
    message: (args) =>
      `${heldOld(args)}, and ${heldNew(args)}: neither can move until a pod of revision ${args['revision']} is available`,
  },
  ROLLOUT_WILL_COMPLETE: { message: ({ at }) => `left alone, it completes at ${at}` },
  ROLLOUT_WILL_GIVE_UP: {
    message: ({ at, deadlineSeconds }) =>
      `left alone, \`progressDeadlineSeconds\` (${deadlineSeconds} s) is over at ${at}: then the condition \`Progressing\` says \`ProgressDeadlineExceeded\` and \`kubectl rollout status\` ends with exit code 1; nothing is rolled back by itself`,
  },
  ROLLOUT_WILL_WAIT: {
    message: () =>
      'left alone, it stays like this: no progress deadline ends it within an hour (the deadline runs from a change of the pod template, not from scaling or from pods that break later)',
  },
} as const satisfies Record<string, MessageText>

function heldOld(args: Args): string {
  return `${count(args['oldPods'], 'old pod')} must stay because ${unavailableText(args)} (at least ${args['minAvailable']} available)`
}

function heldNew(args: Args): string {
  return `no more than ${count(args['newPods'], 'new pod')} may be made because ${surgeText(args)} (at most ${count(args['maxPods'], 'pod')})`
}

/** `maxUnavailable` as it is written and what it comes to: percentages round down. */
export function unavailableText(args: Args): string {
  const { maxUnavailable, replicas, unavailable } = args
  const story = unavailableStory(args)
  switch (story.kind) {
    case 'number':
      return `\`maxUnavailable\` is ${maxUnavailable}`
    case 'capped':
      return `\`maxUnavailable\` ${maxUnavailable} is capped at the ${count(replicas, 'replica')}`
    case 'both-zero':
      return `\`maxUnavailable\` and \`maxSurge\` both come to 0, so \`maxUnavailable\` counts as ${unavailable}`
    case 'percent':
      return `\`maxUnavailable\` ${maxUnavailable} of ${replicas} rounds down to ${story.floor}`
    case 'percent-both-zero':
      return `\`maxUnavailable\` ${maxUnavailable} of ${replicas} rounds down to ${story.floor}, and as \`maxSurge\` comes to 0 too, it counts as ${unavailable}`
  }
}

/** `maxSurge` as it is written and what it comes to: percentages round up. */
export function surgeText({ maxSurge, replicas, surge }: Args): string {
  const written = String(maxSurge)
  return written.endsWith('%')
    ? `\`maxSurge\` ${written} of ${replicas} rounds up to ${surge}`
    : `\`maxSurge\` is ${written}`
}
