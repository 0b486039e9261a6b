import type { Language } from '../domain/text.ts'

/** The world outside as a command sees it: where it runs, where it writes. Tests pass one of their own. */
export interface Console {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Results. */
  readonly out: (text: string) => void
  /** Complaints and progress. */
  readonly complain: (text: string) => void
  readonly outIsTerminal: boolean
  /** Whether progress may be written over. */
  readonly complainIsTerminal?: boolean
  /** Of the terminal, as far as anybody tells: stdout, the environment's `COLUMNS`, stderr. */
  readonly columns: number | undefined
  readonly rows?: number | undefined
}

/** What the flags of one call say about how to write. */
export interface OutputFlags {
  readonly color?: boolean
  readonly lang?: string
  readonly plain?: boolean
  readonly ascii?: boolean
}

/** Columns where nobody tells: results go into a file or a log. */
const COLUMNS_DEFAULT = 80
const COLUMNS_MIN = 60

/** Colour is decided here and nowhere else: by flag, then `NO_COLOR`, then `FORCE_COLOR`, then whether a terminal reads. */
export function wantsColor(console: Console, flags: OutputFlags): boolean {
  if (flags.color !== undefined) return flags.color
  const { NO_COLOR, FORCE_COLOR, TERM } = console.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0'
  return console.outIsTerminal && TERM !== 'dumb'
}

/** `--lang`, else the language of the environment's messages. */
export function languageOf(console: Console, flags: OutputFlags): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = console.env
  const asked = flags.lang ?? [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? 'en'
  return asked.startsWith('ko') ? 'ko' : 'en'
}

export function widthOf(console: Console): number {
  return Math.max(console.columns ?? COLUMNS_DEFAULT, COLUMNS_MIN)
}
