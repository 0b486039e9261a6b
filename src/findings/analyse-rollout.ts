import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic, Severity } from '../domain/diagnostic.ts'
import type { Limits } from '../domain/limits.ts'
import { excerptOf } from '../domain/lines.ts'
import type { RolloutAnalysis } from '../domain/rollout.ts'
import type { SourceFile } from '../domain/submission.ts'
import type { Trace } from '../domain/trace.ts'
import type { World } from '../domain/world.ts'
import { createWorkplace } from '../sandbox/workplace.ts'
import type { Workplace } from '../sandbox/types.ts'
import { actionsOf } from './actions.ts'
import { deploymentStory } from './deployment-story.ts'
import { forecast } from './forecast.ts'
import { FINDINGS } from './index.ts'
import { isComplete, isDeployment, keyOf, observe } from './observe.ts'
import { createPlaces } from './places.ts'
import { podCounts } from './pod-span.ts'
import { takeSnapshot } from './snapshot.ts'
import type { FindingContext } from './types.ts'

/** One argument of a sequence: a manifest (or a folder of them) that is applied, or a file of commands that is replayed. */
export interface SequencePart {
  readonly kind: 'apply' | 'replay'
  readonly path: string
}

export interface RolloutInput {
  /** Everything in the virtual folder, the parts among it. */
  readonly files: readonly SourceFile[]
  readonly parts: readonly SequencePart[]
  readonly world: World
  readonly limits: Limits
}

/**
 * Carries a sequence out and tells what it did: revisions and why, pods over time, where it ends, what is probably not meant. The
 * world settles between the parts and at the end; what an unfinished rollout comes to is found out behind the end of the trace.
 */
export function analyseRollout({ files, parts, world, limits }: RolloutInput): RolloutAnalysis {
  const workplace = createWorkplace({ files, world, limits })
  const { cluster } = workplace
  const observed = observe(cluster)
  for (const { kind, path } of parts) {
    if (kind === 'apply') workplace.apply([path])
    else workplace.replay(path, 'typed')
    settle(workplace, limits)
  }
  const trace = frozenTrace(workplace)
  const steps = [...workplace.steps]
  const writes = [...cluster.writes]
  const snapshot = takeSnapshot(cluster.api)
  const endMs = cluster.nowMs
  // the action shows what a failed command said; a text tool is no action
  const diagnostics = workplace.diagnostics.filter(
    ({ code, args }) => code !== 'COMMAND_SAID_ERROR' || /^(?:awk|sed|tr)\b/.test(String(args['command'])),
  )
  const actions = actionsOf({ steps, trace, writes, observed, endMs })
  const known = [...observed.deployments.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, last]) => last)
  const last = trace.frames.at(-1)
  const forecasts = forecast(cluster, observed, snapshot.deployments, limits)
  const stories = known.map((deployment) => {
    const { namespace = '', name } = deployment.metadata
    const counts = podCounts(last, namespace, name)
    return deploymentStory(deployment, { snapshot, counts, forecast: forecasts.get(keyOf(namespace, name)) })
  })
  const read = (path: string): string | undefined => workplace.files.read(path)
  const places = createPlaces({ steps, writes, files, read, limits })
  const context: FindingContext = {
    steps,
    actions,
    writes,
    stories,
    snapshot,
    observed,
    forecasts,
    read,
    places,
    limits,
    isCut: diagnostics.some(({ code }) => code.startsWith('SIMULATION_')),
  }
  const found = FINDINGS.flatMap((finding) => finding.find(context))
  return {
    trace,
    actions,
    deployments: stories,
    findings: collected(found, files, limits),
    diagnostics: collected(diagnostics, files, limits),
  }
}

/** Frames and events of a cluster grow while it runs on; the report shows those up to now. */
function frozenTrace(workplace: Workplace): Trace {
  const trace = workplace.trace()
  return { ...trace, steps: [...trace.steps], frames: [...trace.frames], events: [...trace.events] }
}

/**
 * Settles, and also waits for pods that are ready and only have to stay so for `minReadySeconds`: a person would wait for them
 * before going on.
 */
function settle(workplace: Workplace, limits: Limits): void {
  const { cluster } = workplace
  workplace.settle()
  const limitMs = cluster.nowMs + limits.followMsMax
  while (isRipening(cluster) && cluster.step(limitMs)) workplace.settle()
}

function isRipening({ api }: Workplace['cluster']): boolean {
  return api
    .list('deployments')
    .some(
      (deployment) =>
        isDeployment(deployment) &&
        (deployment.spec.minReadySeconds ?? 0) > 0 &&
        !isComplete(deployment) &&
        (deployment.status.readyReplicas ?? 0) > (deployment.status.availableReplicas ?? 0),
    )
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** Each thing once, the worst first, with the text of its line; at most so many as a report holds. */
function collected(all: readonly Diagnostic[], files: readonly SourceFile[], limits: Limits): readonly Diagnostic[] {
  const distinct = new Map(all.map((told) => [JSON.stringify([told.code, told.args, told.range ?? null]), told]))
  const sorted = [...distinct.values()].toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  )
  const kept = sorted.slice(0, limits.diagnosticsMax).map((told) => withExcerpt(told, files))
  const left = distinct.size - kept.length
  return left === 0 ? kept : [...kept, diagnostic('DIAGNOSTICS_LEFT_OUT', { count: left })]
}

function withExcerpt(told: Diagnostic, files: readonly SourceFile[]): Diagnostic {
  if (told.range === undefined || told.excerpt !== undefined) return told
  const text = files.find(({ path }) => path === told.range?.file)?.text
  const excerpt = text === undefined ? undefined : excerptOf(text, told.range.start.line)
  return excerpt === undefined ? told : { ...told, excerpt }
}
