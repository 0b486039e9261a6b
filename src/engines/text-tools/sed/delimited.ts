import { compilePattern, type Pattern } from '../pattern/compile.ts'
import type { Flavor } from '../text-tool.ts'
import type { ScriptReader } from './reader.ts'

/** Characters that mean something in a pattern: what they mean behind a backslash that a delimiter needs, versions of sed disagree about. */
const SPECIAL = { basic: '.*[]^$', extended: '.*[]^$+?|(){}' }

/**
 * Text up to a delimiter, behind which the reader then stands; `undefined` when it is not closed. A backslash before the
 * delimiter is dropped, every other one stays with what it is before.
 */
export function readDelimited(reader: ScriptReader, delimiter: string): string | undefined {
  let text = ''
  while (!reader.isAtEnd) {
    const character = reader.take()
    if (character === delimiter) return text
    text += character === '\\' ? escaped(reader.take(), delimiter) : character
  }
  return undefined
}

/** Likewise a pattern, in which a delimiter within brackets ends nothing. */
export function readPattern(reader: ScriptReader, delimiter: string, manner: ScriptManner): string | undefined {
  const special = SPECIAL[manner.extended || manner.flavor === 'busybox' ? 'extended' : 'basic']
  let text = ''
  while (!reader.isAtEnd) {
    const character = reader.take()
    if (character === delimiter) return text
    if (character === '[') {
      text += `[${readBracketText(reader)}`
    } else if (character === '\\') {
      const next = reader.take()
      if (next === delimiter && special.includes(next)) reader.notSimulated()
      text += escaped(next, delimiter)
    } else {
      text += character
    }
  }
  return undefined
}

function escaped(next: string, delimiter: string): string {
  return next === delimiter ? next : `\\${next}`
}

/** What follows a `[` up to its `]`, or to the end of the script. A `]` right behind `[` or `[^` closes nothing. */
function readBracketText(reader: ScriptReader): string {
  const rest = reader.text.slice(reader.at)
  const text = /^\^?\]?(?:\[[:.=][^\]]*[:.=]\]|(?!\[[:.=])[^\]])*\]/.exec(rest)?.[0] ?? rest
  reader.at += text.length
  return text
}

/** How the patterns of a script are written, and whose sed reads them. */
export interface ScriptManner {
  readonly extended: boolean
  readonly flavor: Flavor
}

/** Compiles a pattern of the script; an empty one is the last that was used, hence `undefined`. A wrong one stops the reader. */
export function patternOf(
  reader: ScriptReader,
  text: string,
  { extended, ignoreCase }: { readonly extended: boolean; readonly ignoreCase: boolean },
): Pattern | undefined {
  if (text === '') {
    if (ignoreCase) reader.wrong('cannot specify modifiers on empty regexp')
    return undefined
  }
  const compiled = compilePattern(text, { basic: !extended, ignoreCase, dialect: 'sed' })
  if (compiled.ok) return compiled.pattern
  return compiled.problem === 'unsupported' ? reader.notSimulated() : reader.wrong(compiled.problem.message)
}
