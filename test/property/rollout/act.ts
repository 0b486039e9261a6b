import { sameTemplate } from '../../../src/kubernetes/pod-template.ts'
import type { Deployment, Pod, ReplicaSet } from '../../../src/kubernetes/types.ts'
import { BAD_IMAGES } from './images.ts'
import { isComplete, ownerOf, revisionOf, type Scene, takeScenes } from './scene.ts'
import type { Change } from './story.ts'
import { must } from './violation.ts'
import type { World } from './world.ts'

/** What came of an action. */
export interface Deed {
  readonly name: string
  readonly kind: Change['kind']
  /** What kubectl printed. */
  readonly output: string
  /** It did it, and something is different now. */
  readonly changed: boolean
  /** The Deployment was on its way from one state to another. */
  readonly midRollout: boolean
  readonly badImage: boolean
  /** The ReplicaSet whose template came back, and the generation that has it. */
  readonly undone?: { readonly uid: string | undefined; readonly generation: number | undefined }
}

const NOTHING = { exit: 0, stdout: '', stderr: '' }

/** Does something to a Deployment with kubectl. What kubectl refuses to do changes nothing. */
export function act(world: World, name: string, change: Change): Deed {
  const before = sceneOf(world, name)
  const words = wordsOf(world, before, change)
  const { exit, stdout, stderr } = words === undefined ? NOTHING : world.kubectl(...words)
  const after = sceneOf(world, name).deployment
  if (exit !== 0) must(after === before.deployment, 'a refused command changes nothing', { words })
  const changed = words !== undefined && exit === 0 && (after !== before.deployment || change.kind === 'delete-pods')
  const target = change.kind === 'undo' ? undoTarget(before, revisionPicked(before, change.pick)) : undefined
  if (change.kind === 'undo') checkUndo(before.deployment, after, target, exit)
  return {
    name,
    kind: change.kind,
    output: stdout + stderr,
    changed,
    midRollout: changed && change.kind !== 'delete-pods' && isMoving(world, before),
    badImage: changed && change.kind === 'set-image' && BAD_IMAGES.some((bad) => bad === change.image),
    ...(changed && target !== undefined
      ? { undone: { uid: target.metadata.uid, generation: after.metadata.generation } }
      : {}),
  }
}

function sceneOf(world: World, name: string): Scene {
  const [scene] = takeScenes(world.cluster, world.names).filter(({ deployment }) => deployment.metadata.name === name)
  if (scene === undefined) throw new Error(`there is no Deployment ${name}`)
  return scene
}

function isMoving({ cluster }: World, scene: Scene): boolean {
  return !cluster.isSettled() && !isComplete(scene) && scene.newest !== undefined
}

/** The command line after `kubectl`; `undefined` when there is nothing to do. */
function wordsOf(world: World, scene: Scene, change: Change): readonly string[] | undefined {
  const name = `deployment/${scene.deployment.metadata.name}`
  const patch = (spec: object): readonly string[] => ['patch', name, '-p', JSON.stringify({ spec })]
  switch (change.kind) {
    case 'set-image':
      return ['set', 'image', name, `app=${change.image}`]
    case 'scale':
      return ['scale', name, `--replicas=${change.replicas}`]
    case 'undo':
      return ['rollout', 'undo', name, `--to-revision=${revisionPicked(scene, change.pick)}`]
    case 'pause':
    case 'resume':
    case 'restart':
      return ['rollout', change.kind, name]
    case 'recreate':
      return patch({ strategy: { type: 'Recreate', rollingUpdate: null } })
    case 'rolling': {
      const rollingUpdate = { maxSurge: change.surge, maxUnavailable: change.unavailable }
      return patch({ strategy: { type: 'RollingUpdate', rollingUpdate } })
    }
    case 'min-ready':
      return patch({ minReadySeconds: change.seconds })
    case 'deadline':
      return patch({ progressDeadlineSeconds: change.seconds })
    case 'history-limit':
      return patch({ revisionHistoryLimit: change.limit })
    case 'delete-pods': {
      const pods = podsFrom(world, scene, change.first, change.count)
      return pods.length === 0 ? undefined : ['delete', 'pod', '--wait=false', ...pods]
    }
    case 'wait':
      return undefined
    default:
      return change satisfies never
  }
}

function podsFrom({ cluster }: World, { holdings }: Scene, first: number, count: number): readonly string[] {
  const uids = new Set(holdings.map(({ set }) => set.metadata.uid))
  const pods = (cluster.api.list('pods', 'default') as readonly Pod[]).filter((pod) => uids.has(ownerOf(pod)))
  const start = pods.length === 0 ? 0 : first % pods.length
  return pods.slice(start, start + count).map(({ metadata }) => metadata.name)
}

/** 0 is kubectl's own choice; 1 and up count from the latest revision back, round to one that is not there. */
function revisionPicked({ holdings }: Scene, pick: number): number {
  if (pick === 0) return 0
  const revisions = [...holdings.map(({ set }) => revisionOf(set)), 0].toSorted((a, b) => b - a)
  const picked = revisions[(pick - 1) % revisions.length] ?? 0
  return picked === 0 ? 999 : picked
}

/** The ReplicaSet of a revision; for 0 the one before the latest. */
function undoTarget({ holdings }: Scene, revision: number): ReplicaSet | undefined {
  const sets = holdings.map(({ set }) => set).toSorted((a, b) => revisionOf(b) - revisionOf(a))
  return revision === 0 ? sets[1] : sets.find((set) => revisionOf(set) === revision)
}

function checkUndo(before: Deployment, after: Deployment, target: ReplicaSet | undefined, exit: number): void {
  const possible = target !== undefined && before.spec.paused !== true
  must((exit === 0) === possible, 'undo works exactly when there is the revision and no pause', { exit, possible })
  if (!possible) return
  const same = sameTemplate(after.spec.template, target.spec.template)
  must(same, "undo to N gives N's template", { got: after.spec.template, wanted: target.spec.template })
}
