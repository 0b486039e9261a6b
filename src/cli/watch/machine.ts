import type { ExitCode } from '../exit-code.ts'

/** What the screen shows. */
export type View = 'report' | 'hint' | 'list' | 'timeline'

/** Where a watch stands. */
export interface WatchState {
  /** `settling`: something has changed, and may be half written still. */
  readonly phase: 'idle' | 'settling' | 'grading' | 'over'
  /** Something changed while it was graded, so it is graded once more. */
  readonly isStale: boolean
  readonly view: View
  /** Of the last report; 2 while there is none. */
  readonly exitCode: ExitCode
}

export type WatchEvent =
  /** Something happened in a folder that is watched. */
  | { readonly kind: 'changed' }
  /** The wait is over that a change has started. */
  | { readonly kind: 'settled' }
  /** The files were read, and are what they were. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'graded'; readonly exitCode: ExitCode }
  /** Nothing has happened for a while. */
  | { readonly kind: 'quiet' }
  /** More is known of what was graded. */
  | { readonly kind: 'explained' }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'resized' }

export type WatchAction =
  /** Tell `settled` after a while. */
  | { readonly kind: 'settle' }
  /** Read the files, and tell `graded` or `unchanged`. */
  | { readonly kind: 'grade' }
  /** Tell `quiet` after a while. */
  | { readonly kind: 'rest' }
  /** Look for the correction that would do, and tell `explained` if there is one. Takes longer than grading, so a save comes first. */
  | { readonly kind: 'explain' }
  | { readonly kind: 'draw'; readonly view: View }
  | { readonly kind: 'open-hint' }
  /** Watch the exercise that is next instead. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'close'; readonly exitCode: ExitCode }

/** The state after an event, and what is to be done; nothing is done here. */
export type Transition = readonly [WatchState, readonly WatchAction[]]

/** How a watch begins. */
export function beginWatch(): Transition {
  return [{ phase: 'grading', isStale: false, view: 'report', exitCode: 2 }, [{ kind: 'grade' }]]
}

/** One grading at a time, and none for each of the many events that saving a file makes. */
export function transition(state: WatchState, event: WatchEvent): Transition {
  if (state.phase === 'over') return [state, []]
  switch (event.kind) {
    case 'changed':
      if (state.phase === 'grading') return [{ ...state, isStale: true }, []]
      // while it settles nothing is put off further, or a file that keeps changing would never be graded
      return state.phase === 'settling' ? [state, []] : [{ ...state, phase: 'settling' }, [{ kind: 'settle' }]]
    case 'settled':
      return state.phase === 'settling' ? [{ ...state, phase: 'grading' }, [{ kind: 'grade' }]] : [state, []]
    case 'unchanged':
      return afterGrading(state, [])
    case 'graded': {
      const view = state.view === 'timeline' ? 'timeline' : 'report'
      return afterGrading({ ...state, view, exitCode: event.exitCode }, [{ kind: 'draw', view }, { kind: 'rest' }])
    }
    case 'quiet':
      return [state, state.phase === 'idle' ? [{ kind: 'explain' }] : []]
    case 'explained':
      return [state, state.view === 'report' ? [{ kind: 'draw', view: 'report' }] : []]
    case 'resized':
      return [state, [{ kind: 'draw', view: state.view }]]
    case 'interrupted':
      return close(state)
    case 'key':
      return pressed(state, event.key)
  }
}

function afterGrading(state: WatchState, actions: readonly WatchAction[]): Transition {
  if (!state.isStale) return [{ ...state, phase: 'idle' }, actions]
  return [{ ...state, phase: 'settling', isStale: false }, [...actions, { kind: 'settle' }]]
}

function pressed(state: WatchState, key: string): Transition {
  switch (key) {
    case 'q':
    case '\u0003':
    case '\u0004':
      return close(state)
    case 'n':
      return [{ ...state, phase: 'grading', isStale: false, view: 'report' }, [{ kind: 'go-on' }, { kind: 'grade' }]]
    case 'h':
      return [{ ...state, view: 'hint' }, [{ kind: 'open-hint' }, { kind: 'draw', view: 'hint' }]]
    case 'l':
      return show(state, 'list')
    case 't':
      return show(state, 'timeline')
    default:
      return state.view === 'report' ? [state, []] : show(state, state.view)
  }
}

/** The same key leads back. */
function show(state: WatchState, wanted: View): Transition {
  const view = state.view === wanted ? 'report' : wanted
  return [{ ...state, view }, [{ kind: 'draw', view }]]
}

function close(state: WatchState): Transition {
  return [{ ...state, phase: 'over' }, [{ kind: 'close', exitCode: state.exitCode }]]
}
