import { diagnostic } from '../domain/codes.ts'
import type { Args, Diagnostic } from '../domain/diagnostic.ts'
import { suggest } from '../domain/suggest.ts'
import type { Invocation, Outcome } from '../domain/tool.ts'
import { flagsOf } from '../kubectl/command-flags.ts'
import type { ApiReader } from '../kubernetes/api.ts'
import { findResource } from '../kubernetes/resources.ts'
import type { Deployment, Pod } from '../kubernetes/types.ts'

/** Exit codes with which `docker run` itself fails; others are those of the container's process. */
const DOCKER_RUN_FAILS: ReadonlySet<number> = new Set([125, 126, 127])

/** What the tools write to stderr on their way, before the error that stops them. */
const NOTICE =
  /^(?:Warning: |Flag --|Found \d+ pods, using |Defaulted container |Unable to find image |\S+: Pulling from |Status: )/

/** Why a command failed. */
export interface FailureNote {
  readonly told: Diagnostic
  /** The command line itself makes no sense, or a name in it is nearly one that exists. */
  readonly isSlip: boolean
}

/**
 * Tells that a command failed, and in its own words why: a misspelt word in the middle of a file is easily missed. Nothing is told
 * where more is known already, nor of commands that are used to find out whether something fails, unless they name something that is
 * nearly called so.
 */
export function failureNote(
  { argv }: Invocation,
  outcome: Outcome,
  objects: Pick<ApiReader, 'list'>,
): FailureNote | undefined {
  if (outcome.exit === 0 || outcome.diagnostics.length > 0) return undefined
  if (argv[0] === 'docker' && argv.includes('run') && !DOCKER_RUN_FAILS.has(outcome.exit)) return undefined
  const lines = outcome.stderr.split('\n').filter((line) => line.trim() !== '')
  const said = lines.find((line) => !NOTICE.test(line)) ?? lines[0]
  if (said === undefined) return undefined
  const leads = wayOn(said, outcome.stderr, objects)
  const isSlip = leads['meant'] !== undefined || MAKES_NO_SENSE.test(outcome.stderr)
  if (isQuestion(argv) && !isSlip) return undefined
  return { told: diagnostic('COMMAND_SAID_ERROR', { command: shortCommand(argv), said, ...leads }), isSlip }
}

/** The tool and the two words that say what it was to do, without the flags in front: `kubectl -n shop logs web` is `kubectl logs web`. */
function shortCommand([tool = '', ...words]: readonly string[]): string {
  if (tool !== 'kubectl') return [tool, ...words.slice(0, 2)].join(' ')
  let at = 0
  while ((words[at] ?? '').startsWith('-')) at += (words[at] ?? '').includes('=') ? 1 : 2
  return [tool, ...words.slice(at < words.length ? at : 0).slice(0, 2)].join(' ')
}

/** What the tools write about a command line that they cannot read: they point to their usage, or say which word is missing or unknown. */
const MAKES_NO_SENSE =
  /^See 'kubectl\b.* (?:--help|-h)'|^Usage: +docker |doesn't have a resource type "|\b(?:unknown (?:command|flag|shorthand flag)|required flag|[Yy]ou must (?:provide|specify)|must be specified)\b/m

/** Names that are told of what there is instead. */
const NAMES_MAX = 8

/** What leads on, by the kind of failure: the word that was meant, or the names that exist. */
function wayOn(said: string, stderr: string, objects: Pick<ApiReader, 'list'>): Args {
  const meant = /Did you mean this\?\n\t(\S+)/.exec(stderr)?.[1] ?? meantFlag(said, stderr)
  if (meant !== undefined) return { meant }
  const container = /unable to find container named "([^"]*)"/.exec(said)
  if (container !== null) return existing('container', containerNames(objects), container[1])
  const missing =
    /(?:^Error from server \(NotFound\): |^error: no objects passed to scale )(\S+) "([^"]*)" not found$/.exec(said)
  const resource = findResource(missing?.[1] ?? '')
  if (resource === undefined) return {}
  const names = objects.list(resource.resource).map(({ metadata }) => metadata.name)
  return existing(resource.kind, names, missing?.[2])
}

/** A flag that the command has and that is spelled nearly so. */
function meantFlag(said: string, stderr: string): string | undefined {
  const flag = /unknown flag: --([^\s=]+)/.exec(said)?.[1]
  const path = /See 'kubectl ?(.*) --help' for usage\./.exec(stderr)?.[1]
  if (flag === undefined || path === undefined) return undefined
  const names = flagsOf(path).map(({ name }) => name)
  const near = suggest(flag, names)
  return near === undefined ? undefined : `--${near}`
}

function containerNames(objects: Pick<ApiReader, 'list'>): readonly string[] {
  const podSpecs = [
    ...objects.list('deployments').map((object) => (object as Deployment).spec.template.spec),
    ...objects.list('pods').map((object) => (object as Pod).spec),
  ]
  return [...new Set(podSpecs.flatMap(({ containers }) => containers.map(({ name }) => name)))]
}

function existing(kind: string, names: readonly string[], wanted: string | undefined): Args {
  const meant = suggest(wanted ?? '', names)
  return meant === undefined ? { kind, exists: names.slice(0, NAMES_MAX).join(', ') } : { meant }
}

/** Commands that wait for something and fail when it does not come. */
function isQuestion([tool, ...words]: readonly string[]): boolean {
  return tool === 'kubectl' && (words.includes('wait') || (words.includes('rollout') && words.includes('status')))
}
