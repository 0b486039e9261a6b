import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { Invocation, Outcome } from '../domain/tool.ts'

/** Exit codes with which `docker run` itself fails; others are those of the container's process. */
const DOCKER_RUN_FAILS: ReadonlySet<number> = new Set([125, 126, 127])

/**
 * Tells that a learner's command failed, and in its own words why: a misspelt word in the middle of a file is easily
 * missed. Nothing is told of commands that are used to find out whether something fails, nor where more is known already.
 */
export function failureNote({ argv }: Invocation, outcome: Outcome): Diagnostic | undefined {
  if (outcome.exit === 0 || outcome.diagnostics.length > 0 || isQuestion(argv)) return undefined
  if (argv[0] === 'docker' && argv.includes('run') && !DOCKER_RUN_FAILS.has(outcome.exit)) return undefined
  const said = outcome.stderr.split('\n').find((line) => line.trim() !== '')
  return said === undefined
    ? undefined
    : diagnostic('COMMAND_SAID_ERROR', { command: argv.slice(0, 3).join(' '), said })
}

/** Commands that wait for something and fail when it does not come. */
function isQuestion([tool, ...words]: readonly string[]): boolean {
  return tool === 'kubectl' && (words.includes('wait') || (words.includes('rollout') && words.includes('status')))
}
