import { join } from 'node:path'
import type { Exercise } from '../../domain/exercise.ts'
import { isJsonObject, type Value } from '../../domain/json.ts'
import type { Score } from '../../domain/report.ts'
import { readState, setAside, writeState } from '../../edge/state-file.ts'
import { type Environment, stateFolder } from '../../edge/user-folders.ts'
import { hintedChecks } from './hinted.ts'

/** How far a learner is with one exercise. */
export interface LearnerState {
  /** The most points of a grading so far, of the whole exercise. */
  readonly best?: Score
  /** Ids of the checks that the last grading did not pass, those that may be shown. */
  readonly open: readonly string[]
  /** How many hints of a check are open. */
  readonly hints: Readonly<Record<string, number>>
}

/** A state, and where a file was put that could not be read. */
export interface ReadLearnerState extends LearnerState {
  readonly broken?: string
}

const EMPTY: LearnerState = { open: [], hints: {} }

/** Courses with an exercise of one id that are remembered, the last used first. */
const COURSES_MAX = 8

/** Where a learner's state of an exercise is kept. */
export function learnerStateFile({ id }: Exercise, env: Environment): string {
  return join(stateFolder(env), 'exercises', `${id}.json`)
}

/**
 * Reads how far a learner is. Several courses may have an exercise of one id, and an exercise may change, so the checks count too. A file
 * that cannot be used is put aside, never thrown away.
 */
export function readLearnerState(exercise: Exercise, env: Environment): ReadLearnerState {
  const file = learnerStateFile(exercise, env)
  const read = readState(file)
  if (read.kind === 'absent') return EMPTY
  if (read.kind === 'broken') return { ...EMPTY, broken: read.kept }
  const entries = entriesOf(read.value)
  if (entries === undefined) return { ...EMPTY, broken: setAside(file) }
  const key = keyOf(exercise)
  return entries.find((entry) => entry.checks === key) ?? EMPTY
}

/** Keeps how far a learner is; `undefined` forgets it. False when that is not possible. */
export function writeLearnerState(exercise: Exercise, state: LearnerState | undefined, env: Environment): boolean {
  const file = learnerStateFile(exercise, env)
  const read = readState(file)
  const key = keyOf(exercise)
  const others = (read.kind === 'value' ? (entriesOf(read.value) ?? []) : []).filter(({ checks }) => checks !== key)
  const courses = [...(state === undefined ? [] : [{ ...state, checks: key }]), ...others].slice(0, COURSES_MAX)
  return writeState(file, { formatVersion: 1, courses })
}

interface Entry extends LearnerState {
  readonly checks: string
}

function keyOf(exercise: Exercise): string {
  return hintedChecks(exercise)
    .map(({ id }) => id)
    .join(' ')
}

function entriesOf(value: unknown): readonly Entry[] | undefined {
  if (!isJsonObject(value) || value['formatVersion'] !== 1 || !Array.isArray(value['courses'])) return undefined
  const entries = (value['courses'] as readonly Value[]).map(entryOf)
  return entries.every((entry) => entry !== undefined) ? entries : undefined
}

function entryOf(value: Value): Entry | undefined {
  if (!isJsonObject(value)) return undefined
  const { checks, open, hints, best } = value
  if (typeof checks !== 'string' || !Array.isArray(open) || !isJsonObject(hints)) return undefined
  const opened = Object.entries(hints).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
  const entry = { checks, open: open.map(String), hints: Object.fromEntries(opened) }
  if (!isJsonObject(best)) return entry
  const { points, maxPoints } = best
  return typeof points === 'number' && typeof maxPoints === 'number' ? { ...entry, best: { points, maxPoints } } : entry
}
