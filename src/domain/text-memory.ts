import { LIMITS } from './limits.ts'

/** What was made of the texts met last. Right only where the text alone decides it, and where nobody changes what is remembered. */
export interface TextMemory<Made> {
  get(text: string): Made | undefined
  /** Gives back what it was told to remember. Long texts are not kept: they come once. */
  set(text: string, made: Made): Made
}

/**
 * A memory with room for `LIMITS.rememberedTextsMax` texts, which have `LIMITS.rememberedTotalMax` characters together; beyond that
 * those that came first are forgotten.
 */
export function createTextMemory<Made>(): TextMemory<Made> {
  const known = new Map<string, Made>()
  let characters = 0
  const makeRoom = (length: number): void => {
    for (const first of known.keys()) {
      if (known.size < LIMITS.rememberedTextsMax && characters + length <= LIMITS.rememberedTotalMax) return
      known.delete(first)
      characters -= first.length
    }
  }
  return {
    get: (text) => known.get(text),
    set(text, made) {
      if (text.length > LIMITS.rememberedCharactersMax) return made
      if (!known.has(text)) {
        makeRoom(text.length)
        characters += text.length
      }
      known.set(text, made)
      return made
    },
  }
}
