import { RE2JS } from 're2js'
import { isJsonObject, type Value } from '../domain/json.ts'
import { createTextMemory } from '../domain/text-memory.ts'

/** The three ways a spec can ask for a text. All that are given must hold. */
export interface TextSpec {
  readonly is?: string
  /** A part of it. */
  readonly has?: string
  /** A pattern that is found somewhere in it; RE2 syntax, linear time. */
  readonly matches?: string
}

/** The same for a list of words; a pattern is looked for in the words joined by blanks. */
export interface WordsSpec {
  readonly is?: readonly string[]
  /** A subsequence: these words in this order, with others between them. */
  readonly has?: readonly string[]
  readonly matches?: string
}

/** True when a text is what a spec asks for. */
export function textMatches(spec: TextSpec, actual: string): boolean {
  if (spec.is !== undefined && actual !== spec.is) return false
  if (spec.has !== undefined && !actual.includes(spec.has)) return false
  return spec.matches === undefined || patternFound(spec.matches, actual)
}

/** The same of what a command printed or a file holds: blanks at the end count neither there nor in `is`. */
export function printedMatches({ is, ...others }: TextSpec, printed: string): boolean {
  return textMatches(is === undefined ? others : { ...others, is: is.trimEnd() }, printed.trimEnd())
}

/** True when a list of words is what a spec asks for. */
export function wordsMatch(spec: WordsSpec, actual: readonly string[]): boolean {
  if (spec.is !== undefined && !sameValue(spec.is, actual)) return false
  if (spec.has !== undefined && !hasSubsequence(actual, spec.has)) return false
  return spec.matches === undefined || patternFound(spec.matches, actual.join(' '))
}

/** What a report shows as expected: the value itself for `is`, else the ways that were asked for. */
export function expectedOf(spec: TextSpec | WordsSpec): Value {
  const { is, has, matches } = spec
  if (is !== undefined && has === undefined && matches === undefined) return is
  return {
    ...(is === undefined ? {} : { is }),
    ...(has === undefined ? {} : { has }),
    ...(matches === undefined ? {} : { matches }),
  }
}

/** True when the items of `wanted` occur in `actual` in this order, with others between them or not. */
export function hasSubsequence<T>(actual: readonly T[], wanted: readonly T[]): boolean {
  let at = 0
  for (const item of actual) {
    if (at < wanted.length && item === wanted[at]) at += 1
  }
  return at === wanted.length
}

/** Equality of decoded values; the order of keys does not count, the order of lists does. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]))
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  )
}

/** Compiling takes far longer than matching, and a check may look at many commands. */
const compiled = new Map<string, RE2JS>()

/** An exercise has a handful of patterns; a long batch over many exercises must not keep them all. */
const COMPILED_MAX = 200

/** Patterns are an author's: they run on an engine that takes linear time, never on `RegExp`. */
function patternFound(pattern: string, text: string): boolean {
  const key = `${pattern.length} ${pattern}${text}`
  return matched.get(key) ?? matched.set(key, isFound(pattern, text))
}

/** A class's commands print the same texts, and the same few patterns are looked for in them. */
const matched = createTextMemory<boolean>()

function isFound(pattern: string, text: string): boolean {
  let engine = compiled.get(pattern)
  if (engine === undefined) {
    if (compiled.size >= COMPILED_MAX) compiled.clear()
    engine = RE2JS.compile(pattern)
    compiled.set(pattern, engine)
  }
  return engine.matcher(text).find()
}
