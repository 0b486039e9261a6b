import { listen } from '../../edge/keys.ts'
import { type Watching, watchFolders } from '../../edge/watch-folders.ts'
import type { ReporterContext } from '../../report/reporter.ts'
import type { Console } from '../console.ts'
import type { Graded } from '../grade-once.ts'
import { openExercise } from '../course.ts'
import type { ExitCode } from '../exit-code.ts'
import { complainOfState, complainUnwritable } from '../learner/complain.ts'
import { allCourseLines } from '../learner/course-lines.ts'
import { say } from '../learner/lines.ts'
import { openedHints } from '../learner/opened-hints.ts'
import { checkToHint, openHint, withHints } from '../learner/open-hint.ts'
import { courseStandings } from '../learner/standing.ts'
import { learnerStateFile, readLearnerState, writeLearnerState } from '../learner/state.ts'
import { reporterContext } from '../reporter-context.ts'
import { parseReporters, REPORTERS, writeReports } from '../reporters.ts'
import { beginWatch, transition, type View, type WatchAction, type WatchEvent } from '../watch/machine.ts'
import { watchedFolders } from '../watch/places.ts'
import { pipedText, screenText, type Shown } from '../watch/screen.ts'
import { look, lookCloser, nextWork, type WatchedWork } from '../watch/work.ts'
import type { GradeFlags } from './grade.ts'
import { hintsOf, noHints } from './hint.ts'

/** After the first sign of a change: editors write, rename and change attributes within a few milliseconds. */
export const SETTLE_MS = 20

/** After a report nobody reads on so soon; whoever saves again meanwhile is not kept waiting. */
const QUIET_MS = 100

/** Grades now, and again on each save, until the reader ends it; then the exit code is that of the last report. */
export async function watchCommand(flags: GradeFlags, console: Console): Promise<ExitCode> {
  parseReporters(flags.reporter ?? [], REPORTERS)
  const opened = await openExercise(flags.exercise, flags, console)
  if (opened === undefined) return 2
  const work: WatchedWork = { opened, argument: flags.submission, digest: undefined }
  return await new Promise<ExitCode>((finish, fail) => {
    runWatch(work, flags, console, finish, fail)
  })
}

/** Which hints the learner has opened by now, here or by `grade hint`. */
type OpenHints = Required<Pick<ReporterContext, 'hintsOf'>>

/** Feeds what happens to the machine, one event after the other, and does what it says. */
function runWatch(
  first: WatchedWork,
  flags: GradeFlags,
  console: Console,
  finish: (code: ExitCode) => void,
  fail: (error: unknown) => void,
): void {
  let [state, begin] = beginWatch()
  let isBusy = false
  const waiting: WatchEvent[] = []
  const tell = (event: WatchEvent): void => {
    waiting.push(event)
    if (!isBusy) drain([]).catch(giveUp)
  }
  const listening = listen(
    (key) => tell({ kind: 'key', key }),
    () => tell({ kind: 'interrupted' }),
    () => tell({ kind: 'resized' }),
  )
  const giveUp = (error: unknown): void => {
    session.close()
    listening.stop()
    fail(error)
  }
  const session = newSession(first, flags, console, listening.hasKeys, tell)
  const drain = async (actions: readonly WatchAction[]): Promise<void> => {
    isBusy = true
    for (const action of actions) await session.run(action)
    for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
      const [next, wanted] = transition(state, event)
      state = next
      for (const action of wanted) await session.run(action)
    }
    isBusy = false
    if (state.phase !== 'over') return
    session.close()
    listening.stop()
    finish(state.exitCode)
  }
  drain(begin).catch(giveUp)
}

interface Session {
  readonly run: (action: WatchAction) => Promise<void>
  readonly close: () => void
}

