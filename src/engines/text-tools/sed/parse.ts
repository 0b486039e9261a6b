import { readSelector } from './address.ts'
import type { Action, Command, Program, Simple } from './command.ts'
import { readDelimited, type ScriptManner } from './delimited.ts'
import { ScriptReader, type ScriptProblem } from './reader.ts'
import { readSubstitution } from './substitution.ts'
import { readText } from './text.ts'

export type ParsedScript =
  | { readonly ok: true; readonly program: Program }
  /** `expression` is the number of the `-e`, from 1. */
  | { readonly ok: false; readonly problem: ScriptProblem; readonly expression: number }

const SIMPLE: Readonly<Record<string, Simple>> = {
  d: 'delete',
  D: 'delete-first-line',
  p: 'print',
  P: 'print-first-line',
  n: 'next',
  N: 'append-next',
  h: 'hold',
  H: 'append-to-hold',
  g: 'get',
  G: 'append-from-hold',
  x: 'exchange',
  '=': 'number',
}
const JUMPS = { b: 'always', t: 'replaced', T: 'not-replaced' } as const
const TEXTS = { a: 'append', i: 'insert', c: 'change' } as const
/** Commands that open other files, run programs or show what cannot be seen. */
const NOT_SIMULATED = 'eFlrRwWzv'

interface Parse {
  readonly commands: Command[]
  readonly labels: Map<string, number>
  /** Blocks that are not closed yet, with the number of their `-e`. */
  readonly open: { readonly block: Extract<Action, { kind: 'block' }>; readonly expression: number }[]
  expression: number
  readonly manner: ScriptManner
}

/** Reads the scripts of several `-e`, which follow each other as lines do. Source: GNU sed manual, "sed scripts". */
export function parseScripts(scripts: readonly string[], manner: ScriptManner): ParsedScript {
  const parse: Parse = { commands: [], labels: new Map(), open: [], expression: 1, manner }
  for (const [index, script] of withContinued(scripts).entries()) {
    const reader = new ScriptReader(script)
    parse.expression = index + 1
    while (reader.problem === undefined) {
      reader.skip(' \t\n;')
      if (reader.isAtEnd) break
      readCommand(parse, reader)
    }
    if (reader.problem !== undefined) return { ok: false, problem: reader.problem, expression: index + 1 }
  }
  const { commands, labels, open } = parse
  const unclosed = open.at(-1)
  if (unclosed !== undefined) {
    return failed({ kind: 'wrong', message: "unmatched `{'", at: 0 }, unclosed.expression)
  }
  for (const { action } of commands) {
    if (action.kind === 'branch' && action.label !== '' && !labels.has(action.label)) {
      return failed({ kind: 'wrong-label', label: action.label }, 1)
    }
  }
  return { ok: true, program: { commands, labels } }
}

function failed(problem: ScriptProblem, expression: number): ParsedScript {
  return { ok: false, problem, expression }
}

/** `-e 'a\' -e text`: a script that ends with a backslash goes on in the next one. */
function withContinued(scripts: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const script of scripts) {
    const before = joined.at(-1)
    if (before !== undefined && /(?:^|[^\\])(?:\\\\)*\\$/.test(before)) {
      joined[joined.length - 1] = `${before}\n${script}`
    } else {
      joined.push(script)
    }
  }
  return joined
}

function readCommand(parse: Parse, reader: ScriptReader): void {
  const selector = readSelector(reader, parse.manner)
  reader.skip(' \t')
  let isNegated = false
  while (reader.peek() === '!' && reader.problem === undefined) {
    reader.take()
    if (isNegated) reader.wrong("multiple `!'s")
    isNegated = true
    reader.skip(' \t')
  }
  if (reader.problem !== undefined) return
  const isRange = selector?.to !== undefined
  if (isRange && 'qQ'.includes(reader.peek() || '-')) {
    reader.wrong('command only uses one address', reader.at + 1)
    return
  }
  const action = readAction(parse, reader, selector !== undefined || isNegated)
  if (action === undefined || reader.problem !== undefined) return
  parse.commands.push({ ...(selector === undefined ? {} : { selector }), isNegated, action })
}

