/** Whose pattern it is: what each makes of escapes, and of operators with nothing before them, differs. */
export type Dialect = 'grep' | 'sed' | 'awk'

/** A complaint in the words of the GNU C library, or what a linear-time engine or this translation cannot do. */
export type PatternProblem = { readonly message: string } | 'unsupported'
