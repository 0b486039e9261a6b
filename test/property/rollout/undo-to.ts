import { sameTemplate } from '../../../src/kubernetes/pod-template.ts'
import { isStranded } from './invariants/bounds.ts'
import { SETTLE_MS } from './play.ts'
import { deploymentNamed, revisionOf, type Scene, takeScenes } from './scene.ts'
import { must } from './violation.ts'
import type { World } from './world.ts'

/**
 * Takes a settled Deployment back to one of its revisions, and waits. That revision's ReplicaSet is then the newest, has
 * the next number, and its former number is gone. False when it was the newest already.
 */
export function undoTo({ cluster, kubectl, names }: World, name: string, pick: number): boolean {
  const scene = (): Scene => {
    const [found] = takeScenes(cluster, names).filter(({ deployment }) => deployment.metadata.name === name)
    if (found === undefined) throw new Error(`there is no Deployment ${name}`)
    return found
  }
  kubectl('rollout', 'resume', `deployment/${name}`)
  cluster.settle(SETTLE_MS)
  const before = scene()
  const revisions = before.holdings.map(({ set }) => revisionOf(set))
  const target = before.holdings[pick % before.holdings.length]?.set
  if (target === undefined || isStranded(before)) return false
  const latest = Math.max(...revisions)
  const revision = revisionOf(target)
  const { exit, stderr } = kubectl('rollout', 'undo', `deployment/${name}`, `--to-revision=${revision}`)
  const { template } = deploymentNamed(cluster, name).spec
  const facts = { revision, revisions, exit, stderr, template, wanted: target.spec.template }
  must(exit === 0 && sameTemplate(template, target.spec.template), "undo to N gives N's template", facts)
  cluster.settle(SETTLE_MS)
  const { deployment, holdings, newest } = scene()
  must(newest?.set.metadata.uid === target.metadata.uid, "undo to N takes up N's ReplicaSet", facts)
  const expected = revision === latest ? latest : latest + 1
  must(revisionOf(deployment) === expected, 'undo makes a new revision of an old one', { ...facts, expected })
  const left = holdings.map(({ set }) => revisionOf(set))
  must(revision === latest || !left.includes(revision), 'the former number is gone', { ...facts, left })
  return revision !== latest
}
