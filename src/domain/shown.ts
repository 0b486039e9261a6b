import type { SourceRange } from './diagnostic.ts'

/** A block of an exercise's prose that can be held to the truth. Blocks with the same `session` share one workplace, in the order of the page. */
export type ShownBlock = ShownFile | ShownConsole

/** A file that the page shows: from here on it lies in the virtual folder. */
export interface ShownFile {
  readonly kind: 'file'
  readonly session: string
  readonly path: string
  readonly text: string
}

/** What a terminal shows: commands, each with what it printed. */
export interface ShownConsole {
  readonly kind: 'console'
  readonly session: string
  readonly commands: readonly ShownCommand[]
  /** 0-based lines of the file between the fences, `end` exclusive; `indent` blanks stand before each. */
  readonly lines: { readonly file: string; readonly start: number; readonly end: number; readonly indent: number }
}

export interface ShownCommand {
  /** Without its prompt; further lines of it follow a line feed. */
  readonly text: string
  /** The command's first line. */
  readonly range: SourceRange
  /** Without white space at the ends of lines and without empty lines at the end. */
  readonly output: readonly ShownLine[]
}

export interface ShownLine {
  readonly text: string
  readonly range: SourceRange
}

/** A line that stands for any number of lines that the page leaves out. */
export const LEFT_OUT = '...'

/** What a terminal showed, as lines that can be compared: nothing at their ends, and no empty ones at the end. */
export function terminalLines(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trimEnd())
  const last = lines.findLastIndex((line) => line !== '')
  return lines.slice(0, last + 1)
}
