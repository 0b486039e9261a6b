import type { Args } from '../../domain/diagnostic.ts'
import { revisionOf } from '../../engines/rollout/annotations.ts'
import { keyOf } from '../observe.ts'
import { type Trouble, troubleOf } from '../pod-trouble.ts'
import { replicaSetsOf } from '../snapshot.ts'
import { finding } from '../told.ts'
import type { Finding, FindingContext } from '../types.ts'

/** A rollout that does not go on by itself, with the container that is in the way. */
export const stuck: Finding = {
  code: 'ROLLOUT_STUCK',
  find: (context) =>
    context.stories
      .filter(({ state }) => !context.isCut && (state === 'stuck' || state === 'deadline-exceeded'))
      .flatMap(({ namespace, name, counts }) => {
        const deployment = context.snapshot.deployments.find(
          ({ metadata }) => metadata.name === name && metadata.namespace === namespace,
        )
        const newest = deployment === undefined ? undefined : replicaSetsOf(context.snapshot, deployment).at(-1)
        const trouble = newest === undefined ? undefined : troubleOf(context.snapshot, newest)
        if (deployment === undefined) return []
        const args = {
          deployment: name,
          revision: newest === undefined ? 0 : revisionOf(newest),
          ...troubleArgs(trouble),
          old: counts.sets.length > 1 ? 'yes' : '',
          previous: provenBefore(context, namespace, name, newest === undefined ? 0 : revisionOf(newest)),
        }
        return [finding('ROLLOUT_STUCK', args, context.places.field(deployment, trouble?.path ?? ['spec', 'template']))]
      }),
}

const PULL_REASONS: ReadonlySet<string> = new Set(['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName'])

/** `pull`, `ends`, `unready`, `waits` or nothing known. */
function troubleArgs(trouble: Trouble | undefined): Args {
  if (trouble === undefined) return { why: '' }
  const { code, args } = trouble.reason
  const container = args['container'] ?? ''
  if (code === 'POD_ENDS') return { why: 'ends', container, code: args['code'] ?? '' }
  if (code === 'POD_UNREADY') return { why: 'unready', container, probe: args['probe'] ?? '' }
  if (code !== 'POD_WAITING') return { why: '' }
  return {
    why: PULL_REASONS.has(String(args['reason'])) ? 'pull' : 'waits',
    container,
    reason: args['reason'] ?? '',
    detail: args['detail'] ?? '',
  }
}

/** The newest earlier revision whose rollout was complete: what an `undo` had better lead to. */
function provenBefore(
  { observed }: FindingContext,
  namespace: string,
  name: string,
  revision: number,
): number | string {
  const proven = observed.milestones.findLast(
    (each) =>
      each.kind === 'complete' &&
      keyOf(each.namespace, each.deployment) === keyOf(namespace, name) &&
      each.revision !== revision,
  )
  return proven?.revision ?? ''
}
