import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'
import { withSuggestion } from './suggest.ts'

/** What kinds of values the flags of an instruction take; `strings` may be repeated. */
export type FlagKinds = Readonly<Record<string, 'boolean' | 'string' | 'strings'>>

/** The flags that were given: name without dashes → values in order. */
export type FlagValues = ReadonlyMap<string, readonly string[]>

/**
 * Reads the flags of an instruction against those it knows. Fails in the builder's words. Source: BuildKit
 * `frontend/dockerfile/instructions/bflag.go`.
 */
export function parseFlags(flags: readonly string[], kinds: FlagKinds): Outcome<FlagValues> {
  const values = new Map<string, string[]>()
  for (const flag of flags) {
    if (flag === '--') break
    const equals = flag.indexOf('=')
    const dashed = equals === -1 ? flag : flag.slice(0, equals)
    const value = equals === -1 ? undefined : flag.slice(equals + 1)
    const name = dashed.slice(2)
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
    if (kind === undefined) return failed(withSuggestion(`unknown flag: ${dashed}`, name, Object.keys(kinds)))
    const given = values.get(name)
    if (given !== undefined && kind !== 'strings') return failed(`duplicate flag specified: ${dashed}`)
    if (value === undefined && kind !== 'boolean') return failed(`missing a value on flag: ${dashed}`)
    if (kind === 'boolean') {
      const word = value?.toLowerCase()
      if (word === '') return failed(`missing a value on flag: ${dashed}`)
      if (word !== undefined && word !== 'true' && word !== 'false') {
        return failed(`expecting boolean value for flag ${dashed}, not: ${value}`)
      }
      values.set(name, [word ?? 'true'])
    } else {
      values.set(name, [...(given ?? []), value ?? ''])
    }
  }
  return done(values)
}
