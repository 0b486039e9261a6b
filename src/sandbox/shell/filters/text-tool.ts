import type { TextInput, TextTool } from '../../../engines/text-tools/index.ts'
import type { FilterFiles, FilterResult } from './filter.ts'

/** Runs a program that containers have too: its operands are read, and what it writes is written at its end. */
export function runTextTool(tool: TextTool, argv: readonly string[], stdin: string, files: FilterFiles): FilterResult {
  const plan = tool(argv, 'gnu')
  if (plan.kind === 'not-simulated') return nothingDone(plan.what)
  if (plan.kind === 'refused') return { exit: plan.exit, stdout: '', stderr: plan.stderr, failed: true }
  const outcome = plan.run(
    plan.operands.map((name) => inputOf(name, stdin, files)),
    files,
  )
  if (outcome.kind === 'not-simulated') return nothingDone(outcome.what)
  if (outcome.kind === 'over') return { exit: 1, stdout: '', stderr: '' }
  let { exit, stderr } = outcome
  for (const { name, text } of outcome.files) {
    const problem = files.write(name, text, false)
    if (problem === undefined) continue
    stderr += `${argv[0] ?? ''}: ${name}: ${problem}\n`
    exit = Math.max(exit, 4)
  }
  return { exit, stdout: outcome.stdout, stderr, ...(stderr === '' ? {} : { failed: true }) }
}

function nothingDone(what: string): FilterResult {
  return { exit: 1, stdout: '', stderr: '', notSimulated: what }
}

function inputOf(name: string, stdin: string, files: FilterFiles): TextInput {
  if (name === '-') return { name, text: stdin }
  const found = files.read(name)
  return found.ok ? { name, text: found.text } : { name, problem: found.problem }
}
