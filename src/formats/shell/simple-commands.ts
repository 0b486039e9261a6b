import { forEachChild } from 'unbash'
import type { SyntaxNode } from 'unbash'
import { parseShell, statementEnd } from './parse.ts'

/** One word of a command as it stands in the text, with what it means once quotes are gone. Offsets are UTF-16 units, `end` exclusive. */
export interface CommandWord {
  readonly text: string
  readonly value: string
  readonly start: number
  readonly end: number
}

/** A statement at the top of a command file, with the simple commands in it, those of pipes and substitutions included. */
export interface TopStatement {
  readonly start: number
  /** Behind the bodies of its here-documents. */
  readonly end: number
  /** Name and arguments of each simple command. */
  readonly commands: readonly (readonly CommandWord[])[]
}

/** The statements of a command file, in order; none of a text that a shell refuses. */
export function topStatements(text: string): readonly TopStatement[] {
  const parsed = parseShell(text)
  if (!parsed.ok) return []
  return parsed.script.commands.map((statement) => ({
    start: statement.pos,
    end: statementEnd(statement),
    commands: commandsIn(statement),
  }))
}

function commandsIn(root: SyntaxNode): readonly (readonly CommandWord[])[] {
  const found: (readonly CommandWord[])[] = []
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Command' && node.name !== undefined) {
      const words = [node.name, ...node.args].flatMap((word) => (word.type === 'Word' ? [word] : []))
      found.push(words.map(({ text, value, pos, end }) => ({ text, value, start: pos, end })))
    }
    forEachChild(node, visit)
  }
  visit(root)
  return found
}
