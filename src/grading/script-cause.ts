import type { Message } from '../domain/diagnostic.ts'
import type { Evidence } from '../domain/report.ts'
import type { Image } from '../engines/entrypoint/types.ts'
import type { Moment } from './moment.ts'

/** A reason that lies in a script of the image, and where that was handed in. */
export interface ScriptCause {
  readonly reason: Message
  readonly evidence: readonly Evidence[]
}

/**
 * Why a script could not be started although it is there: its first line ends with CR LF, so a program is looked for whose name ends with
 * a carriage return. `undefined` for anything else.
 */
export function scriptCause(
  image: Image,
  [script = '']: readonly string[],
  { files }: Pick<Moment, 'files'>,
): ScriptCause | undefined {
  const text = image.files.get(script)?.text
  const first = /^#![ \t]*([^\r\n]+)\r(?:\n|$)/.exec(text ?? '')
  if (text === undefined || first === null) return undefined
  const [line, interpreter = ''] = first
  const handedIn = files.find((file) => file.text === text)
  const end = { line: 1, column: line.trimEnd().length + 1 }
  const place = { file: handedIn?.path ?? '', start: { line: 1, column: 1 }, end }
  return {
    reason: { code: 'CONTAINER_SCRIPT_CRLF', args: { script, interpreter } },
    evidence: handedIn === undefined ? [] : [{ kind: 'place', range: place }],
  }
}
