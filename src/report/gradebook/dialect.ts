import type { GradebookName } from '../../domain/gradebook.ts'

/** How one platform writes its gradebook. Headers are as it writes them in English; `--match` and `--column` name others. */
export interface Dialect {
  /** One of these has to be there, or it is another file. */
  readonly known: readonly string[]
  /** What tells learners apart, the surest first. */
  readonly matched: readonly string[]
  /** The item that a column of grades is for, without what the platform adds; `undefined` for other columns. */
  readonly itemOf: (header: string) => string | undefined
  /** The column of feedback for one of grades. Absent: the platform has none in this file. */
  readonly feedbackOf?: (header: string) => string
  /** What a platform writes in front of an identifier. */
  readonly prefix?: RegExp
  /** Where it says what an item is worth: in a row of that name, a column, or the header. */
  readonly maximum?:
    | { readonly kind: 'row'; readonly name: string }
    | { readonly kind: 'column'; readonly name: string }
    | { readonly kind: 'header'; readonly pattern: RegExp }
  /** A column that says `No` where a grade must not be changed. */
  readonly changeable?: string
  /** What a cell holds, in any case, where somebody is excused: a grade in its place would take that back. */
  readonly excused?: string
}

/** https://community.canvaslms.com: `Name (id)`; columns without a number are totals, and read only. */
const CANVAS: Dialect = {
  known: ['SIS Login ID', 'SIS User ID'],
  matched: ['ID', 'SIS Login ID', 'SIS User ID', 'Integration ID'],
  itemOf: (header) => /^(.+) \(\d+\)$/.exec(header)?.[1],
  maximum: { kind: 'row', name: 'Points Possible' },
  excused: 'EX',
}

/** Grader report: `Assignment: Name (Real)` and `(Feedback)`. */
const MOODLE: Dialect = {
  known: ['Email address', 'ID number', 'Username'],
  matched: ['Username', 'ID number', 'Email address'],
  itemOf: (header) => /^(?:[^:]+: ?)?(.+) \(Real\)$/.exec(header)?.[1],
  feedbackOf: (header) => header.replace(/ \([^()]*\)$/, ' (Feedback)'),
}

/** The worksheet of one assignment that is graded offline. */
const MOODLE_WORKSHEET: Dialect = {
  known: ['Identifier'],
  matched: ['Identifier', 'Username', 'ID number', 'Email address'],
  itemOf: (header) => (header === 'Grade' ? '' : undefined),
  feedbackOf: () => 'Feedback comments',
  // `Participant 123`, in the language of the site
  prefix: /^[\p{L}\p{M}]+\s+(?=\d+$)/u,
  maximum: { kind: 'column', name: 'Maximum Grade' },
  changeable: 'Grade can be changed',
}

/** `Name Points Grade <Numeric MaxPoints:10 Weight:10>`; identifiers may have a `#` in front. */
const BRIGHTSPACE: Dialect = {
  known: ['OrgDefinedId', 'Username'],
  matched: ['OrgDefinedId', 'Username', 'Email'],
  itemOf: (header) => /^(.+) Points Grade(?: <.*>)?$/.exec(header)?.[1],
  prefix: /^#/,
  maximum: { kind: 'header', pattern: /MaxPoints:(\d+(?:\.\d+)?)/ },
}

export const DIALECTS: Readonly<Record<GradebookName, Dialect>> = {
  canvas: CANVAS,
  moodle: MOODLE,
  'moodle-worksheet': MOODLE_WORKSHEET,
  brightspace: BRIGHTSPACE,
}
