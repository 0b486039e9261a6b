import { diagnostic } from '../../domain/codes.ts'
import type { Diagnostic } from '../../domain/diagnostic.ts'
import { LIMITS } from '../../domain/limits.ts'
import type { RolloutAnalysis } from '../../domain/rollout.ts'
import type { ImageRule, World } from '../../domain/world.ts'
import { kindOf, readPlainFile } from '../../edge/files.ts'
import { loadWorld } from '../../exercise/world.ts'
import { analyseRollout } from '../../findings/analyse-rollout.ts'
import { rolloutJson } from '../../report/rollout-json.ts'
import { rolloutText } from '../../report/rollout-text.ts'
import { codeFrame } from '../../report/render/code-frame.ts'
import type { Console } from '../console.ts'
import type { ExitCode } from '../exit-code.ts'
import type { CommonFlags } from '../program.ts'
import { reporterContext } from '../reporter-context.ts'
import { openSequence } from '../sequence.ts'
import { offer, UsageError } from '../usage-error.ts'
import { resolve } from 'node:path'

export interface RolloutFlags extends CommonFlags {
  /** Manifests, folders of them, and files of commands, in the order in which they take effect. */
  readonly files: readonly string[]
  /** `NAME=not-found|unauthorized|unready|slow|exits:CODE`. */
  readonly image?: readonly string[]
  readonly world?: string
  readonly json?: boolean
}

/**
 * Shows what a sequence does, without an exercise. 0: everything ran. 1: something was refused, failed or got stuck. 2: nothing
 * could be run.
 */
export function rolloutCommand(flags: RolloutFlags, console: Console): ExitCode {
  const world = worldOf(flags, console)
  const sequence = openSequence(flags.files, console)
  const context = { ...reporterContext(console, flags), ...(sequence.ok ? { locate: sequence.locate } : {}) }
  if (!sequence.ok) {
    console.complain(sequence.diagnostics.map((told) => `${codeFrame(told, context).join('\n')}\n`).join('\n'))
    return 2
  }
  const { files, parts } = sequence
  const simulated = analyseRollout({ files, parts, world, limits: LIMITS })
  const analysis = { ...simulated, diagnostics: [...unread(sequence.unread, simulated), ...simulated.diagnostics] }
  console.out(flags.json === true ? rolloutJson(analysis, context) : rolloutText(analysis, context))
  return isSound(analysis) ? 0 : 1
}

/** Of files beside the arguments that could not be read, those that a command named. */
function unread(diagnostics: readonly Diagnostic[], { trace }: RolloutAnalysis): readonly Diagnostic[] {
  const named = new Set(trace.steps.flatMap(({ argv }) => argv))
  return diagnostics.filter(({ args }) => named.has(String(args['file'])))
}

function isSound({ trace, deployments, diagnostics }: RolloutAnalysis): boolean {
  const failed = trace.steps.some(({ exit }) => exit !== 0)
  const stuck = deployments.some(({ state }) => state === 'stuck' || state === 'deadline-exceeded')
  return !failed && !stuck && diagnostics.every(({ severity }) => severity !== 'error')
}

/** What `--world` says of images; `--image` says more and wins. Every other image is assumed to pull and to run. */
function worldOf(flags: RolloutFlags, console: Console): World {
  const base: World = flags.world === undefined ? ASSUMED : worldFromFile(flags.world, console)
  const rules = (flags.image ?? []).map(imageRule)
  const named = new Set(rules.map(({ reference }) => reference))
  return { ...base, images: [...base.images.filter(({ reference }) => !named.has(reference)), ...rules] }
}

const ASSUMED: World = { images: [], tags: 'assumed', unknownImages: 'assumed' }

function worldFromFile(path: string, console: Console): World {
  const place = resolve(console.cwd, path)
  if (kindOf(place) === 'absent') throw new UsageError('USAGE_FILE_MISSING', { file: path })
  const read = readPlainFile(place, path, LIMITS)
  const problem = read.kind === 'refused' ? read.diagnostic : diagnostic('SUBMISSION_NOT_A_FILE', { file: path })
  const loaded = read.kind === 'file' ? loadWorld(read.file, LIMITS) : { ok: false as const, diagnostics: [problem] }
  if (loaded.ok) return loaded.world
  const context = reporterContext(console, {})
  const frames = loaded.diagnostics.map((told) => codeFrame(told, context).join('\n'))
  throw new UsageError('USAGE_WORLD_INVALID', { file: path }, frames)
}

const FATES = ['not-found', 'unauthorized', 'unready', 'slow', 'exits:CODE']

/** How long a container with `exits:CODE` runs. */
const EXITS_AFTER_MS = 1000

/** `nginx:1.27=not-found`: the last `=` parts the two, as a reference has none. */
function imageRule(value: string): ImageRule {
  const equals = value.lastIndexOf('=')
  const reference = value.slice(0, equals)
  if (equals < 1) throw new UsageError('USAGE_IMAGE_FATE_MISSING', { value })
  const fate = value.slice(equals + 1)
  if (fate === 'not-found' || fate === 'unauthorized' || fate === 'slow') return { reference, pull: fate }
  if (fate === 'unready') return { reference, readyAfterMs: 'never' }
  const code = /^exits:(\d{1,3})$/.exec(fate)?.[1]
  if (code !== undefined && Number(code) <= 255) {
    return { reference, exits: { code: Number(code), afterMs: EXITS_AFTER_MS } }
  }
  throw new UsageError('USAGE_IMAGE_FATE_UNKNOWN', { fate, image: reference, ...offer(fate, FATES) })
}
