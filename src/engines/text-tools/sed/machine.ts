import type { Pattern } from '../pattern/compile.ts'
import type { Work } from '../text-tool.ts'
import type { Action, Command, Program } from './command.ts'
import type { LineSource } from './lines.ts'
import { SedOutput } from './output.ts'
import { goesOn, type Ranges, selects, startRanges } from './select.ts'
import { substitute } from './substitute.ts'

/** How a run over one stream of lines ended. */
export interface SedEnd {
  readonly stdout: string
  /** Set by `q` and `Q`: nothing more is read. */
  readonly exit?: number
  /** The work was used up, or a pattern was left out before any was used. */
  readonly failed?: 'over' | 'no-pattern'
}

/** What happens behind a command: the next one, another one, a new cycle with or without printing, or the end. */
type Flow = 'go-on' | 'cycle' | 'cycle-silent' | 'again' | 'stop' | { readonly at: number }

/** One run of a script over one stream. Source: GNU sed manual, "How sed Works". */
export class SedMachine {
  readonly #program: Program
  readonly #lines: LineSource
  readonly #work: Work
  readonly #isQuiet: boolean
  readonly #out = new SedOutput()
  readonly #ranges: Ranges
  #space = ''
  #hasEnd = true
  #hold = ''
  /** The line feed that a line may lack goes with it into the hold space and back. */
  #holdHasEnd = true
  #line = 0
  #appended: string[] = []
  #isReplaced = false
  #lastPattern: Pattern | undefined
  #exit: number | undefined
  /** `q` ends the last line, whether it had a line feed or not. */
  #endsLine = false
  #failed: SedEnd['failed']

  constructor(program: Program, lines: LineSource, work: Work, isQuiet: boolean) {
    this.#program = program
    this.#lines = lines
    this.#work = work
    this.#isQuiet = isQuiet
    this.#ranges = startRanges(program.commands)
  }

