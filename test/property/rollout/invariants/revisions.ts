import { podTemplateHash } from '../../../../src/kubernetes/pod-template-hash.ts'
import { withoutHashLabel } from '../../../../src/kubernetes/pod-template.ts'
import type { Deployment, ReplicaSet } from '../../../../src/kubernetes/types.ts'
import { revisionOf, type Scene } from '../scene.ts'
import { must } from '../violation.ts'

/** Revisions belong to one ReplicaSet each and never fall; a ReplicaSet is named for its Deployment and its template. */
export function watchRevisions(): (scene: Scene) => void {
  const known = new Map<string, number>()
  const watchLatest = watchLatestRevision()
  return (scene) => {
    const { deployment, holdings } = scene
    const revisions = holdings.map(({ set }) => revisionOf(set))
    must(new Set(revisions).size === revisions.length, 'a revision belongs to one ReplicaSet', { revisions })
    for (const { set } of holdings) {
      const { uid = '', name } = set.metadata
      const [before, now] = [known.get(uid), revisionOf(set)]
      if (before === undefined)
        must(isNamedForTemplate(set, deployment), 'a ReplicaSet is named for its template', { name })
      must(now >= (before ?? 1), 'a revision never falls', { name, before, now })
      known.set(uid, now)
    }
    watchLatest(scene, Math.max(0, ...revisions))
  }
}

/**
 * A Deployment has the latest revision of its ReplicaSets, or the one before until it is synced. Only in a pause can the
 * latest one be tidied away: then no ReplicaSet has the newest template, and the numbers start again below.
 */
function watchLatestRevision(): (scene: Scene, latest: number) => void {
  let before = { latest: 0, revision: 0 }
  let tidied = false
  return ({ deployment }, latest) => {
    const revision = revisionOf(deployment)
    const facts = { before, latest, revision }
    if (latest < before.latest) {
      must(deployment.spec.paused === true, 'the latest revision is kept', facts)
      tidied = true
    }
    if (tidied) tidied = revision > latest
    else must(before.revision <= revision && revision <= latest, 'the Deployment follows the latest revision', facts)
    before = { latest, revision }
  }
}

/** `web-` and the hash of its template, collisions counted in. */
function isNamedForTemplate({ metadata, spec }: ReplicaSet, deployment: Deployment): boolean {
  const template = withoutHashLabel(spec.template)
  const collisions = Array.from({ length: deployment.status.collisionCount ?? 0 }, (_, index) => index + 1)
  return [undefined, ...collisions].some((count) => {
    const hash = podTemplateHash(template, count)
    const labelled = [metadata.labels, spec.selector.matchLabels, spec.template.metadata?.labels].every(
      (labels) => labels?.['pod-template-hash'] === hash,
    )
    return labelled && metadata.name === `${deployment.metadata.name}-${hash}`
  })
}
