import type { Value } from '../../domain/json.ts'
import { CHANGE_CAUSE, revisionOf } from '../../engines/rollout/annotations.ts'
import { fenceposts } from '../../engines/rollout/resolve.ts'
import type { KeyType } from '../../quiz/judge.ts'
import { podCurve } from '../availability-curve.ts'
import type { CheckContext, Rests } from '../check-kind.ts'
import { findProcess, type ObservedProcess } from '../container-process.ts'
import { findStart, type StartSpec } from '../container-start.ts'
import { ownedReplicaSets, revisionsOf, rolloutState } from '../deployment-facts.ts'
import { hasSubsequence } from '../matching.ts'
import { framesSince, stepsSince } from '../moment.ts'
import { noteOf } from '../revision-story.ts'
import { findContainer, findDeployment, findImage, findWorkload, type Found } from '../target.ts'
import { wordsOf } from '../words.ts'
import { isWritingCommand } from '../writing-commands.ts'

/** What a computed question says beside `what:`. */
export interface FactSpec extends StartSpec {
  readonly command?: string
  readonly revision?: number
  readonly since?: string
}

/** Something that can be asked about a moment of a simulation. A value that is not there is `undefined`. */
export interface Fact {
  readonly type: KeyType
  /** Whether it depends on what becomes of pods, so that it cannot be known of an unknown image. */
  readonly rests: Rests
  readonly value: (context: CheckContext, spec: FactSpec) => Found<Value | undefined>
}

/** Everything that `what:` may name; the schema of quiz blocks lists the same. */
export const FACTS: Readonly<Record<string, Fact>> = {
  accepted: fact('yes-no', 'spec', ({ moment }) => {
    const writes = moment.steps.filter(isWritingCommand)
    return known(writes.length === 0 ? undefined : writes.at(-1)?.step.exit === 0)
  }),
  argv: fact('words', 'spec', (context, spec) =>
    mapped(findStart(context, spec), ({ words }) => words.map(({ text }) => text)),
  ),
  changeCause: deploymentFact('text', 'spec', (deployment, { moment }, { revision }) => {
    const wanted = revision ?? revisionOf(deployment)
    const set = ownedReplicaSets(moment, deployment).find((each) => revisionOf(each) === wanted)
    return set?.metadata.annotations?.[CHANGE_CAUSE]
  }),
  cmd: imageFact('words', ({ config }) => config.Cmd ?? []),
  downtime: deploymentFact('duration', 'pods', (deployment, context, spec) => {
    return curveOf(deployment, context, spec).downtime.ms / 1000
  }),
  entrypoint: imageFact('words', ({ config }) => config.Entrypoint ?? []),
  exit: fact('number', 'pods', (context, spec) => known(commandOf(context, spec)?.step.exit)),
  exitCode: processFact('number', ({ is, code }) => (is === 'running' ? undefined : code)),
  form: imageFact('text', ({ origins }) => {
    const origin = [origins.Entrypoint, origins.Cmd].find((each) => each?.from === 'instruction')
    return origin?.from === 'instruction' ? origin.form : undefined
  }),
  history: deploymentFact('numbers', 'spec', (deployment, { moment }) => [
    ...revisionsOf(ownedReplicaSets(moment, deployment)),
  ]),
  image: fact('text', 'spec', (context, { container, revision }) => {
    const workload = findWorkload(context)
    if (!workload.ok) return workload
    const { object } = workload.value
    if (revision !== undefined && object.kind === 'Deployment') {
      const set = ownedReplicaSets(context.moment, object).find((each) => revisionOf(each) === revision)
      return known(set?.spec.template.spec.containers[0]?.image)
    }
    return mapped(findContainer(workload.value, container), (found) => found.container.image)
  }),
  maxPods: deploymentFact('number', 'pods', (deployment, context, spec) => {
    return curveOf(deployment, context, spec).mostPods.pods
  }),
  maxSurge: deploymentFact('number', 'spec', (deployment) => fenceposts(deployment).surge),
  maxUnavailable: deploymentFact('number', 'spec', (deployment) => fenceposts(deployment).unavailable),
  minReady: deploymentFact('number', 'pods', (deployment, context, spec) => {
    const curve = curveOf(deployment, context, spec)
    return curve.fewestReady?.pods ?? curve.mostReady
  }),
  newRevision: deploymentFact('yes-no', 'spec', (deployment, { moment }, { since = 'step' }) =>
    stepsSince(moment, since).some((ran) => noteOf(ran, deployment)?.made === true),
  ),
  output: fact('text', 'pods', (context, spec) => known(commandOf(context, spec)?.step.stdout.trim())),
  pid1: processFact('words', ({ pid1 }) => pid1 && [...pid1]),
  process: processFact('text', ({ is }) => is),
  readyReplicas: deploymentFact('number', 'pods', ({ status }) => status.readyReplicas ?? 0),
  replicaSets: deploymentFact(
    'number',
    'spec',
    (deployment, { moment }) => ownedReplicaSets(moment, deployment).length,
  ),
  replicas: deploymentFact('number', 'spec', ({ spec }) => spec.replicas),
  revision: deploymentFact('number', 'spec', revisionOf),
  revisionCount: deploymentFact('number', 'spec', (deployment, { moment }) => {
    return revisionsOf(ownedReplicaSets(moment, deployment)).length
  }),
  rollout: deploymentFact('text', 'pods', rolloutState),
  runsFor: processFact('duration', ({ afterMs }) => (afterMs === undefined ? undefined : afterMs / 1000)),
  stopCode: processFact('number', ({ stop }) => stop?.code),
  strategy: deploymentFact('text', 'spec', ({ spec }) => spec.strategy.type ?? 'RollingUpdate'),
  user: imageFact('text', ({ config }) => (config.User === '' ? 'root' : config.User)),
  workdir: imageFact('text', ({ config }) => (config.WorkingDir === '' ? '/' : config.WorkingDir)),
}

