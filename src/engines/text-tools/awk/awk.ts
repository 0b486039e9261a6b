import { linesOf } from '../lines.ts'
import {
  notSimulated,
  type TextInput,
  type TextOutcome,
  type TextPlan,
  type TextTool,
  type Work,
} from '../text-tool.ts'
import { AwkMachine } from './machine.ts'
import { parseAwk } from './parse.ts'
import type { Rule } from './program.ts'
import { unescaped } from './scanner.ts'

/**
 * `awk`, as far as mawk, gawk and busybox agree: fields, patterns, comparisons, variables, `print`, `printf` with `%s` and `%d`, `if`,
 * `BEGIN` and `END`. Whatever else there is, functions, loops, arrays and redirections among it, is not simulated. Source: POSIX.1-2017 awk.
 */
export const awk: TextTool = (argv, flavor) => {
  const read = readWords(argv)
  if (read === undefined) return notSimulated('awk', argv[1] ?? '')
  const { program, operands, settings } = read
  const rules = parseAwk(program)
  const given = settings.map(([name, value]) => [name, unescaped(value)] as const)
  if (rules === undefined || given.some(([, value]) => value === undefined)) return notSimulated('awk', program)
  const readsInput = rules.some(({ when }) => when.kind !== 'begin')
  const inputs = operands.length === 0 ? ['-'] : operands
  const run = { rules, program, settings: given, name: argv[0] ?? 'awk', isGnu: flavor === 'gnu' }
  return {
    kind: 'run',
    operands: readsInput ? inputs : [],
    run: (texts, work) => runOver(texts, work, run),
  } satisfies TextPlan
}

interface Words {
  readonly program: string
  readonly operands: readonly string[]
  /** Variables that are set before the beginning, `FS` by `-F`. */
  readonly settings: readonly (readonly [name: string, value: string])[]
}

function readWords(argv: readonly string[]): Words | undefined {
  const settings: (readonly [string, string])[] = []
  let at = 1
  for (; at < argv.length; at += 1) {
    const word = argv[at] ?? ''
    if (word === '--') {
      at += 1
      break
    }
    if (!word.startsWith('-') || word === '-') break
    const letter = word.charAt(1)
    if (letter !== 'F' && letter !== 'v') return undefined
    if (word.length === 2) at += 1
    const value = word.length === 2 ? argv[at] : word.slice(2)
    const setting = letter === 'F' ? ['', 'FS', value] : /^([A-Za-z_]\w*)=([^]*)$/.exec(value ?? '')
    const [, name, text] = setting ?? []
    const isSettable =
      name !== undefined && (letter === 'F' || !/^(?:NF|NR|FNR|FILENAME|RS|CONVFMT|OFMT|SUBSEP)$/.test(name))
    if (!isSettable || text === undefined) return undefined
    settings.push([name, text])
  }
  const [program, ...operands] = argv.slice(at)
  if (program === undefined || operands.some((word) => /^[A-Za-z_]\w*=/.test(word))) return undefined
  return { program, operands, settings }
}

interface Run {
  readonly rules: readonly Rule[]
  readonly program: string
  readonly settings: readonly (readonly [string, string | undefined])[]
  readonly name: string
  readonly isGnu: boolean
}

function runOver(inputs: readonly TextInput[], work: Work, run: Run): TextOutcome {
  const { rules, settings, name } = run
  const machine = new AwkMachine(work)
  for (const [variable, value] of settings) machine.set(variable, variable === 'FS' ? value : { input: value ?? '' })
  machine.runRules(rules, 'begin')
  let failure: string | undefined
  let goesOn = true
  for (const input of inputs) {
    if (!goesOn || failure !== undefined) break
    if ('problem' in input) {
      const isFolder = input.problem === 'Is a directory'
      failure = isFolder ? `read error (${input.problem})` : `cannot open ${input.name} (${input.problem})`
      break
    }
    // Which of these part fields, awks do not agree about.
    if (!run.isGnu && /[\r\v\f]/.test(input.text)) return notSimulated('awk', run.program)
    machine.startFile(input.name)
    for (const line of linesOf(input.text)) {
      goesOn = machine.runRecord(rules, line)
      if (!goesOn) break
    }
  }
  if (failure === undefined) machine.runRules(rules, 'end')
  if (machine.isOver) return { kind: 'over' }
  if (machine.isUnsure || (failure !== undefined && !run.isGnu)) return notSimulated('awk', run.program)
  const exit = failure === undefined ? machine.exit : 2
  const stderr = failure === undefined ? '' : `${name}: ${failure}\n`
  return { kind: 'done', exit, stdout: machine.output, stderr, files: [] }
}
