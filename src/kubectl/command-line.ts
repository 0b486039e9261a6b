import { createTextMemory } from '../domain/text-memory.ts'
import { flagsOf } from './command-flags.ts'
import { type Found, findCommand } from './dispatch.ts'
import type { Result } from './failure.ts'
import { type ParsedFlags, parseFlags } from './flags.ts'

/** The words behind `kubectl`, read: which command they select, and its flags where it has any that are read. */
export interface CommandLine {
  readonly found: Found
  readonly flags: Result<ParsedFlags>
}

/** Which command the words select, and its flags: as the words alone decide it, the same line is read once. */
export function readCommandLine(words: readonly string[]): CommandLine {
  const key = JSON.stringify(words)
  return remembered.get(key) ?? remembered.set(key, read(words))
}

const remembered = createTextMemory<CommandLine>()

function read(words: readonly string[]): CommandLine {
  const globals = flagsOf('')
  const found = findCommand(words, (word) => {
    const name = word.replace(/^--?/, '')
    if (name === 'help' || name === 'h' || name.includes('=')) return false
    const spec = globals.find((one) => (word.startsWith('--') ? one.name === name : one.short === name))
    // Of a flag that is not known it is assumed that it takes the next word.
    return spec === undefined ? word.startsWith('--') || name.length === 1 : spec.bare === undefined
  })
  if (found.kind === 'unknown') return { found, flags: parseFlags([], globals) }
  return { found, flags: parseFlags(found.words, found.kind === 'root' ? globals : flagsOf(found.path)) }
}
