import type { TextInput } from '../text-tool.ts'

/** A line without its line feed. */
export interface Line {
  readonly text: string
  /** The last line of a file may have no line feed, and then gets none when it is printed. */
  readonly hasEnd: boolean
}

/** What is done about an input that cannot be read; true when the run ends with it. */
export type OnProblem = (input: { readonly name: string; readonly problem: string }) => boolean

/** Gives one line after another of several texts. What cannot be read is complained of when its turn comes. */
export class LineSource {
  #inputs: readonly TextInput[]
  readonly #onProblem: OnProblem
  #index = -1
  #text = ''
  #at = 0

  constructor(inputs: readonly TextInput[], onProblem: OnProblem) {
    this.#inputs = inputs
    this.#onProblem = onProblem
  }

  next(): Line | undefined {
    while (this.#at >= this.#text.length) {
      this.#index += 1
      const input = this.#inputs[this.#index]
      if (input === undefined) return undefined
      if ('problem' in input) {
        if (this.#onProblem(input)) this.#inputs = []
      } else {
        this.#text = input.text
        this.#at = 0
      }
    }
    const feed = this.#text.indexOf('\n', this.#at)
    const end = feed === -1 ? this.#text.length : feed
    const line = { text: this.#text.slice(this.#at, end), hasEnd: feed !== -1 }
    this.#at = end + 1
    return line
  }

  /** Whether no line follows: `$` means the last line of the last text that has any. */
  get isAtEnd(): boolean {
    if (this.#at < this.#text.length) return false
    return !this.#inputs.slice(this.#index + 1).some((input) => 'text' in input && input.text !== '')
  }
}
