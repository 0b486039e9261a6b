export { linesOf } from '../../../engines/text-tools/index.ts'

/** Files as programs open them, with the complaints of the C library. */
export interface FileAccess {
  read(path: string): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string }
  /** Gives the problem when the file cannot be written. */
  write(path: string, text: string, append: boolean): string | undefined
}

/** What a filter reads files through, and how much it may do. */
export interface FilterFiles extends FileAccess {
  /** Uses up so many characters of work; false when none are left, and then the filter ends. */
  spend(characters: number): boolean
}

export interface FilterResult {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  /** It did not do what it was asked for, and `stderr` says why. Unlike a search that finds nothing, nobody means that. */
  readonly failed?: boolean
  /** The command as far as it is not simulated: it did nothing then. */
  readonly notSimulated?: string
}

/** A text tool: a pure function of its words, its standard input and the files it names. */
export type Filter = (argv: readonly string[], stdin: string, files: FilterFiles) => FilterResult

/** One input of a filter: a file by name, or standard input. */
export interface Source {
  /** `-` for standard input. */
  readonly name: string
  readonly text: string
}

/** Reads the operands of a filter (standard input where there are none); missing files are complained of as GNU tools do. */
export function readSources(
  tool: string,
  operands: readonly string[],
  stdin: string,
  files: FilterFiles,
): { readonly sources: readonly Source[]; readonly complaints: string } {
  const sources: Source[] = []
  let complaints = ''
  for (const name of operands.length === 0 ? ['-'] : operands) {
    if (name === '-') {
      sources.push({ name, text: stdin })
      continue
    }
    const found = files.read(name)
    if (found.ok) sources.push({ name, text: found.text })
    else complaints += `${tool}: ${name}: ${found.problem}\n`
  }
  return { sources, complaints }
}

export function unlines(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

export function usageError(tool: string, problem: string, exit = 1): FilterResult {
  return { exit, stdout: '', stderr: `${tool}: ${problem}\nTry '${tool} --help' for more information.\n` }
}
