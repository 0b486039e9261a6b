import { goQuote, heredocText, readHeredocStart } from '../../../formats/dockerfile/index.ts'
import { runBuildStep } from '../process/build-step.ts'
import type { RunCommand } from './command.ts'
import { expandIn } from './expand.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'
import { ROOT } from './files.ts'
import { parseMount } from './mount.ts'
import type { Mount } from './mount.ts'

import { toWords } from './process-commands.ts'
import type { BuildScope } from './scope.ts'
import { isSelfContained } from './self-contained.ts'
import type { StageCommand, StageState } from './stage.ts'

/** How many RUNs may use all the steps one process has; more of them share what these would use. */
const FULL_RUNS = 20

/**
 * RUN: carries out what is modelled of the command, so that later steps see its files. Everything else is taken to succeed:
 * a failure counts only where it cannot come from files or programs that are not known. Source: BuildKit `dockerfile2llb/convert.go`
 * (dispatchRun), `solver/llbsolver/ops/exec.go`.
 */
export function dispatchRun(
  scope: BuildScope,
  stage: StageState,
  placed: StageCommand,
  command: RunCommand,
): Outcome<undefined> {
  const mounts: Mount[] = []
  for (const text of command.mounts) {
    const mount = parseMount(text, (word) => expandIn(scope, stage, placed, word))
    if (!mount.ok) return mount
    mounts.push(mount.value)
  }
  const problem = mountProblem(scope, stage, mounts)
  if (problem !== undefined) return failed(problem)
  if (scope.checksOnly) return done(undefined)

  const { image } = stage
  // A folder that is mounted holds files nobody looked at.
  const isKnown = image.isKnown && mounts.every(({ type }) => type === 'tmpfs' || type === 'ssh')
  const script = inlineScript(scope, command)
  const line = { ...command.line, words: script.text === undefined ? command.line.words : [script.text] }
  const argv = toWords(image, line)
  if (script.file !== undefined) {
    image.tree.set(script.file.path, { kind: 'file', text: script.file.text, mode: 0o755, ...ROOT })
  }
  const runs = Math.max(FULL_RUNS, scope.runs)
  const result = runBuildStep(
    {
      tree: image.tree,
      system: isKnown ? image.system : { ...image.system, installed: true },
      argv,
      env: stage.environment,
      user: image.user,
      workdir: image.workingDir,
    },
    { ...scope.limits, processStepsMax: Math.ceil((scope.limits.processStepsMax * FULL_RUNS) / runs) },
  )
  if (script.file !== undefined) image.tree.remove(script.file.path)

  const trouble =
    result.kind === 'refused' ? result.error : result.exitCode === 0 ? undefined : `exit code: ${result.exitCode}`
  const isModelled = isKnown && (result.kind === 'refused' || result.unmodelled === undefined)
  const isCertain =
    (isModelled && (result.kind === 'refused' || image.isComplete)) ||
    (!line.exec && isSelfContained(line.words[0] ?? ''))
  if (trouble !== undefined && isCertain) {
    const what = `process ${goQuote(argv.join(' '))} did not complete successfully`
    scope.solving.failure ??= { message: `${what}: ${trouble}`, lines: placed.lines }
  }
  if (!isModelled || (trouble !== undefined && !isCertain)) {
    image.isKnown = false
    image.isComplete = false
    image.system = { ...image.system, installed: true }
  }
  return done(undefined)
}

function mountProblem(scope: BuildScope, stage: StageState, mounts: readonly Mount[]): string | undefined {
  for (const { type, from, target } of mounts) {
    const source =
      from === ''
        ? undefined
        : scope.stages.find(({ name, baseName, from: written }) =>
            written === undefined ? baseName === from : name === from.toLowerCase(),
          )
    if (source?.dispatched === false) {
      return `cannot mount from stage "${from}" to "${target}", stage needs to be defined before current command`
    }
    const isFolder = type === 'bind' || type === 'cache' || type === 'tmpfs'
    if (isFolder && /^\/*$/.test(target) && (target !== '' || stage.image.workingDir === '/')) {
      return 'invalid mount target "/"'
    }
  }
  return undefined
}

interface InlineScript {
  /** What stands behind the shell instead of the line. */
  readonly text?: string
  /** A script of its own, which is there while the step runs. */
  readonly file?: { readonly path: string; readonly text: string }
}

/** A here-document alone is the script; one with a `#!` line is a file that is run; else the shell reads it as it stands. */
function inlineScript(scope: BuildScope, { line, heredocs }: RunCommand): InlineScript {
  const [first] = heredocs
  const written = line.words[0] ?? ''
  if (first === undefined) return {}
  if (readHeredocStart(written, scope.parse.bounds) === undefined) {
    return { text: written + heredocs.map(({ content, name }) => `\n${content}${name}`).join('') }
  }
  const text = heredocText(first)
  if (!text.startsWith('#!')) return { text }
  const path = `/dev/pipes/${first.name}`
  return { text: path, file: { path, text } }
}
