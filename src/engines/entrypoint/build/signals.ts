const NAMES = new Set(
  `ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP
  TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX`.split(/\s+/),
)

/** True for what STOPSIGNAL takes: a number but 0, or a name with or without `SIG`. Source: moby/sys `signal` (ParseSignal). */
export function isSignal(text: string): boolean {
  if (/^[+-]?\d+$/.test(text)) return Number(text) !== 0
  const name = text.toUpperCase().replace(/^SIG/, '')
  const realTime = /^RTM(?:IN\+|AX-)(\d+)$/.exec(name)
  if (realTime === null) return NAMES.has(name)
  const distance = Number(realTime[1])
  return String(distance) === realTime[1] && distance >= 1 && distance <= (name.startsWith('RTMIN') ? 15 : 14)
}
