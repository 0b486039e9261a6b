import type { Message } from '../domain/diagnostic.ts'
import type { FieldPath } from '../domain/json.ts'
import type { Evidence } from '../domain/report.ts'
import type { RanStep } from '../sandbox/types.ts'
import { placedDocumentsIn } from './manifest-files.ts'
import type { Moment } from './moment.ts'
import { isWritingCommand } from './writing-commands.ts'

/** Why something was refused, and where: the command, and the fields of the manifest it was given. */
export interface Refusal {
  readonly reason: Message
  readonly evidence: readonly Evidence[]
}

/** The first of the commands that tried to change something and failed. */
export function firstRefusal(moment: Moment, steps: readonly RanStep[]): Refusal | undefined {
  const refused = steps.find((ran) => isWritingCommand(ran) && ran.step.exit !== 0)
  return refused === undefined ? undefined : refusalOf(moment, refused)
}

/** What a failed command complained about, in its own words, and where the fields stand that it named. */
export function refusalOf(moment: Moment, ran: RanStep): Refusal {
  return {
    reason: { code: 'COMMAND_FAILED', args: { message: complaintOf(ran) } },
    evidence: [{ kind: 'step', step: ran.step.index }, ...refusedFields(moment, ran)],
  }
}

/**
 * The first line that a failed command wrote to stderr, with the causes below it; a build shows first where it got to, and says
 * last what is wrong. Else its exit code.
 */
export function complaintOf(ran: RanStep): string {
  const lines = ran.step.stderr.split('\n').filter((line) => line.trim() !== '')
  const [first, ...others] = lines
  if (first === undefined) return `exit code ${ran.step.exit}`
  const verdict = ran.step.argv[0] === 'docker' ? lines.findLast((line) => line.startsWith('ERROR: ')) : undefined
  if (verdict !== undefined) return verdict.trimEnd()
  return [first.trimEnd(), ...others.filter((line) => line.startsWith('* '))].join(' ')
}

/** How many fields of one refusal are shown. */
const FIELDS_MAX = 3

/** The fields that the API server names, in the documents of the files the command was given. */
function refusedFields(moment: Moment, { step }: RanStep): readonly Evidence[] {
  const object = /\b(\w+) "([^"]+)" is invalid: /.exec(step.stderr)
  const documents = filesOf(step.argv).flatMap((file) => placedDocumentsIn(moment, file))
  const document = documents.find(({ kind, name }) => object === null || (kind === object[1] && name === object[2]))
  if (document === undefined) return []
  const { file, index } = document
  return fieldsIn(step.stderr)
    .slice(0, FIELDS_MAX)
    .map((field) => ({ kind: 'manifest', file, document: index, path: pathOf(field) }))
}

/** The values of `-f` and `--filename`. */
function filesOf(argv: readonly string[]): readonly string[] {
  return argv.flatMap((word, index) => {
    if (word === '-f' || word === '--filename') return argv[index + 1]?.split(',') ?? []
    const joined = /^(?:--filename=|-f=?)(.+)$/.exec(word)
    return joined?.[1]?.split(',') ?? []
  })
}

/**
 * Field paths in what the server says: before a cause (`spec.replicas: Invalid value: …`), in a strict decoding error (`unknown
 * field "spec.replica"`), and in a type error (`Go struct field DeploymentSpec.spec.replicas of type int32`).
 */
function fieldsIn(stderr: string): readonly string[] {
  const causes = stderr.matchAll(/(?:is invalid: |^\* )([a-zA-Z][\w.[\]/-]*): /gm)
  const unknown = stderr.matchAll(/(?:unknown|duplicate) field "([^"]+)"/g)
  const types = stderr.matchAll(/Go struct field \w+\.([\w.]+) of type/g)
  return [...new Set([...causes, ...unknown, ...types].map(([, field]) => field ?? ''))]
}

/** `spec.containers[0].image` as keys and indices. */
function pathOf(field: string): FieldPath {
  return [...field.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part))
}
