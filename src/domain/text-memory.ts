import { LIMITS } from './limits.ts'

/** What was made of the texts met last. Right only where the text alone decides it, and where nobody changes what is remembered. */
export interface TextMemory<Made> {
  get(text: string): Made | undefined
  /** Gives back what it was told to remember. Long texts are not kept: they come once. */
  set(text: string, made: Made): Made
}

/** A memory with room for `LIMITS.rememberedTextsMax` texts; beyond that the one that came first is forgotten. */
export function createTextMemory<Made>(): TextMemory<Made> {
  const known = new Map<string, Made>()
  return {
    get: (text) => known.get(text),
    set(text, made) {
      if (text.length > LIMITS.rememberedCharactersMax) return made
      if (known.size >= LIMITS.rememberedTextsMax) {
        for (const first of known.keys()) {
          known.delete(first)
          break
        }
      }
      known.set(text, made)
      return made
    },
  }
}
