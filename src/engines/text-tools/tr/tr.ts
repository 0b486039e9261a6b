import {
  notSimulated,
  type TextInput,
  type TextOutcome,
  type TextPlan,
  type TextTool,
  type Work,
} from '../text-tool.ts'
import { type CharacterSet, type ClassAt, readSet } from './sets.ts'

const LONG: Readonly<Record<string, string>> = {
  '--complement': 'c',
  '--delete': 'd',
  '--squeeze-repeats': 's',
  '--truncate-set1': 't',
}

/** `tr`, as GNU coreutils 9.1 does and says it. Source: GNU coreutils manual, "tr invocation". */
export const tr: TextTool = (argv, flavor) => {
  const [name = 'tr'] = argv
  const words = optionsOf(argv)
  const help = `Try '${name} --help' for more information.\n`
  const refused = (text: string, more = ''): TextPlan =>
    flavor === 'busybox'
      ? notSimulated('tr', ...argv.slice(1))
      : { kind: 'refused', exit: 1, stderr: `${name}: ${text}\n${more}` }
  if (typeof words === 'string') return refused(words, help)
  const { flags, operands } = words
  if (flags.has('t') || (flavor === 'busybox' && argv.some(isOfGnu))) return notSimulated('tr', ...argv.slice(1))
  const complaint = operandComplaint(flags, operands)
  if (complaint !== undefined) return refused(complaint[0], (complaint[1] ?? '') + help)

  const sets = operands.map(readSet)
  const wrong = sets.find((set) => !set.ok)
  if (wrong?.ok === false) {
    return wrong.problem === undefined ? notSimulated('tr', ...operands) : refused(wrong.problem)
  }
  const [from = EMPTY, to] = sets.filter((set) => set.ok)
  const translates = to !== undefined && !flags.has('d')
  const misuse = translates && from.characters.length + to.characters.length > 0 ? misused(from, to) : undefined
  if (translates && isIntricate(from, to, flags.has('c'))) return notSimulated('tr', ...argv.slice(1))
  if (misuse !== undefined) return refused(misuse)
  const job = { from: from.characters, to: to?.characters, flags }
  return { kind: 'run', operands: ['-'], run: (inputs, work) => translate(inputs, work, job) }
}

const EMPTY = { ok: true, characters: [], classes: [] } as const

/** Words that busybox takes otherwise, or not at all. */
function isOfGnu(word: string): boolean {
  return word.startsWith('--') ? word !== '--' : /\\-/.test(word)
}

function optionsOf(
  argv: readonly string[],
): { readonly flags: ReadonlySet<string>; readonly operands: readonly string[] } | string {
  const flags = new Set<string>()
  let at = 1
  for (; at < argv.length; at += 1) {
    const word = argv[at] ?? ''
    if (word === '--') {
      at += 1
      break
    }
    if (word === '-' || !word.startsWith('-')) break
    const long = LONG[word]
    if (word.startsWith('--') && long === undefined) return `unrecognized option '${word}'`
    for (const letter of long ?? word.slice(1)) {
      if (!'cCdst'.includes(letter)) return `invalid option -- '${letter}'`
      flags.add(letter === 'C' ? 'c' : letter)
    }
  }
  return { flags, operands: argv.slice(at) }
}

function operandComplaint(
  flags: ReadonlySet<string>,
  operands: readonly string[],
): readonly [string, string?] | undefined {
  const deletes = flags.has('d')
  const squeezes = flags.has('s')
  const least = deletes === squeezes ? 2 : 1
  const most = deletes && !squeezes ? 1 : 2
  const [first] = operands
  if (first === undefined) return ['missing operand']
  if (operands.length < least) {
    const why = deletes ? 'when both deleting and squeezing repeats' : 'when translating'
    return [`missing operand after ${quoted(first)}`, `Two strings must be given ${why}.\n`]
  }
  const extra = operands[most]
  if (extra === undefined) return undefined
  const why = most === 1 ? 'Only one string may be given when deleting without squeezing repeats.\n' : ''
  return [`extra operand ${quoted(extra)}`, operands.length === 2 ? why : '']
}

function quoted(word: string): string {
  return `‘${word.replaceAll('\\', '\\\\')}’`
}

type Set = Extract<CharacterSet, { ok: true }>

/** What a complement maps to several characters, and what is said of a class that stands behind something else, is left out. */
function isIntricate(from: Set, to: Set, isComplement: boolean): boolean {
  if (isComplement) return to.characters.length > 1 || to.classes.length > 0
  return to.classes.some((one) => one.at > 0 && !isAligned(one, from))
}

/** Whether a class of the second set stands where the first set has one that it can be paired with. */
function isAligned({ at }: ClassAt, from: Set): boolean {
  return from.classes.some((other) => isCase(other) && other.at === at)
}

/** What may not stand in the second set; a class of cases has its partner at the same place of the first. */
function misused(from: Set, to: Set): string | undefined {
  if (to.characters.length === 0) {
    return from.characters.length > 0 ? 'when not truncating set1, string2 must be non-empty' : undefined
  }
  if (!to.classes.every(isCase)) {
    return "when translating, the only character classes that may appear in\nstring2 are 'upper' and 'lower'"
  }
  return to.classes.every((one) => isAligned(one, from)) ? undefined : 'misaligned [:upper:] and/or [:lower:] construct'
}

function isCase({ name }: ClassAt): boolean {
  return name === 'upper' || name === 'lower'
}

interface Job {
  readonly from: readonly string[]
  readonly to: readonly string[] | undefined
  readonly flags: ReadonlySet<string>
}

function translate(inputs: readonly TextInput[], work: Work, { from, to, flags }: Job): TextOutcome {
  const text = inputs.map((input) => ('text' in input ? input.text : '')).join('')
  if (!work.spend(2 * text.length)) return { kind: 'over' }
  const named = new Set(from)
  const isMeant = (character: string): boolean => named.has(character) !== flags.has('c')
  const deletes = flags.has('d')
  const translates = to !== undefined && !deletes
  const last = to?.at(-1) ?? ''
  const table = new Map(from.map((character, index) => [character, to?.[index] ?? last]))
  const squeezed = to === undefined ? isMeant : (character: string) => to.includes(character)
  const kept: string[] = []
  for (const character of text) {
    if (deletes && isMeant(character)) continue
    const isChanged = translates && isMeant(character)
    const shown = !isChanged ? character : flags.has('c') ? last : (table.get(character) ?? character)
    // A character that is not in the set is replaced byte by byte.
    const times = isChanged && !flags.has('s') ? bytesOf(character) : 1
    for (let time = 0; time < times; time += 1) {
      if (flags.has('s') && squeezed(shown) && kept.at(-1) === shown) continue
      kept.push(shown)
    }
  }
  return { kind: 'done', exit: 0, stdout: kept.join(''), stderr: '', files: [] }
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
