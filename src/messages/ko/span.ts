const UNITS = ['시간', '분', '초'] as const

/** A span of time as Korean tells it: `1m05s` is `1분 5초`, `3.5s` is `3.5초`. What is no span stays as it is. */
export function span(duration: string | number | undefined): string {
  const text = String(duration ?? '')
  const found = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/.exec(text)
  if (found === null) return text
  const parts = UNITS.flatMap((unit, index) => {
    const count = Number(found[index + 1] ?? 0)
    return count === 0 ? [] : [`${count}${unit}`]
  })
  return parts.length === 0 ? '0초' : parts.join(' ')
}
