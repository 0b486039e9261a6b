import {
  notSimulated,
  type TextInput,
  type TextOutcome,
  type TextPlan,
  type TextTool,
  type Work,
} from '../text-tool.ts'
import type { Program, Substitution } from './command.ts'
import { LineSource, type OnProblem } from './lines.ts'
import { type SedEnd, SedMachine } from './machine.ts'
import { readSedOptions, type SedOptions } from './options.ts'
import { parseScripts, type ParsedScript } from './parse.ts'

/**
 * `sed`, as GNU sed 4.9 does and says it. A script that is wrong is only told of by GNU sed: the words of busybox are not known
 * here. Left out are other files (`r`, `w`, `-f`), programs (`e`), changes of case and back-references.
 */
export const sed: TextTool = (argv, flavor) => {
  const [name = 'sed'] = argv
  const isGnu = flavor === 'gnu'
  const read = readSedOptions(argv)
  if (read.kind === 'not-simulated') return notSimulated('sed', read.option)
  if (read.kind === 'usage') {
    if (!isGnu) return notSimulated('sed')
    const usage = `Usage: ${name} [OPTION]... {script-only-if-no-other-script} [input-file]...\n`
    return refused(1, (read.problem === undefined ? '' : `${name}: ${read.problem}\n`) + usage)
  }
  const { options } = read
  if (!isGnu && options.separate) return notSimulated('sed', '-s')
  const { inPlace, scripts, operands, extended } = options
  if (inPlace !== undefined && /[*/]/.test(inPlace)) return notSimulated('sed', `-i${inPlace}`)
  const parsed = parseScripts(scripts, { extended, flavor })
  if (!parsed.ok) {
    const complaint = isGnu ? complaintOf(parsed) : undefined
    if (complaint === undefined) return notSimulated('sed', scripts[parsed.expression - 1] ?? '')
    return refused(complaint.exit, `${name}: ${complaint.text}\n`)
  }
  if (inPlace !== undefined && operands.length === 0)
    return isGnu ? refused(4, `${name}: no input files\n`) : refused(1, `${name}: -i requires an argument\n`)
  const run = { name, program: parsed.program, options, isGnu }
  return {
    kind: 'run',
    operands: operands.length === 0 ? ['-'] : operands,
    run: (inputs, work) => runOver(inputs, work, run),
  }
}

function refused(exit: number, stderr: string): TextPlan {
  return { kind: 'refused', exit, stderr }
}

/** What GNU sed says of a script; `undefined` when it is not wrong but not simulated. */
function complaintOf({
  problem,
  expression,
}: Extract<ParsedScript, { ok: false }>): { readonly exit: number; readonly text: string } | undefined {
  switch (problem.kind) {
    case 'not-simulated':
      return undefined
    case 'wrong-label':
      return { exit: 4, text: `can't find label for jump to \`${problem.label}'` }
    case 'wrong':
      return { exit: 1, text: `-e expression #${expression}, char ${problem.at}: ${problem.message}` }
  }
}

const FOLDER = 'Is a directory'

interface Run {
  readonly name: string
  readonly program: Program
  readonly options: SedOptions
  readonly isGnu: boolean
}

function runOver(inputs: readonly TextInput[], work: Work, run: Run): TextOutcome {
  const { name: program, options, isGnu } = run
  const inPlace = options.inPlace !== undefined
  // Where one of several is missing, and with folders, busybox goes ways of its own.
  const isPlain = inputs.every((input) => 'text' in input || (inputs.length === 1 && input.problem !== FOLDER))
  if (!isGnu && (!isPlain || goesOwnWays(run.program, inputs))) return notSimulated('sed', ...options.scripts)
  const files: { name: string; text: string }[] = []
  let stdout = ''
  let stderr = ''
  let exit = 0
  let isOver = false
  const onProblem: OnProblem = ({ name, problem }) => {
    isOver = isGnu && problem === FOLDER
    stderr += `${program}: ${isGnu ? gnuComplaint(name, problem, inPlace) : `${name}: ${problem}`}\n`
    exit = isOver ? 4 : isGnu ? 2 : 1
    return isOver
  }
  const streams = options.separate || inPlace ? inputs.map((input) => [input]) : [inputs]
  for (const stream of streams) {
    const end = new SedMachine(run.program, new LineSource(stream, onProblem), work, options.isQuiet).run()
    if (end.failed === 'over') return { kind: 'over' }
    if (end.failed === 'no-pattern') {
      if (!isGnu) return notSimulated('sed', ...options.scripts)
      stderr += `${program}: -e expression #1, char 0: no previous regular expression\n`
      return { kind: 'done', exit: 1, stdout, stderr, files }
    }
    const [input] = stream
    if (inPlace && input !== undefined && 'text' in input) files.push(...changed(input, end, options))
    else stdout += end.stdout
    if (end.exit !== undefined) return { kind: 'done', exit: end.exit, stdout, stderr, files }
    if (isOver) break
  }
  return { kind: 'done', exit, stdout, stderr, files }
}

/** Where busybox differs: texts that are added at a range, a counted match that may be empty, ranges whose first line was read by `n` or `N`, and what becomes of a last line without a line feed. */
function goesOwnWays({ commands }: Program, inputs: readonly TextInput[]): boolean {
  const has = (...kinds: readonly string[]): boolean => commands.some(({ action }) => kinds.includes(action.kind))
  const fromLine = commands.some(({ selector }) => selector?.to !== undefined && selector.from.kind === 'line')
  const isOpen = inputs.some((input) => 'text' in input && !/(?:^|\n)$/.test(input.text))
  const isOfGnu = commands.some(
    ({ selector, action }) =>
      (selector?.to !== undefined && (action.kind === 'append' || action.kind === 'insert')) ||
      (action.kind === 'substitute' && action.substitution.number > 1 && mayBeEmpty(action.substitution)),
  )
  const printsChanged = commands.some(({ action }) => action.kind === 'substitute' && action.substitution.print)
  const spaces = ['quit', 'print', 'print-first-line', 'append-to-hold', 'append-from-hold', 'get', 'exchange']
  return isOfGnu || (fromLine && has('next', 'append-next')) || (isOpen && (printsChanged || has(...spaces)))
}

/** Whether an edge of a word, or nothing, can be a match. */
function mayBeEmpty({ pattern }: Substitution): boolean {
  if (pattern === undefined) return true
  const matcher = pattern.compiled.matcher('a')
  return pattern.compiled.matcher('').find() || (matcher.find() && matcher.start() === matcher.end())
}

/** The copy that is kept and the changed file. What `q` left unread is lost. */
function changed(
  { name, text }: { readonly name: string; readonly text: string },
  end: SedEnd,
  { inPlace = '' }: SedOptions,
): readonly { readonly name: string; readonly text: string }[] {
  const kept = inPlace === '' ? [] : [{ name: `${name}${inPlace}`, text }]
  return [...kept, { name, text: end.stdout }]
}

function gnuComplaint(name: string, problem: string, inPlace: boolean): string {
  if (problem !== FOLDER) return `can't read ${name}: ${problem}`
  return inPlace ? `couldn't edit ${name}: not a regular file` : `read error on ${name}: ${problem}`
}
