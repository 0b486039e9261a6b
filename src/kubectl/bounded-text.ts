/** Output that grows to a bound; what goes beyond is dropped and remembered as dropped. */
export interface Text {
  write(text: string): void
  readonly value: string
  readonly isCut: boolean
}

/** A text of at most `charactersMax` characters. */
export function boundedText(charactersMax: number): Text {
  let value = ''
  let isCut = false
  return {
    write(text) {
      const room = charactersMax - value.length
      if (text.length > room) isCut = true
      value += text.length > room ? text.slice(0, room) : text
    },
    get value() {
      return value
    },
    get isCut() {
      return isCut
    },
  }
}
