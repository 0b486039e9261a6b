/** Signal numbers of Linux on amd64, by name without `SIG` (signal(7)). */
const NUMBERS: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  STKFLT: 16,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  URG: 23,
  XCPU: 24,
  XFSZ: 25,
  VTALRM: 26,
  PROF: 27,
  WINCH: 28,
  IO: 29,
  PWR: 30,
  SYS: 31,
  RTMIN: 34,
  RTMAX: 64,
}

export const SIGNAL = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, PIPE: 13, ALRM: 14, TERM: 15, CHLD: 17, CONT: 18 } as const

/** CHLD, CONT, URG and WINCH do nothing by default; the stopping ones are treated alike, because nobody could wake the container. */
const HARMLESS: ReadonlySet<number> = new Set([17, 18, 19, 20, 21, 22, 23, 28])

/** `SIGTERM`, `TERM`, `term` and `15` are all 15; `RTMIN+3` is 37. `undefined` when there is no such signal. */
export function parseSignal(text: string): number | undefined {
  if (/^\d+$/.test(text)) {
    const number = Number(text)
    return number >= 1 && number <= 64 ? number : undefined
  }
  const name = text.toUpperCase().replace(/^SIG/, '')
  const realTime = /^RTM(IN|AX)([+-])(\d{1,2})$/.exec(name)
  if (realTime !== null) {
    const base = realTime[1] === 'IN' ? 34 : 64
    return base + (realTime[2] === '+' ? 1 : -1) * Number(realTime[3])
  }
  return Object.hasOwn(NUMBERS, name) ? NUMBERS[name] : undefined
}

/** `TERM` for 15; the number itself when it has no name. */
export function signalName(signal: number): string {
  for (const [name, number] of Object.entries(NUMBERS)) if (number === signal) return name
  return String(signal)
}

/** True when a process without a handler is ended by the signal. */
export function endsByDefault(signal: number): boolean {
  return !HARMLESS.has(signal)
}
