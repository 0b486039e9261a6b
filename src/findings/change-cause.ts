import { CHANGE_CAUSE } from '../engines/rollout/annotations.ts'
import { writesOf } from './actions.ts'
import type { Told } from './told.ts'
import { toldByDeployment } from './told.ts'
import type { FindingContext } from './types.ts'

/** What became of the change-cause of a Deployment in one command. */
export interface CauseStory {
  readonly told: Told
  readonly revision: number
  /** `overwritten`: that of a revision which had one of its own. `inherited`: the revision has that of the one before. */
  readonly kind: 'overwritten' | 'inherited'
  readonly before: string
  readonly after: string
}

/** Goes through the commands of each Deployment and follows its change-cause, which belongs to the running revision. */
export function causeStories(context: FindingContext): readonly CauseStory[] {
  return toldByDeployment(context).flatMap((told) => storiesOf(context, told))
}

function storiesOf(context: FindingContext, all: readonly Told[]): readonly CauseStory[] {
  const stories: CauseStory[] = []
  let ownRevision: number | undefined
  let inherited: CauseStory | undefined
  for (const told of all) {
    const { before, after } = causesIn(context, told)
    const revision = told.note.after ?? 0
    const isSet = after !== undefined && after !== before
    if (told.note.made && inherited !== undefined) {
      stories.push(inherited)
      inherited = undefined
    }
    if (isSet && inherited !== undefined) inherited = undefined
    if (isSet && !told.note.made && before !== undefined && ownRevision === revision) {
      stories.push({ told, revision, kind: 'overwritten', before, after })
    }
    const isUndo = told.words.verb === 'rollout undo'
    if (told.note.made && !isSet && !isUndo && after !== undefined) {
      inherited = { told, revision, kind: 'inherited', before: after, after }
    }
    if (isSet || isUndo) ownRevision = revision
  }
  return inherited === undefined ? stories : [...stories, inherited]
}

/** The change-cause before and after a command. */
function causesIn(context: FindingContext, { index, note }: Told) {
  const ran = context.steps[index]
  const own = (ran === undefined ? [] : writesOf(context.writes, ran)).filter(
    ({ ref }) => ref.resource === 'deployments' && ref.name === note.deployment && ref.namespace === note.namespace,
  )
  return {
    before: own[0]?.before?.metadata.annotations?.[CHANGE_CAUSE],
    after: own.at(-1)?.after?.metadata.annotations?.[CHANGE_CAUSE],
  }
}
