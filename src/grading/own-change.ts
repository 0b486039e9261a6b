import type { Message, SourceRange } from '../domain/diagnostic.ts'
import type { Step } from '../domain/exercise.ts'
import type { Evidence } from '../domain/report.ts'
import { textFor } from '../domain/submission.ts'
import { readManifests } from '../formats/yaml/kubernetes.ts'
import { findResource } from '../kubernetes/resources.ts'
import { manifestObject } from './manifest-files.ts'
import type { ScenarioInput } from './scenario-input.ts'

/** Where the learner should have changed what an author's file decides; the reason says more than the place does. */
export interface OwnChange {
  readonly evidence: Evidence
  readonly reason?: Message
}

type FieldEvidence = Extract<Evidence, { kind: 'object' }>

/**
 * Where the change of a field belonged that only the author's file decides: in the last manifest of the learner's own that was
 * applied before the check and describes the object, or in the command file that was replayed. `undefined` where the learner has
 * no part in it.
 */
export function ownChange(field: FieldEvidence, checkId: string, input: ScenarioInput): OwnChange | undefined {
  const { steps } = input.scenario
  const at = steps.findIndex((step) => step.kind === 'expect' && step.checks.some(({ id }) => id === checkId))
  for (const step of steps.slice(0, Math.max(at, 0)).toReversed()) {
    const found = step.kind === 'replay' ? inCommands(step.file, input) : inManifests(filesOf(step), field, input)
    if (found !== undefined) return found
  }
  return undefined
}

/** The files that a step of the author's hands to commands. */
function filesOf(step: Step): readonly string[] {
  if (step.kind === 'apply') return step.files
  return step.kind === 'run' ? step.commands.flatMap((command) => command.split(/\s+/)) : []
}

function isOwn(path: string, { files, given }: ScenarioInput): boolean {
  return given?.has(path) !== true && files.some((file) => file.path === path)
}

function inCommands(file: string, input: ScenarioInput): OwnChange | undefined {
  if (!isOwn(file, input)) return undefined
  const isTyped = input.workplace.steps.some(({ range }) => range?.file === file)
  return {
    evidence: { kind: 'file', file },
    reason: { code: 'COMMANDS_CHANGE_NOTHING', args: { file, form: isTyped ? 'other' : 'none' } },
  }
}

function inManifests(paths: readonly string[], field: FieldEvidence, input: ScenarioInput): OwnChange | undefined {
  for (const path of paths.toReversed()) {
    const range = isOwn(path, input) ? rangeIn(path, field, input) : undefined
    if (range !== undefined) return { evidence: { kind: 'place', range } }
  }
  return undefined
}

/** The field in the last document of a file that describes its object. */
function rangeIn(path: string, field: FieldEvidence, { files, limits }: ScenarioInput): SourceRange | undefined {
  const file = files.find((each) => each.path === path)
  if (file === undefined) return undefined
  const { documents } = readManifests(textFor(file, 'manifest'), { file: path, limits })
  const resource = findResource(field.apiKind)
  return documents
    .findLast(({ value }) => {
      const head = manifestObject(value)
      return head !== undefined && findResource(head.kind) === resource && head.name === field.name
    })
    ?.rangeAt(field.path)
}
