import type { Played } from './play.ts'
import { deploymentNamed } from './scene.ts'
import type { Story } from './story.ts'

/** What the stories of a property were about, so that nobody has to trust that they cover anything. */
export interface Statistics {
  add(story: Story, played: Played): void
  /** The share of stories in which something happened, from 0 to 1. */
  shareOf(what: string): number
  text(): string
}

export function createStatistics(): Statistics {
  const counts = new Map<string, number>()
  const sums = { actions: 0, frames: 0 }
  let stories = 0
  const note = (what: string, happened: boolean): void => {
    counts.set(what, (counts.get(what) ?? 0) + (happened ? 1 : 0))
  }
  const shareOf = (what: string): number => (counts.get(what) ?? 0) / Math.max(1, stories)
  return {
    add({ setups, actions }, { deeds, world }) {
      stories += 1
      sums.actions += actions.length
      sums.frames += world.cluster.frames.length
      const did = (kind: string): boolean => deeds.some((deed) => deed.kind === kind && deed.changed)
      note('undo', did('undo'))
      note('pause', did('pause'))
      note(
        'bad image',
        deeds.some(({ badImage }) => badImage),
      )
      note(
        'change in the middle of a rollout',
        deeds.some(({ midRollout }) => midRollout),
      )
      for (const kind of ['restart', 'scale', 'recreate', 'delete-pods'] as const) note(kind, did(kind))
      note('two Deployments', setups.length > 1)
      const reasons = new Set(world.cluster.events.map(({ reason }) => reason))
      note('back-off', reasons.has('BackOff'))
      const conditions = world.names.flatMap((name) => deploymentNamed(world.cluster, name).status.conditions ?? [])
      note(
        'a deadline that was exceeded in the end',
        conditions.some(({ reason }) => reason === 'ProgressDeadlineExceeded'),
      )
    },
    shareOf,
    text() {
      const mean = (sum: number): string => (sum / Math.max(1, stories)).toFixed(1)
      const shares = [...counts.keys()].map((what) => `  ${(100 * shareOf(what)).toFixed(1).padStart(5)} %  ${what}\n`)
      return `${stories} stories of ${mean(sums.actions)} actions and ${mean(sums.frames)} frames on average; share with\n${shares.join('')}`
    },
  }
}
