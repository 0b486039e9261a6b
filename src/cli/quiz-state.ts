import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { QuizSpec } from '../domain/exercise.ts'
import { isJsonObject } from '../domain/json.ts'
import type { JsonObject, Value } from '../domain/json.ts'
import { readState, setAside } from '../edge/state-file.ts'
import { stateFolder } from '../edge/user-folders.ts'

/** Answers of a session that was broken off, or of one that is done. */
export interface QuizState {
  readonly answers: JsonObject
  readonly seed?: string
  /** Where a state file was put that could not be read. */
  readonly broken?: string
}

/** Where the answers to a quiz are kept. Quizzes of several courses may have one id, so their questions count too. */
export function quizStateFile(
  exercise: string,
  quizzes: readonly QuizSpec[],
  env: Readonly<Record<string, string | undefined>>,
): string {
  const ids = JSON.stringify(quizzes.map(({ id }) => id))
  const digest = createHash('sha256').update(ids).digest('hex').slice(0, 12)
  return join(stateFolder(env), 'quiz', `${exercise.replaceAll('/', '.')}-${digest}.json`)
}

/** Reads what was answered before. A file that cannot be used is put aside, never thrown away. */
export function readQuizState(file: string): QuizState {
  const read = readState(file)
  if (read.kind === 'absent') return { answers: {} }
  if (read.kind === 'broken') return { answers: {}, broken: read.kept }
  const { value } = read
  if (!isJsonObject(value) || value['formatVersion'] !== 1 || !isJsonObject(value['answers'])) {
    return { answers: {}, broken: setAside(file) }
  }
  const seed = value['seed']
  return { answers: value['answers'], ...(typeof seed === 'string' ? { seed } : {}) }
}

/** What is written: the answers and the seed that chose the questions. */
export function quizStateOf(answers: ReadonlyMap<string, Value>, seed: string | undefined): JsonObject {
  return { formatVersion: 1, ...(seed === undefined ? {} : { seed }), answers: Object.fromEntries(answers) }
}
