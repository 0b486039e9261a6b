import { diagnostic } from '../../domain/codes.ts'
import type { SourceRange } from '../../domain/diagnostic.ts'
import type { Input, Output, ShellHost } from './session.ts'

/** Collects text up to the limit of one command's output; says once when the rest is left out. */
export interface Capture extends Output {
  text(): string
}

export function createCapture(host: ShellHost, range: SourceRange | undefined): Capture {
  const max = host.limits.outputCharactersMax
  const parts: string[] = []
  let length = 0
  let isCut = false
  return {
    write(text) {
      const room = max - length
      if (text.length > room && !isCut) {
        isCut = true
        host.report(diagnostic('COMMAND_OUTPUT_CUT', { max }, range))
      }
      const kept = text.length > room ? text.slice(0, Math.max(0, room)) : text
      if (kept !== '') parts.push(kept)
      length += kept.length
    },
    text: () => parts.join(''),
  }
}

export const NOWHERE: Output = { write: () => undefined }

export function inputOf(text: string): Input {
  return { text, at: 0 }
}

/** Takes everything that was not read yet. */
export function readAll(input: Input): string {
  const rest = input.text.slice(input.at)
  input.at = input.text.length
  return rest
}

/** Takes the next line without its line feed; `undefined` at the end. */
export function readLine(input: Input): string | undefined {
  if (input.at >= input.text.length) return undefined
  const end = input.text.indexOf('\n', input.at)
  const line = input.text.slice(input.at, end === -1 ? input.text.length : end)
  input.at = end === -1 ? input.text.length : end + 1
  return line
}
