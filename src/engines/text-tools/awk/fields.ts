import type { Pattern } from '../pattern/compile.ts'
import { awkPattern } from './scanner.ts'

/** What stands between fields: blanks, one character as it is, or a pattern. */
export type Separator =
  | { readonly kind: 'blanks' }
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'pattern'; readonly pattern: Pattern }

/** Reads a value of `FS`; `undefined` for those that awks take in different ways. */
export function separatorOf(text: string): Separator | undefined {
  if (text === ' ') return { kind: 'blanks' }
  if (text === '' || text === '\\' || text === 't' || text === '\n') return undefined
  if (text.length === 1) return { kind: 'character', character: text }
  const pattern = awkPattern(text)
  return pattern === undefined || pattern.compiled.matcher('').find() ? undefined : { kind: 'pattern', pattern }
}

/** The fields of a record. */
export function splitFields(record: string, separator: Separator): string[] {
  if (record === '') return []
  switch (separator.kind) {
    case 'blanks':
      return record.split(/[ \t\n]+/).filter((field) => field !== '')
    case 'character':
      return record.split(separator.character)
    case 'pattern': {
      const fields: string[] = []
      const matcher = separator.pattern.compiled.matcher(record)
      let at = 0
      while (matcher.find()) {
        fields.push(record.slice(at, matcher.start()))
        at = matcher.end()
      }
      return [...fields, record.slice(at)]
    }
  }
}
