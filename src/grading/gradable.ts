import { type DiagnosticCode, diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import { findResource, type Resource } from '../kubernetes/resources.ts'
import type { CheckContext, CheckKind, CheckSpecValue } from './check-kind.ts'
import { imageKey } from './image-name.ts'
import { comparesSpec } from './comparable.ts'
import type { CheckOutcome } from './outcome.ts'
import { findWorkload, speaksOfImage } from './target.ts'
import { writesObjects } from './writing-commands.ts'

type Codes = ReadonlySet<DiagnosticCode>

/** The simulation did not get to where the check looks. */
const BROKEN_OFF: Codes = new Set([
  'SIMULATION_STEPS_LIMIT',
  'COMMAND_LIMIT',
  'COMMAND_TEXT_LIMIT',
  'COMMAND_FILE_LIMIT',
])

/** Some of the pods that should be there are not simulated. */
const PODS_CUT: Codes = new Set(['SIMULATION_PODS_LIMIT', 'SIMULATION_OBJECTS_LIMIT'])

/** Text that could not be read, and images nobody knows: what would have come of them is not known either. */
const UNREADABLE: Codes = new Set(['YAML_SYNTAX', 'YAML_LIMIT', 'IMAGE_UNKNOWN', 'SIMULATION_OBJECTS_LIMIT'])

/**
 * The diagnostics that make the outcome of a check worthless, so that it is `ungradable`; empty when it can be graded. A check
 * whose target is missing is not wrong when something that could have made it was not readable; one that rests on pods cannot
 * be answered when their image is unknown or not all of them are simulated.
 */
export function blockingDiagnostics(
  kind: CheckKind,
  spec: CheckSpecValue,
  outcome: CheckOutcome,
  context: CheckContext,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const kept = storedTarget(context.of)
  const isComparable = kept !== undefined && comparesSpec(kind, spec, context, kept)
  const stored = isComparable ? undefined : kept
  if (diagnostics.length === 0) return stored === undefined ? [] : [keptOnly(stored)]
  const met = (codes: Codes) => diagnostics.filter(({ code }) => codes.has(code)).slice(0, 1)
  const brokenOff = met(BROKEN_OFF)
  if (brokenOff.length > 0) return brokenOff
  if (stored !== undefined)
    return [diagnostics.find((known) => concernsKind(known, stored.resource)) ?? keptOnly(stored)]
  const missing =
    outcome.verdict === 'failed' ? outcome.reasons.find(({ code }) => code === 'TARGET_MISSING') : undefined
  if (missing !== undefined) {
    const notSimulated = isComparable
      ? notWritten(context, diagnostics)
      : diagnostics.filter((problem) => concernsKind(problem, String(missing.args['target'])))
    return [...notSimulated, ...met(UNREADABLE)].slice(0, 1)
  }
  const unknown =
    outcome.verdict === 'failed' && !LOOKS_AT_COMMANDS.has(kind.kind) ? notWritten(context, diagnostics) : []
  if (unknown.length > 0) return unknown
  const rests = typeof kind.rests === 'function' ? kind.rests(spec) : kind.rests
  if (rests === 'spec' && outcome.verdict !== 'ungradable') return []
  const cut = met(PODS_CUT)
  if (cut.length > 0) return cut
  const used = imagesOf(context)
  return diagnostics.filter(({ code, args }) => code === 'IMAGE_UNKNOWN' && used.has(imageKey(String(args['image']))))
}

/** Kinds that ask what was typed, and not what came of it. */
const LOOKS_AT_COMMANDS: ReadonlySet<string> = new Set(['ran', 'output'])

/**
 * A change that was asked for in a way that is not simulated, or a text that another command or a file was to get from one: what the
 * objects would be with it is not known.
 */
function notWritten(context: CheckContext, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (speaksOfImage(context)) return []
  return diagnostics
    .filter(
      ({ code, args }) =>
        code === 'COMMAND_NOT_SIMULATED' && (args['feeds'] !== undefined || writesObjects(String(args['command']))),
    )
    .slice(0, 1)
}

/** The resource that `of:` names, when its objects are only kept: what becomes of them is not known. */
function storedTarget(of: string | undefined): Resource | undefined {
  const resource = of === undefined ? undefined : findResource(of.split('/', 1)[0] ?? '')
  return resource === undefined || resource.simulated ? undefined : resource
}

function keptOnly({ kind }: Resource): Diagnostic {
  return diagnostic('MANIFEST_NOT_SIMULATED', { what: kind })
}

/** Whether a diagnostic says that the kind of a target (`statefulset/web`) is not simulated. */
function concernsKind({ code, args }: Diagnostic, target: string): boolean {
  if (code !== 'MANIFEST_NOT_SIMULATED') return false
  return findResource(target.split('/', 1)[0] ?? '')?.kind === args['what']
}

/** The images of the pods a check speaks about, in one spelling. */
function imagesOf(context: CheckContext): ReadonlySet<string> {
  const workload = findWorkload(context)
  if (!workload.ok) return new Set()
  const { containers, initContainers } = workload.value.podSpec
  return new Set([...containers, ...(initContainers ?? [])].map(({ image }) => imageKey(image ?? '')))
}
