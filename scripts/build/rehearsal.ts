import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import type { Script } from 'node:vm'
import { MessageChannel } from 'node:worker_threads'
import type { WorkerMessage, WorkerStart } from '../../src/batch/worker-protocol.ts'
import type { Console } from '../../src/cli/console.ts'
import { loadFolder } from '../../src/cli/load-folder.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import { codeCacheFile, compile, evaluate, openQuick, type ScriptName } from '../../src/edge/code-cache.ts'
import { findExercises, readExerciseFolder } from '../../src/edge/files-exercise.ts'
import { prepareForLongRun } from '../../src/edge/long-run.ts'
import { writeClass } from '../class/write.ts'

type Program = typeof import('../../src/cli/program.ts')
type Quick = typeof import('../../src/cli/quick.ts')
type Worker = typeof import('../../src/edge/worker.ts')

/** Where a rehearsal runs: it reads the course, and prints nothing. */
export interface Stage {
  readonly exercises: string
  /** A folder for what learners have: answers and progress. */
  readonly learner: string
  readonly console: Console
}

/** A stage on the course in a folder, for a learner who has nothing yet. */
export function stageIn(exercises: string, learner: string): Stage {
  const console = {
    cwd: join(exercises, '..'),
    env: { XDG_STATE_HOME: learner },
    out: () => {},
    complain: () => {},
    outIsTerminal: false,
    columns: undefined,
  }
  return { exercises, learner, console }
}

/**
 * Runs the scripts on the course and keeps what V8 compiled while they ran: functions that nobody called are not in the caches, and
 * those that everybody calls are.
 */
export async function makeCodeCaches(compiled: string, stage: Stage): Promise<void> {
  const program = compile(compiled, 'program')
  const quick = compile(compiled, 'quick')
  const rest = compile(compiled, 'rest')
  setFlagsFromString('--no-flush-bytecode')
  await rehearseProgram(evaluate(program, compiled, 'program') as Program, stage)
  const opened = openQuick(compiled, quick, () => rest) as Quick
  await rehearseQuick(opened, stage)
  writeCache('quick', quick, compiled)
  await rehearseRest(opened, stage)
  writeCache('program', program, compiled)
  writeCache('rest', rest, compiled)
  prepareForLongRun()
  const worker = compile(compiled, 'worker')
  await rehearseWorker(evaluate(worker, compiled, 'worker') as Worker, stage)
  writeCache('worker', worker, compiled)
  setFlagsFromString('--flush-bytecode')
}

/** What V8 was told is a part of the cache: it must be what it is told when the program runs. */
function writeCache(name: ScriptName, script: Script, compiled: string): void {
  setFlagsFromString('--flush-bytecode')
  writeFileSync(join(compiled, codeCacheFile(name)), script.createCachedData())
  setFlagsFromString('--no-flush-bytecode')
}

/** What people type most, apart from grading. */
async function rehearseProgram({ runProgram }: Program, { exercises, console }: Stage): Promise<void> {
  for (const argv of [[], ['list'], ['show', 'exercise-1'], ['hint', 'exercise-1']]) {
    await runProgram([...argv, '--exercises', exercises], console)
  }
}

/** Of so many submissions, right and wrong, hardly any calls a function that none before it has called. */
const REHEARSED = 45

/** Grades a small class through the worker's own port. */
async function rehearseWorker({ serve }: Worker, { exercises, learner }: Stage): Promise<void> {
  const root = join(learner, 'class')
  writeClass({ folder: root, count: REHEARSED })
  const found = findExercises(exercises)
  const loaded = found.map(({ path }) => loadFolder(readExerciseFolder(path, LIMITS)))
  const start: WorkerStart = {
    root,
    wrapper: '',
    exercises: loaded.flatMap((each) => (each.ok ? [each.exercise] : [])),
    limits: LIMITS,
    reports: false,
  }
  const jobs = found.flatMap(({ id }) =>
    readdirSync(root)
      .filter((name) => existsSync(join(root, name, id)))
      .map((name) => ({ learner: name, exercise: id, place: { folder: `${name}/${id}` }, notes: [] })),
  )
  const { port1: workers, port2: ours } = new MessageChannel()
  serve(workers)
  const messages: readonly WorkerMessage[] = [{ start }, { jobs: jobs.map((job, index) => ({ index, job })) }]
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
  for (const message of messages) ours.postMessage(message)
  await new Promise<void>((resolve) => {
    let done = 0
    ours.on('message', () => {
      done += 1
      if (done === jobs.length) resolve()
    })
  })
  ours.close()
}

/** What is handed in where `rest` is not needed: manifests, and commands for kubectl. */
const ORDINARY = /^(?!answers\.)[\w-]+\.(?:yaml|sh)$/

/**
 * Grades the right answers to the exercises about Deployments, which are most of what is graded. Wrong answers are left out, because a cache costs its
 * reader time by its size, and each of them goes wrong in its own place.
 */
export async function rehearseQuick(quick: Quick, stage: Stage): Promise<void> {
  for (const { id, files } of answered(stage)) {
    if (files.every((file) => ORDINARY.test(file))) await gradeQuickly(quick, id, stage)
  }
}

async function rehearseRest(quick: Quick, stage: Stage): Promise<void> {
  for (const { id } of answered(stage)) await gradeQuickly(quick, id, stage)
}

/** Grades a learner's answer twice, because the second time there is progress to compare with. */
async function gradeQuickly({ runQuick }: Quick, exercise: string, stage: Stage): Promise<void> {
  const { exercises, learner, console } = stage
  const submission = join(learner, 'answers', exercise)
  cpSync(join(console.cwd, 'solutions', exercise), submission, { recursive: true })
  for (let times = 0; times < 2; times += 1) {
    const exitCode = await runQuick({ exercise, submission, exercises }, console)
    if (exitCode === undefined) throw new Error(`${exercise} takes more than quick has`)
  }
}

/** The exercises that have a solution, and its files. */
function answered({
  exercises,
  console,
}: Stage): readonly { readonly id: string; readonly files: readonly string[] }[] {
  const solutions = join(console.cwd, 'solutions')
  return findExercises(exercises)
    .map(({ id }) => ({ id, folder: join(solutions, id) }))
    .filter(({ folder }) => existsSync(folder))
    .map(({ id, folder }) => ({ id, files: readdirSync(folder) }))
}
