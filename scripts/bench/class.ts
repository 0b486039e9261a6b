import { DockerfileParser } from 'dockerfile-ast'
import { performance } from 'node:perf_hooks'
import { parseAllDocuments } from 'yaml'
import { loadFolder } from '../../src/cli/load-folder.ts'
import type { Exercise } from '../../src/domain/exercise.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import type { Submission } from '../../src/domain/submission.ts'
import { findExercises, readExerciseFolder } from '../../src/edge/files-exercise.ts'
import { createSharedGrader } from '../../src/grading/sharing/shared-grader.ts'
import { knownAnswers } from '../class/answers.ts'
import { generateClass, type Mixture, SAME, USUAL } from '../class/generate.ts'
import type { Measurement } from './measure.ts'

const COUNT = 1_000
const WARM_UP = 100

interface Class {
  readonly exercise: Exercise
  readonly submissions: readonly Submission[]
}

/** What grading a class costs, against merely parsing the same files with `yaml` and `dockerfile-ast`, in one process. */
export function measureClass(): readonly Measurement[] {
  return [
    { what: `${COUNT} varied submissions`, budget: 5, mixture: USUAL },
    { what: `${COUNT} submissions that decode to the same objects`, budget: 2, mixture: SAME },
  ].map(({ what, budget, mixture }) => {
    gradeAll(classesOf(WARM_UP, mixture))
    const classes = classesOf(COUNT, mixture)
    const [parseMs] = timed(() => parseAll(classes))
    const [gradeMs, simulated] = timed(() => gradeAll(classes))
    return {
      what: `${what} against parsing`,
      budget,
      result: gradeMs / parseMs,
      unit: '×',
      detail: `${gradeMs.toFixed(0)} ms against ${parseMs.toFixed(0)} ms, ${simulated} simulated`,
    }
  })
}

/** The submissions are spread over the course. In a class where all say the same, each exercise has one answer. */
function classesOf(count: number, mixture: Mixture): readonly Class[] {
  const found = findExercises('exercises')
  return found.map(({ id, path }) => {
    const loaded = loadFolder(readExerciseFolder(path, LIMITS))
    if (!loaded.ok) throw new Error(`${id} is broken`)
    const answers = knownAnswers(id)
    const known = mixture === SAME ? answers.slice(0, 1) : answers
    return {
      exercise: loaded.exercise,
      submissions: generateClass(known, Math.ceil(count / found.length), { mixture }),
    }
  })
}

function timed<T>(work: () => T): readonly [number, T] {
  const startMs = performance.now()
  const result = work()
  return [performance.now() - startMs, result]
}

function gradeAll(classes: readonly Class[]): number {
  let simulated = 0
  for (const { exercise, submissions } of classes) {
    const grader = createSharedGrader(exercise, LIMITS, { traces: false })
    for (const submission of submissions) grader.grade(submission)
    simulated += grader.counts.simulated
  }
  return simulated
}

function parseAll(classes: readonly Class[]): void {
  for (const { path, text } of classes.flatMap(({ submissions }) => submissions.flatMap(({ files }) => files))) {
    if (/\.ya?ml$/.test(path)) {
      for (const document of parseAllDocuments(text)) if (document.errors.length === 0) toValue(document)
    } else if (/Dockerfile/.test(path)) DockerfileParser.parse(text)
  }
}

/** An alias that is repeated too often can be parsed but has no value. */
function toValue(document: { readonly toJS: () => unknown }): void {
  try {
    document.toJS()
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem
  }
}
