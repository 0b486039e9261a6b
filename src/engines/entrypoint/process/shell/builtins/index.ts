import type { Shell } from '../state.ts'
import { atOnce, end, type Builtin } from './builtin.ts'
import { command, evaluate, exec, exit, leaveLoop, source } from './flow.ts'
import { kill, trap, wait } from './jobs.ts'
import { changeFolder, echo, hash, mapfile, printf, pwd, read, test, type } from './text.ts'
import { alias, calculate, exportOrReadonly, getopts, local, set, shift, shopt, umask, unset } from './variables.ts'

function ends(status: number): Builtin {
  return (shell) => atOnce(end(shell, status))
}

const SPECIAL_BUILTINS: Readonly<Record<string, Builtin>> = {
  '.': source,
  ':': ends(0),
  break: leaveLoop,
  continue: leaveLoop,
  eval: evaluate,
  exec,
  exit,
  export: exportOrReadonly,
  readonly: exportOrReadonly,
  return: exit,
  set,
  shift,
  source,
  times: ends(0),
  trap,
  unset,
}

const BUILTINS: Readonly<Record<string, Builtin>> = {
  '[': test,
  '[[': test,
  alias,
  bg: ends(0),
  builtin: command,
  cd: changeFolder,
  command,
  declare: local,
  echo,
  false: ends(1),
  fg: ends(0),
  getopts,
  hash,
  jobs: ends(0),
  kill,
  let: calculate,
  local,
  mapfile,
  printf,
  pwd,
  read,
  readarray: mapfile,
  shopt,
  test,
  true: ends(0),
  type,
  typeset: local,
  ulimit: ends(0),
  umask,
  unalias: ends(0),
  wait,
}

const BASH_ONLY: ReadonlySet<string> = new Set(['builtin', 'declare', 'mapfile', 'readarray', 'shopt', 'typeset'])
const NOT_IN_DASH: ReadonlySet<string> = new Set(['source', 'let', '[['])

/** Errors in these end a POSIX shell, and assignments before them stay. */
export function specialBuiltin(shell: Shell, name: string): Builtin | undefined {
  return lookUp(SPECIAL_BUILTINS, shell, name)
}

/** The other commands that a shell runs itself. */
export function regularBuiltin(shell: Shell, name: string): Builtin | undefined {
  return lookUp(BUILTINS, shell, name)
}

function lookUp(table: Readonly<Record<string, Builtin>>, { flavor }: Shell, name: string): Builtin | undefined {
  if (!Object.hasOwn(table, name)) return undefined
  const isMissing = flavor !== 'bash' && (BASH_ONLY.has(name) || (flavor === 'dash' && NOT_IN_DASH.has(name)))
  return isMissing ? undefined : table[name]
}
