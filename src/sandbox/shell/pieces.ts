import type { Piece } from '../../formats/shell/fields.ts'
import type { Frame, Shell } from './session.ts'

/** Text that stands as it is: it is not split. */
export function literal(text: string, quoted: boolean): Piece {
  return { kind: quoted ? 'quoted' : 'literal', text }
}

/** The result of an expansion: split at blanks unless it stands in quotes. */
export function expanded(text: string, quoted: boolean): Piece {
  return { kind: quoted ? 'quoted' : 'split', text }
}

/** The elements of a list as fields of their own. */
export function listPieces(elements: readonly string[], quoted: boolean): readonly Piece[] {
  return elements.flatMap((text, at): Piece[] =>
    at === 0 ? [expanded(text, quoted)] : [{ kind: 'break' }, expanded(text, quoted)],
  )
}

/** Tells that an expansion went wrong. The command is not run; where bash would end a script, it ends. */
export function refuseExpansion(shell: Shell, frame: Frame, complaint: string, ends: boolean): void {
  frame.errors.write(`bash: ${complaint}\n`)
  shell.session.badExpansion = true
  if (ends) shell.session.jump = { kind: 'exit' }
}

/** What `set -u` says of a variable that is not set. */
export function checkSet(shell: Shell, name: string, value: string | undefined, frame: Frame): void {
  if (value === undefined && shell.session.options.nounset) {
    refuseExpansion(shell, frame, `${name}: unbound variable`, true)
  }
}