  run(): SedEnd {
    let keepsSpace = false
    while (this.#failed === undefined && (keepsSpace || this.#read())) {
      this.#isReplaced = keepsSpace && this.#isReplaced
      const flow = this.#cycle()
      if ((flow === 'go-on' || flow === 'cycle') && !this.#isQuiet) this.#print()
      this.#flush()
      if (this.#exit !== undefined || flow === 'stop') break
      keepsSpace = flow === 'again'
    }
    if (this.#endsLine) this.#out.text('')
    return {
      stdout: this.#out.toString(),
      ...(this.#exit === undefined ? {} : { exit: this.#exit }),
      ...(this.#failed === undefined ? {} : { failed: this.#failed }),
    }
  }

  #read(): boolean {
    const line = this.#lines.next()
    if (line === undefined) return false
    this.#space = line.text
    this.#hasEnd = line.hasEnd
    this.#line += 1
    return true
  }

  #print(text = this.#space, hasEnd = this.#hasEnd): void {
    this.#spend(text.length)
    this.#out.line(text, hasEnd)
  }

  #flush(): void {
    for (const text of this.#appended) this.#out.text(text)
    this.#appended = []
  }

  #spend(units: number): void {
    if (!this.#work.spend(units)) this.#failed ??= 'over'
  }

  #cycle(): Flow {
    const { commands } = this.#program
    let at = 0
    while (at < commands.length) {
      const command = commands[at]
      this.#spend(1)
      if (command === undefined || this.#failed !== undefined) return 'stop'
      const isSelected = selects(command, this.#moment(), this.#ranges)
      if (!isSelected) {
        at = command.action.kind === 'block' ? command.action.end : at + 1
        continue
      }
      const flow = this.#perform(command, command.action)
      if (typeof flow === 'object') at = flow.at
      else if (flow === 'go-on') at += 1
      else return flow
    }
    return 'go-on'
  }

  #moment() {
    return {
      line: this.#line,
      text: this.#space,
      isLast: () => this.#lines.isAtEnd,
      pattern: (given: Pattern | undefined) => this.#used(given),
      work: { spend: (units: number) => (this.#spend(units), this.#failed === undefined) },
    }
  }

  /** An empty pattern is the last one that was used. */
  #used(given: Pattern | undefined): Pattern | undefined {
    this.#lastPattern = given ?? this.#lastPattern
    if (this.#lastPattern === undefined) this.#failed ??= 'no-pattern'
    return this.#lastPattern
  }

  #perform(command: Command, action: Action): Flow {
    switch (action.kind) {
      case 'substitute': {
        const pattern = this.#used(action.substitution.pattern)
        const { work } = this.#moment()
        const changed = pattern && substitute(this.#space, pattern, action.substitution, work)
        if (changed === undefined) return 'go-on'
        this.#space = changed
        this.#isReplaced = true
        if (action.substitution.print) this.#print()
        return 'go-on'
      }
      case 'translate':
        this.#spend(this.#space.length)
        this.#space = [...this.#space].map((character) => action.table.get(character) ?? character).join('')
        return 'go-on'
      case 'append':
        this.#spend(action.text.length)
        this.#appended.push(action.text)
        return 'go-on'
      case 'insert':
        this.#spend(action.text.length)
        this.#out.text(action.text)
        return 'go-on'
      case 'change':
        if (!goesOn(command, this.#ranges) || command.isNegated) this.#out.text(action.text)
        return 'cycle-silent'
      case 'quit':
        this.#exit = action.exit
        this.#endsLine = action.prints
        return action.prints ? 'cycle' : 'cycle-silent'
      case 'branch':
        return this.#branch(action)
      case 'number':
        this.#out.text(`${this.#line}\n`)
        return 'go-on'
      case 'block':
      case 'nothing':
        return 'go-on'
      default:
        return this.#performOnSpaces(action.kind)
    }
  }

  #branch({ label, when }: Extract<Action, { kind: 'branch' }>): Flow {
    const isTaken = when === 'always' || this.#isReplaced === (when === 'replaced')
    if (when !== 'always') this.#isReplaced = false
    if (!isTaken) return 'go-on'
    return { at: label === '' ? this.#program.commands.length : (this.#program.labels.get(label) ?? 0) }
  }

  #performOnSpaces(kind: string): Flow {
    const feed = this.#space.indexOf('\n')
    this.#spend(this.#space.length)
    switch (kind) {
      case 'delete':
        return 'cycle-silent'
      case 'delete-first-line':
        if (feed === -1) return 'cycle-silent'
        this.#space = this.#space.slice(feed + 1)
        return 'again'
      case 'print':
        this.#print()
        break
      case 'print-first-line':
        this.#print(feed === -1 ? this.#space : this.#space.slice(0, feed), feed !== -1 || this.#hasEnd)
        break
      case 'next':
        return this.#next()
      case 'append-next':
        return this.#appendNext()
      case 'hold':
        this.#hold = this.#space
        this.#holdHasEnd = this.#hasEnd
        break
      case 'append-to-hold':
        this.#hold += `\n${this.#space}`
        this.#holdHasEnd = this.#hasEnd
        this.#spend(this.#hold.length)
        break
      case 'get':
        this.#space = this.#hold
        this.#hasEnd = this.#holdHasEnd
        break
      case 'append-from-hold':
        this.#space += `\n${this.#hold}`
        this.#hasEnd = this.#holdHasEnd
        this.#spend(this.#space.length)
        break
      case 'exchange':
        ;[this.#space, this.#hold] = [this.#hold, this.#space]
        ;[this.#hasEnd, this.#holdHasEnd] = [this.#holdHasEnd, this.#hasEnd]
        break
    }
    return 'go-on'
  }

  /** Without a next line sed ends as at the end of a cycle. */
  #next(): Flow {
    if (this.#lines.isAtEnd) return 'cycle'
    if (!this.#isQuiet) this.#print()
    this.#flush()
    this.#read()
    return 'go-on'
  }

  #appendNext(): Flow {
    if (this.#lines.isAtEnd) return 'cycle'
    this.#flush()
    const before = this.#space
    this.#read()
    this.#space = `${before}\n${this.#space}`
    this.#spend(this.#space.length)
    return 'go-on'
  }
}
