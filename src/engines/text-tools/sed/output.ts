/** What sed prints. A line that had no line feed gets it as soon as something follows. */
export class SedOutput {
  readonly #parts: string[] = []
  #isOpen = false

  line(text: string, hasEnd = true): void {
    this.text(hasEnd ? `${text}\n` : text)
    this.#isOpen = !hasEnd
  }

  /** Text that brings its own line feed. */
  text(text: string): void {
    if (this.#isOpen) this.#parts.push('\n')
    this.#isOpen = false
    this.#parts.push(text)
  }

  toString(): string {
    return this.#parts.join('')
  }
}
