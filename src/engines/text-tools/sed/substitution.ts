import type { Action, Piece } from './command.ts'
import { patternOf, readDelimited, readPattern, type ScriptManner } from './delimited.ts'
import type { ScriptReader } from './reader.ts'

const SIGNS: Readonly<Record<string, string>> = { n: '\n', t: '\t', f: '\f', v: '\v', r: '\r' }

/** Reads what stands behind `s`. Source: GNU sed manual, "The \"s\" Command". */
export function readSubstitution(reader: ScriptReader, manner: ScriptManner): Action | undefined {
  const delimiter = reader.take()
  const text = delimiter === '' || delimiter === '\n' ? undefined : readPattern(reader, delimiter, manner)
  const right = text === undefined ? undefined : readDelimited(reader, delimiter)
  if (text === undefined || right === undefined) return reader.wrong("unterminated `s' command")
  const flags = readFlags(reader)
  if (flags === undefined) return undefined
  // In busybox a number makes `g` mean nothing.
  if (manner.flavor === 'busybox' && flags.global && flags.number > 1) return reader.notSimulated()
  const pattern = patternOf(reader, text, { extended: manner.extended, ignoreCase: flags.ignoreCase })
  const pieces = piecesOf(right)
  if (pieces === undefined) return reader.notSimulated()
  const used = Math.max(0, ...pieces.map((piece) => ('group' in piece ? piece.group : 0)))
  if (pattern !== undefined && used > pattern.groups) {
    return reader.wrong(`invalid reference \\${used} on \`s' command's RHS`)
  }
  const { ignoreCase: _, ...how } = flags
  return reader.problem === undefined ? { kind: 'substitute', substitution: { ...how, pattern, pieces } } : undefined
}

interface Flags {
  readonly global: boolean
  readonly print: boolean
  readonly number: number
  readonly ignoreCase: boolean
}

/** Reads the flags and what ends the command. */
function readFlags(reader: ScriptReader): Flags | undefined {
  let global = false
  let print = false
  let ignoreCase = false
  let number: number | undefined
  for (;;) {
    const next = reader.peek()
    if (/\d/.test(next)) {
      if (number !== undefined) return reader.wrong("multiple number options to `s' command", reader.at + 1)
      number = reader.number()
      if (number === 0) return reader.wrong("number option to `s' command may not be zero")
      continue
    }
    if (next === '}' || next === '#') return { global, print, ignoreCase, number: number ?? 1 }
    reader.take()
    switch (next) {
      case 'g':
        if (global) return reader.wrong("multiple `g' options to `s' command")
        global = true
        break
      case 'p':
        if (print) return reader.wrong("multiple `p' options to `s' command")
        print = true
        break
      case 'i':
      case 'I':
        ignoreCase = true
        break
      case ' ':
      case '\t':
        break
      case 'w':
        if (reader.isAtEnd) return reader.wrong('missing filename in r/R/w/W commands')
        return reader.notSimulated()
      case 'e':
      case 'm':
      case 'M':
      case '\r':
        return reader.notSimulated()
      case '':
      case ';':
      case '\n':
        return { global, print, ignoreCase, number: number ?? 1 }
      default:
        return reader.wrong("unknown option to `s'")
    }
  }
}

/** The right side in pieces; `undefined` where GNU sed changes case or names a character by its code. */
function piecesOf(text: string): readonly Piece[] | undefined {
  const pieces: Piece[] = []
  let plain = ''
  const add = (group: number): void => {
    if (plain !== '') pieces.push({ text: plain })
    plain = ''
    pieces.push({ group })
  }
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '&') add(0)
    else if (character !== '\\') plain += character
    else {
      at += 1
      const next = text.charAt(at)
      if (/[acdoxULEul]/.test(next)) return undefined
      if (/\d/.test(next)) add(Number(next))
      else plain += SIGNS[next] ?? next
    }
  }
  if (plain !== '') pieces.push({ text: plain })
  return pieces
}
