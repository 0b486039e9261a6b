import { LIMITS } from './limits.ts'

/** What was made of the texts met last. Right only where the text alone decides it, and where nobody changes what is remembered. */
export interface TextMemory<Made> {
  get(text: string): Made | undefined
  /** Gives back what it was told to remember. Long texts are not kept: they come once. */
  set(text: string, made: Made): Made
}

/**
 * A memory with room for `LIMITS.rememberedTextsMax` texts, which have `LIMITS.rememberedTotalMax` characters together. It is kept in two halves: once the
 * newer one is full it becomes the older one, whose texts are forgotten then unless they were asked for meanwhile. So what a class asks for again and
 * again stays, however much comes once.
 */
export function createTextMemory<Made>(): TextMemory<Made> {
  let newer = new Map<string, Made>()
  let older: ReadonlyMap<string, Made> = new Map()
  let characters = 0
  const put = (text: string, made: Made): void => {
    if (!newer.has(text)) {
      const isFull =
        newer.size >= LIMITS.rememberedTextsMax / 2 || characters + text.length > LIMITS.rememberedTotalMax / 2
      if (isFull) {
        older = newer
        newer = new Map()
        characters = 0
      }
      characters += text.length
    }
    newer.set(text, made)
  }
  return {
    get(text) {
      const known = newer.get(text)
      if (known !== undefined) return known
      const before = older.get(text)
      if (before !== undefined) put(text, before)
      return before
    },
    set(text, made) {
      if (text.length <= LIMITS.rememberedCharactersMax) put(text, made)
      return made
    },
  }
}
