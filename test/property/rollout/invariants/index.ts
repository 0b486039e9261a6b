import type { Deed } from '../act.ts'
import type { Watcher } from '../play.ts'
import { type Scene, takeScenes } from '../scene.ts'
import { must } from '../violation.ts'
import type { World } from '../world.ts'
import { watchBounds } from './bounds.ts'
import { checkFigures, checkFrame } from './counts.ts'
import { watchProgress } from './progress.ts'
import { watchRevisions } from './revisions.ts'
import { checkSettled } from './settled.ts'
import { watchStrategy } from './strategy.ts'
import { watchWrites } from './writes.ts'

/** Holds all invariants against a world, after every event and when it has settled. */
export function watchInvariants(world: World): Watcher {
  const watches = world.names.map(watchOne)
  watchWrites(world)
  const scenes = (): readonly Scene[] => takeScenes(world.cluster, world.names)
  const look = (): void => {
    const now = scenes()
    now.forEach((scene, index) => watches[index]?.look(scene))
    checkFrame(world.cluster.frames.at(-1), now)
  }
  look()
  return {
    did: (deed) => watches[world.names.indexOf(deed.name)]?.did(deed),
    look,
    settled: () =>
      scenes().forEach((scene, index) => {
        checkSettled(world, scene)
        watches[index]?.settled(scene)
      }),
  }
}

interface DeploymentWatch {
  did(deed: Deed): void
  look(scene: Scene): void
  settled(scene: Scene): void
}

function watchOne(): DeploymentWatch {
  const bounds = watchBounds()
  const progress = watchProgress()
  const checks = [watchRevisions(), watchStrategy(), checkFigures, bounds.look, progress.look]
  let undone: Deed['undone']
  return {
    did(deed) {
      if (deed.kind === 'delete-pods' && deed.changed) bounds.disturbed()
      if (deed.undone !== undefined) undone = deed.undone
    },
    look(scene) {
      for (const check of checks) check(scene)
    },
    settled(scene) {
      progress.settled(scene)
      const { metadata } = scene.deployment
      if (undone === undefined || metadata.generation !== undone.generation) return
      const newest = scene.newest?.set.metadata
      must(newest?.uid === undone.uid, 'undo takes up the ReplicaSet of that revision', { undone, newest })
    },
  }
}
