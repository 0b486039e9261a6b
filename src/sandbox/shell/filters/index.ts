import { awk, sed, tr } from '../../../engines/text-tools/index.ts'
import { cat } from './cat.ts'
import type { Filter } from './filter.ts'
import { grep } from './grep.ts'
import { head, tail } from './head-tail.ts'
import { base64, basename, dirname, rev, seq, tac } from './small.ts'
import { sort } from './sort.ts'
import { runTextTool } from './text-tool.ts'
import { cut, tee, uniq } from './uniq-cut-tee.ts'
import { wc } from './wc.ts'

export type { FileAccess, Filter, FilterFiles, FilterResult } from './filter.ts'

/** The text tools a command file may use, by name. */
export const FILTERS: Readonly<Record<string, Filter>> = {
  awk: (argv, stdin, files) => runTextTool(awk, argv, stdin, files),
  base64,
  basename,
  cat,
  cut,
  dirname,
  egrep: grep,
  fgrep: grep,
  grep,
  head,
  rev,
  sed: (argv, stdin, files) => runTextTool(sed, argv, stdin, files),
  seq,
  sort,
  tac,
  tail,
  tee,
  tr: (argv, stdin, files) => runTextTool(tr, argv, stdin, files),
  uniq,
  wc,
}
