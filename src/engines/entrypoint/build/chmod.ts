/** Works out new permission bits from old ones. */
export type ModeChange = (mode: number, folder: boolean) => number

const CLAUSE = /^([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]))+)$/
const ACTION = /([-+=])([rwxXstugo]*)/g
const CLASSES = { u: 6, g: 3, o: 0 } as const
const BITS: Readonly<Record<string, number>> = { r: 4, w: 2, x: 1 }

/**
 * Reads a mode as `chmod` and `COPY --chmod` take it: `755`, `+x`, `u=rwx,go=rx`. `undefined` when it is none. Without a
 * class in front the umask takes `umask` bits away from what is given. Source: POSIX `chmod`.
 */
export function parseMode(text: string, umask: number): ModeChange | undefined {
  if (/^[0-7]{1,10}$/.test(text)) {
    const mode = Number.parseInt(text, 8)
    return mode > 0o7777 ? undefined : () => mode
  }
  const clauses: ModeChange[] = []
  for (const clause of text.split(',')) {
    const match = CLAUSE.exec(clause)
    if (match === null) return undefined
    const [, who = '', actions = ''] = match
    for (const [, sign = '', what = ''] of actions.matchAll(ACTION)) {
      clauses.push((mode, folder) => applyAction(mode, folder, { who, sign, what, umask }))
    }
  }
  return (mode, folder) => clauses.reduce((current, change) => change(current, folder), mode)
}

interface Action {
  readonly who: string
  readonly sign: string
  readonly what: string
  readonly umask: number
}

/** Example: `+x` on 644 with umask 022 gives 755. */
function applyAction(mode: number, folder: boolean, { who, sign, what, umask }: Action): number {
  const classes = who === '' || who.includes('a') ? 'ugo' : who
  let bits = 0
  let affected = 0
  for (const one of ['u', 'g', 'o'] as const) {
    if (!classes.includes(one)) continue
    bits |= permissions(mode, folder, what) << CLASSES[one]
    affected |= 7 << CLASSES[one]
  }
  if (what.includes('s')) bits |= (classes.includes('u') ? 0o4000 : 0) | (classes.includes('g') ? 0o2000 : 0)
  if (what.includes('t')) bits |= 0o1000
  if (who === '') bits &= ~umask
  if (sign === '+') return mode | bits
  return sign === '-' ? mode & ~bits : (mode & ~affected) | bits
}

function permissions(mode: number, folder: boolean, what: string): number {
  let bits = 0
  for (const letter of what) {
    if (letter === 'u' || letter === 'g' || letter === 'o') bits |= (mode >> CLASSES[letter]) & 7
    else if (letter === 'X') bits |= folder || (mode & 0o111) !== 0 ? 1 : 0
    else bits |= BITS[letter] ?? 0
  }
  return bits
}