function readAction(parse: Parse, reader: ScriptReader, isAddressed: boolean): Action | undefined {
  const name = reader.take()
  switch (name) {
    case '':
      return reader.wrong('missing command')
    case '#':
      return isAddressed ? reader.wrong("comments don't accept any addresses") : skipComment(reader)
    case '{': {
      const block: Action = { kind: 'block', end: 0 }
      parse.open.push({ block, expression: parse.expression })
      return block
    }
    case '}':
      return closeBlock(parse, reader, isAddressed)
    case ':':
      return readLabelDefinition(parse, reader, isAddressed)
    case 'b':
    case 't':
    case 'T':
      return { kind: 'branch', label: readLabel(reader), when: JUMPS[name] }
    case 'a':
    case 'i':
    case 'c': {
      const text = readText(reader)
      return text === undefined ? undefined : { kind: TEXTS[name], text }
    }
    case 's':
      return readSubstitution(reader, parse.manner)
    case 'y':
      return readTranslation(reader, parse.manner)
    case 'q':
    case 'Q': {
      reader.skip(' \t')
      const code = reader.number()
      if (parse.manner.flavor === 'busybox' && (name === 'Q' || code !== undefined)) return reader.notSimulated()
      const exit = (code ?? 0) % 256
      return ended(reader, { kind: 'quit', exit, prints: name === 'q' })
    }
    default: {
      const kind = Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : undefined
      if (kind !== undefined) return ended(reader, { kind })
      const isFileless = 'rRwW'.includes(name) && reader.isAtEnd
      if (isFileless) return reader.wrong('missing filename in r/R/w/W commands')
      return NOT_SIMULATED.includes(name) ? reader.notSimulated() : reader.wrong(`unknown command: \`${name}'`)
    }
  }
}

/** What may stand behind a command that takes nothing more. */
function ended(reader: ScriptReader, action: Action): Action | undefined {
  reader.skip(' \t')
  const next = reader.peek()
  if (next === '}' || next === '#' || next === '') return action
  reader.take()
  return next === ';' || next === '\n' ? action : reader.wrong('extra characters after command')
}

function skipComment(reader: ScriptReader): Action | undefined {
  if (reader.at === 1 && /^n(?:\n|$)/.test(reader.text.slice(1))) return reader.notSimulated()
  while (!reader.isAtEnd && reader.peek() !== '\n') reader.take()
  return { kind: 'nothing' }
}

function closeBlock(parse: Parse, reader: ScriptReader, isAddressed: boolean): Action | undefined {
  const block = parse.open.pop()?.block
  if (block === undefined) return reader.wrong("unexpected `}'")
  if (isAddressed) return reader.wrong("} doesn't want any addresses")
  block.end = parse.commands.length
  return ended(reader, { kind: 'nothing' })
}

function readLabelDefinition(parse: Parse, reader: ScriptReader, isAddressed: boolean): Action | undefined {
  if (isAddressed) return reader.wrong(": doesn't want any addresses")
  const label = readLabel(reader)
  if (label === '') return reader.wrong('":" lacks a label')
  parse.labels.set(label, parse.commands.length)
  return { kind: 'nothing' }
}

function readLabel(reader: ScriptReader): string {
  reader.skip(' \t')
  const label = /^[^\s;}]*/.exec(reader.text.slice(reader.at, reader.at + 200))?.[0] ?? ''
  reader.at += label.length
  return label
}

function readTranslation(reader: ScriptReader, { flavor }: ScriptManner): Action | undefined {
  const delimiter = reader.take()
  const from = delimiter === '' ? undefined : readDelimited(reader, delimiter)
  const to = from === undefined ? undefined : readDelimited(reader, delimiter)
  if (from === undefined || to === undefined) return reader.wrong("unterminated `y' command")
  if (flavor === 'busybox' && `${from}${to}`.includes('\\')) return reader.notSimulated()
  const sources = charactersOf(from)
  const targets = charactersOf(to)
  if (sources === undefined || targets === undefined) return reader.notSimulated()
  if (sources.length !== targets.length) return reader.wrong("strings for `y' command are different lengths")
  const table = new Map<string, string>()
  for (const [index, source] of sources.entries()) if (!table.has(source)) table.set(source, targets[index] ?? '')
  return ended(reader, { kind: 'translate', table })
}

/** Characters of one side of `y`; `undefined` where a backslash stands before something else than itself or `n`. */
function charactersOf(text: string): readonly string[] | undefined {
  const isPlain = !/\\[^\\n]/.test(text.replaceAll('\\\\', ''))
  return isPlain ? [...text.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))] : undefined
}
