/** Whose program it is: messages, and what is done with a wrong script, differ. */
export type Flavor = 'gnu' | 'busybox'

/**
 * A program that turns text into text. From its words it says what it is going to read; it reads nothing itself, so that a
 * shell with all texts at hand and a process that has to wait for its input can both run it.
 */
export type TextTool = (argv: readonly string[], flavor: Flavor) => TextPlan

export type TextPlan =
  | {
      readonly kind: 'run'
      /** Names of files in order, `-` for standard input. Empty: it reads nothing. */
      readonly operands: readonly string[]
      run(inputs: readonly TextInput[], work: Work): TextOutcome
    }
  | Refused
  | NotSimulated

/** The program ends with a complaint of its own before it reads anything. */
export interface Refused {
  readonly kind: 'refused'
  readonly exit: number
  readonly stderr: string
}

/** The program can do this, the simulation of it cannot: `what` is the command as far as it is to blame. */
export interface NotSimulated {
  readonly kind: 'not-simulated'
  readonly what: string
}

/** One operand, read: its text, or why it has none, in the words of the C library. */
export type TextInput =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly problem: string }

export type TextOutcome =
  | {
      readonly kind: 'done'
      readonly exit: number
      readonly stdout: string
      readonly stderr: string
      /** Files that it writes when it has ended. */
      readonly files: readonly { readonly name: string; readonly text: string }[]
    }
  | NotSimulated
  /** The work that was allowed is used up. */
  | { readonly kind: 'over' }

/** What a run may still do. One unit is about a character that is gone through. */
export interface Work {
  /** Uses up units; false when none are left, and then the run has to end. */
  spend(units: number): boolean
}

export function notSimulated(...words: readonly string[]): NotSimulated {
  return { kind: 'not-simulated', what: words.join(' ') }
}