function newSession(
  first: WatchedWork,
  flags: GradeFlags,
  console: Console,
  hasKeys: boolean,
  tell: (event: WatchEvent) => void,
): Session {
  let work = first
  let shown: Shown = { opened: work.opened, looked: undefined, hint: [], list: [] }
  let settling: NodeJS.Timeout | undefined
  let resting: NodeJS.Timeout | undefined
  const context = () => reporterContext(console, work.opened.output)
  const openHints = (): OpenHints => ({ hintsOf: openedHints(work.opened.exercise, flags, console) })
  const watchWork = (): Watching => {
    const { found, exercise } = work.opened
    const folders = watchedFolders({ id: found.id, files: exercise.files }, work.argument, console.cwd)
    return watchFolders(folders, () => tell({ kind: 'changed' }))
  }
  let watching = watchWork()
  if (!hasKeys) console.complain(`${say('CLI_WATCH_PIPED', {}, context())}\n`)
  const run = async (action: WatchAction): Promise<void> => {
    switch (action.kind) {
      case 'settle':
        settling = setTimeout(() => tell({ kind: 'settled' }), SETTLE_MS)
        return
      case 'grade': {
        const seen = look(work, flags, console)
        // Where nobody can press keys a report is printed once, and whole.
        const closer = seen.kind === 'graded' && !hasKeys ? await lookCloser(work, seen, flags) : undefined
        const looked = closer ?? seen
        if (looked.kind !== 'unchanged') shown = { ...shown, looked }
        if (looked.kind === 'graded') await writeFiles(looked.graded, openHints(), flags, console)
        tell(looked.kind === 'unchanged' ? looked : { kind: 'graded', exitCode: looked.exitCode })
        return
      }
      case 'rest':
        clearTimeout(resting)
        if (hasKeys) resting = setTimeout(() => tell({ kind: 'quiet' }), QUIET_MS)
        return
      case 'explain': {
        const closer = shown.looked?.kind === 'graded' ? await lookCloser(work, shown.looked, flags) : undefined
        if (closer === undefined) return
        shown = { ...shown, looked: closer }
        await writeFiles(closer.graded, openHints(), flags, console)
        tell({ kind: 'explained' })
        return
      }
      case 'open-hint':
        shown = { ...shown, hint: nextHint(work, flags, console, context()) }
        return
      case 'go-on': {
        const next = await nextWork(work, flags, console)
        if (next === undefined) {
          work.digest = undefined
          return
        }
        work = next
        shown = { opened: work.opened, looked: undefined, hint: [], list: [] }
        watching.close()
        watching = watchWork()
        return
      }
      case 'draw':
        if (action.view === 'list') {
          shown = { ...shown, list: allCourseLines((await courseStandings(flags, console)) ?? [], false, console) }
        }
        draw(action.view, shown, hasKeys, console, { ...context(), ...(action.view === 'report' ? openHints() : {}) })
        return
      case 'close':
        clearTimeout(settling)
        clearTimeout(resting)
        return
    }
  }
  return { run, close: () => watching.close() }
}

function draw(view: View, shown: Shown, hasKeys: boolean, console: Console, context: ReporterContext): void {
  if (hasKeys) console.out(screenText(view, shown, console.rows, context))
  else console.out(pipedText(shown, context))
}

/** Reporters that write files write them anew; what goes to stdout is the screen's. */
async function writeFiles(
  { report, context }: Graded,
  hints: OpenHints,
  flags: GradeFlags,
  console: Console,
): Promise<void> {
  const choices = parseReporters(flags.reporter ?? [], REPORTERS).filter(({ file }) => file !== undefined)
  await writeReports([report], choices, REPORTERS, { ...context, ...hints }, console)
}

/** Opens one more hint of what is open. */
function nextHint(
  { opened }: WatchedWork,
  flags: GradeFlags,
  console: Console,
  context: ReporterContext,
): readonly string[] {
  const { exercise } = opened
  const state = readLearnerState(exercise, console.env)
  complainOfState(state, flags, console)
  const check = checkToHint(exercise, state)
  if (check === undefined) return [noHints(exercise.id, exercise, context)]
  const hints = openHint(check, state)
  if (!writeLearnerState(exercise, withHints(state, [hints]), console.env)) {
    complainUnwritable(learnerStateFile(exercise, console.env), flags, console)
  }
  return hintsOf(exercise, hints, context, 'CLI_HINT_NEXT_KEY')
}
