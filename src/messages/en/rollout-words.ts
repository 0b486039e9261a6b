import type { RolloutWords } from '../rollout-words.ts'
import { count } from '../list.ts'
import { surgeText, unavailableText } from './rollout.ts'

export const ENGLISH_ROLLOUT_WORDS: RolloutWords = {
  legend:
    'A revision is one version of the pod template (spec.template). Each has a ReplicaSet that makes its pods; old ones are kept for undo.',
  exit: (code) => `exit code ${code}`,
  linesLeftOut: (lines) => `… ${count(lines, 'more line')}`,
  fieldsLeftOut: (fields) => `… ${count(fields, 'more field')}`,
  newRevision: (after, before) => `new revision ${after ?? '?'}${before === undefined ? '' : ` (was ${before})`}`,
  noNewRevision: (revision) => (revision === undefined ? 'no revision' : `no new revision, still ${revision}`),
  deleted: 'deleted',
  absent: '(absent)',
  podsMeanwhile: ({ availableBefore, fewestAvailable, mostPods, allowed: { minAvailable, maxPods } }) => {
    const required =
      availableBefore < minAvailable
        ? `required: ${minAvailable}, it began with ${availableBefore}`
        : `required: ${minAvailable}`
    return `meanwhile never fewer than ${fewestAvailable} available (${required}), never more than ${count(mostPods, 'pod')} (allowed: ${maxPods})`
  },
  done: (duration) => `complete after ${duration}`,
  podsNow: ({ replicas, available, sets }) =>
    [
      `${available} of ${count(replicas, 'pod')} available`,
      ...sets.map(({ revision, ready, desired }) => `revision ${revision}: ${ready} of ${desired} ready`),
    ].join(', '),
  down: (duration) => `no pod was available for ${duration}`,
  state: {
    complete: 'complete',
    progressing: 'in progress',
    paused: 'paused',
    stuck: 'stuck',
    'deadline-exceeded': 'stuck, deadline exceeded',
    deleted: 'deleted',
  },
  stateAt: (state, revision) => (revision === undefined ? state : `${state}, revision ${revision}`),
  strategy: 'strategy',
  strategyFacts: ({ type, replicas, minAvailable, maxPods, maxSurge = '', maxUnavailable = '' }) => {
    if (type === 'Recreate') {
      return [type, 'every old pod is gone before the first new one is made, so there is a time without pods']
    }
    const args = { maxSurge, maxUnavailable, replicas, surge: maxPods - replicas, unavailable: replicas - minAvailable }
    return [
      type,
      `at least ${minAvailable} of ${count(replicas, 'pod')} must stay available: ${unavailableText(args)}`,
      `at most ${count(maxPods, 'pod')} at a time, those that are ending not counted: ${surgeText(args)}`,
    ]
  },
  why: 'why',
  history: 'history',
  historyHead: ['REVISION', 'REPLICASET', 'READY', 'IMAGES', 'CHANGE-CAUSE'],
  earlier: (revisions) => `was ${revisions.join(', ')}`,
  none: '<none>',
  timeline: 'timeline',
  readyPods: 'ready pods',
  laneLegend: '(a column for each change: how many pods are ready; below, the commands)',
  findings: 'what to look at',
  noFindings: 'nothing that looks unintended',
  nothingRan: 'no kubectl command was run',
}
