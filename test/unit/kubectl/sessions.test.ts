import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../../src/domain/tool.ts'
import { createWorkbench } from './workbench.ts'

/**
 * Command lines and what kubectl v1.32 answered to them, talking to an API server that served this cluster. A line of
 * stderr begins with `! `; `¶` stands where the output ends without a line end; `…` stands for an answer that is long, or
 * tells a time, and is not compared. Each file is one session, in order.
 */
const FOLDER = join(import.meta.dirname, 'sessions')
const FILES = join(FOLDER, 'files')

interface Step {
  /** Commands just before it whose answers are not compared. */
  readonly before: readonly string[]
  readonly line: string
  readonly answer: string
}

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  const steps = stepsOf(readFileSync(join(FOLDER, name), 'utf8'))
  const bench = createWorkbench(inputFiles())
  test.each(steps)('$line', ({ before, line, answer }) => {
    for (const earlier of before) bench.run(earlier)
    expect(asText(bench.run(line))).toBe(answer)
  })
})

function inputFiles(): Record<string, string> {
  return Object.fromEntries(readdirSync(FILES).map((name) => [name, readFileSync(join(FILES, name), 'utf8')]))
}

function stepsOf(text: string): readonly Step[] {
  const steps: Step[] = []
  let before: readonly string[] = []
  for (const step of text.split(/^\$ kubectl /m).slice(1)) {
    const end = step.indexOf('\n')
    const [line, answer] = [step.slice(0, end), step.slice(end + 1)]
    if (answer === '…\n') {
      before = [...before, line]
      continue
    }
    steps.push({ before, line, answer })
    before = []
  }
  return steps
}

function asText({ exit, stdout, stderr }: Outcome): string {
  const output = stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}¶\n`
  const errors = stderr.split('\n').map((line) => `! ${line}\n`)
  return output + errors.slice(0, -1).join('') + (exit === 0 ? '' : `[exit ${exit}]\n`)
}