function fact(type: KeyType, rests: Rests, value: Fact['value']): Fact {
  return { type, rests, value }
}

function known(value: Value | undefined): Found<Value | undefined> {
  return { ok: true, value }
}

function mapped<T>(found: Found<T>, read: (value: T) => Value | undefined): Found<Value | undefined> {
  return found.ok ? known(read(found.value)) : found
}

type FoundDeployment = Extract<ReturnType<typeof findDeployment>, { ok: true }>['value']
type FoundImage = Extract<ReturnType<typeof findImage>, { ok: true }>['value']

function deploymentFact(
  type: KeyType,
  rests: Rests,
  read: (deployment: FoundDeployment, context: CheckContext, spec: FactSpec) => Value | undefined,
): Fact {
  return fact(type, rests, (context, spec) =>
    mapped(findDeployment(context), (deployment) => read(deployment, context, spec)),
  )
}

function imageFact(type: KeyType, read: (image: FoundImage) => Value | undefined): Fact {
  return fact(type, 'spec', (context) => mapped(findImage(context), read))
}

function processFact(type: KeyType, read: (process: ObservedProcess) => Value | undefined): Fact {
  return fact(type, 'pods', (context, spec) => mapped(findProcess(context, spec), ({ process }) => read(process)))
}

/** The fewest ready pods are counted from when all that are asked for were ready. */
function curveOf(deployment: FoundDeployment, { moment }: CheckContext, { since = 'scenario' }: FactSpec) {
  return podCurve(framesSince(moment, since), deployment, moment.nowMs, deployment.spec.replicas)
}

/** The last command with the words of `command:`, else the last one. */
function commandOf({ moment }: CheckContext, { command }: FactSpec) {
  const words = command === undefined ? [] : wordsOf(command)
  return moment.steps.findLast(({ step }) => hasSubsequence(step.argv, words))
}
