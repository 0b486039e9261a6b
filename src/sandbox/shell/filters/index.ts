import { cat } from './cat.ts'
import type { Filter } from './filter.ts'
import { grep } from './grep.ts'
import { head, tail } from './head-tail.ts'
import { sort } from './sort.ts'
import { cut, tee, uniq } from './uniq-cut-tee.ts'
import { wc } from './wc.ts'

export type { Filter, FilterFiles, FilterResult } from './filter.ts'

/** The text tools a command file may use, by name. */
export const FILTERS: Readonly<Record<string, Filter>> = {
  cat,
  cut,
  egrep: grep,
  fgrep: grep,
  grep,
  head,
  sort,
  tail,
  tee,
  uniq,
  wc,
}
