import type { Message } from '../../domain/diagnostic.ts'
import { CHANGE_CAUSE, REVISION_HISTORY, revisionOf } from '../../engines/rollout/annotations.ts'
import type { Deployment, ReplicaSet } from '../../kubernetes/types.ts'
import type { RanStep } from '../../sandbox/types.ts'
import { defineCheck } from '../check-kind.ts'
import { fieldOf, ownedReplicaSets } from '../deployment-facts.ts'
import { expectedOf, type TextSpec, textMatches } from '../matching.ts'
import type { Moment } from '../moment.ts'
import { failed, judged } from '../outcome.ts'
import { noteOf } from '../revision-story.ts'
import { findDeployment } from '../target.ts'

interface Spec extends TextSpec {
  readonly revision?: number
}

/** The change cause that `kubectl rollout history` shows for a revision; without a number, for the running one. */
export const changeCauseCheck = defineCheck<Spec>({
  kind: 'changeCause',
  rests: 'spec',
  run: (context, { revision, ...text }) => {
    const found = findDeployment(context)
    if (!found.ok) return found.outcome
    const wanted = revision ?? revisionOf(found.value)
    const owned = ownedReplicaSets(context.moment, found.value)
    const set = owned.find((each) => revisionOf(each) === wanted)
    if (set === undefined) {
      const exists = owned.map((each) => String(revisionOf(each))).join(', ')
      return failed({ reasons: [{ code: 'TARGET_MISSING', args: { target: `revision ${wanted}`, exists } }] })
    }
    const actual = set.metadata.annotations?.[CHANGE_CAUSE]
    const recorded = actual === undefined ? undefined : recordedBy(context.moment, found.value, wanted)
    const writer = actual === undefined ? undefined : (recorded ?? writerOf(context.moment, found.value, actual))
    return judged(actual !== undefined && textMatches(text, actual), {
      expected: expectedOf(text),
      ...(actual === undefined ? {} : { actual }),
      reasons: [
        actual === undefined
          ? { code: 'CHANGE_CAUSE_ABSENT', args: { revision: wanted } }
          : recorded !== undefined
            ? undefined
            : (writtenAt(set, writer, found.value) ?? appliedBefore(context.moment, found.value, wanted, writer)),
      ],
      evidence: [
        writer === undefined
          ? fieldOf(found.value, 'metadata', 'annotations', CHANGE_CAUSE)
          : { kind: 'step', step: writer.step.index },
      ],
    })
  },
})

/** The learner's last command in which the text stands and that wrote the Deployment. */
function writerOf(moment: Moment, deployment: Deployment, text: string): RanStep | undefined {
  return moment.steps.findLast(
    (ran) =>
      ran.by === 'learner' &&
      noteOf(ran, deployment) !== undefined &&
      ran.step.argv.some((word) => word.includes(CHANGE_CAUSE) && word.includes(text)),
  )
}

/** The learner's command that made a revision and wrote itself down as its change cause: `--record`. */
function recordedBy({ steps }: Moment, deployment: Deployment, revision: number): RanStep | undefined {
  const made = steps.findLast((ran) => {
    const note = noteOf(ran, deployment)
    return ran.by === 'learner' && note?.made === true && note.after === revision
  })
  return made?.step.argv.some((word) => /^--record(?:=true)?$/.test(word)) === true ? made : undefined
}

/** A text that no command wrote stands in a manifest: it belongs to the revision that this made, and later ones took it over. */
function appliedBefore(
  { steps }: Moment,
  deployment: Deployment,
  revision: number,
  writer: RanStep | undefined,
): Message | undefined {
  const made = steps.flatMap((ran) => {
    const after = MANIFEST_VERBS.has(ran.step.argv[1] ?? '') ? noteOf(ran, deployment)?.after : undefined
    return after === undefined || after > revision ? [] : [after]
  })
  const from = made.at(-1)
  if (writer !== undefined || from === undefined || from === revision) return undefined
  return { code: 'CHANGE_CAUSE_TAKEN_OVER', args: { revision, from } }
}

const MANIFEST_VERBS: ReadonlySet<string> = new Set(['apply', 'create', 'replace'])

/** Which revision ran when the text was written: the one that has it, or the one that it was inherited from. */
function writtenAt(set: ReplicaSet, writer: RanStep | undefined, deployment: Deployment): Message | undefined {
  const from = writer === undefined ? undefined : noteOf(writer, deployment)?.after
  if (from === undefined) return undefined
  const former = (set.metadata.annotations?.[REVISION_HISTORY] ?? '').split(',')
  const isItsOwn = from === revisionOf(set) || former.includes(String(from))
  if (isItsOwn) return { code: 'CHANGE_CAUSE_EARLY', args: { revision: from } }
  return { code: 'CHANGE_CAUSE_TAKEN_OVER', args: { revision: revisionOf(set), from } }
}
