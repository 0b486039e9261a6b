import type { KubeObject, Pod } from '../kubernetes/types.ts'
import { fieldOf } from './deployment-facts.ts'
import type { Story } from './revision-story.ts'

/** Explains why a pod is not over although a process of it ended: its restart policy starts that again. `undefined` for all else. */
export function restartStory(object: KubeObject): Story | undefined {
  if (object.kind !== 'Pod') return undefined
  const pod = object as Pod
  const again = (pod.status.containerStatuses ?? []).find(({ lastState }) => lastState?.terminated !== undefined)
  const ended = again?.lastState?.terminated
  if (again === undefined || ended === undefined) return undefined
  const { restartPolicy = 'Always' } = pod.spec
  return {
    reasons: [
      { code: 'POD_STARTED_AGAIN', args: { container: again.name, code: ended.exitCode, policy: restartPolicy } },
    ],
    evidence: [fieldOf(object, 'spec', 'restartPolicy')],
  }
}
