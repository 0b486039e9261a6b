/** Why a script is not run: it is wrong, which sed says with the number of characters it had read, or we cannot run it. */
export type ScriptProblem =
  | { readonly kind: 'wrong'; readonly message: string; readonly at: number }
  /** Wrong as a whole: told without a place. */
  | { readonly kind: 'wrong-label'; readonly label: string }
  | { readonly kind: 'not-simulated' }

/** Goes through a script character by character. The first problem stays. */
export class ScriptReader {
  readonly text: string
  at = 0
  problem: ScriptProblem | undefined

  constructor(text: string) {
    this.text = text
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length
  }

  /** The next character, or nothing at the end. */
  peek(): string {
    return this.text.charAt(this.at)
  }

  take(): string {
    const character = this.peek()
    this.at += character.length
    return character
  }

  /** Skips blanks, and line ends too where asked. */
  skip(characters: ' \t' | ' \t\n' | ' \t\n;'): void {
    while (!this.isAtEnd && characters.includes(this.peek())) this.at += 1
  }

  /** An unsigned number, if one stands here. */
  number(): number | undefined {
    const digits = /^\d{1,15}/.exec(this.text.slice(this.at, this.at + 15))?.[0]
    if (digits === undefined) return undefined
    this.at += digits.length
    return Number(digits)
  }

  /** The script is wrong; sed counts the characters read until it noticed. */
  wrong(message: string, at = this.at): undefined {
    this.problem ??= { kind: 'wrong', message, at }
    return undefined
  }

  notSimulated(): undefined {
    this.problem ??= { kind: 'not-simulated' }
    return undefined
  }
}
