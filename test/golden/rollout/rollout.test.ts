import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProgram } from '../../../src/cli/program.ts'
import { validate } from '../../../src/generated/validate-trace.ts'

/** Each folder holds the files of a sequence and the arguments of `grade rollout`; the files beside it are what that prints. */
const folder = import.meta.dirname
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

async function rollout(name: string, columns: number, ...flags: readonly string[]) {
  const cwd = join(folder, name)
  const files = JSON.parse(readFileSync(join(cwd, 'arguments.json'), 'utf8')) as readonly string[]
  let [out, complaints] = ['', '']
  const code = await runProgram(['rollout', ...files, ...flags], {
    cwd,
    env: {},
    out: (text) => {
      out += text
    },
    complain: (text) => {
      complaints += text
    },
    outIsTerminal: true,
    columns,
  })
  expect(complaints).toBe('')
  return { out, code }
}

describe.each(cases)('%s', (name) => {
  test.each([
    { columns: 80, file: `${name}.80.txt`, flags: [] },
    { columns: 120, file: `${name}.120.txt`, flags: [] },
    { columns: 80, file: `${name}.plain.txt`, flags: ['--plain'] },
  ])('as $file', async ({ columns, file, flags }) => {
    const { out, code } = await rollout(name, columns, '--no-color', ...flags)
    await expect(`${out}exit code ${code}\n`).toMatchFileSnapshot(file)
  })

  test('the trace fits its schema', async () => {
    const { out } = await rollout(name, 80, '--json')
    expect(validate(JSON.parse(out))).toEqual([])
  })

  test('no line is wider than the terminal, words and source lines excepted', async () => {
    const { out } = await rollout(name, 80, '--no-color')
    const wide = out.split('\n').filter((line) => line.length > 80 && line.trim().includes(' ') && !/^ *\d* \|/.test(line))
    expect(wide).toEqual([])
  })

  test('no form lets a control, escape or direction character through', async () => {
    for (const flags of [['--no-color'], ['--plain'], ['--json']]) {
      const { out } = await rollout(name, 80, ...flags)
      // oxlint-disable-next-line no-control-regex -- these are the characters that must not be there
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
    }
  })

  test('colour changes no character', async () => {
    const { out } = await rollout(name, 80, '--color')
    // oxlint-disable-next-line no-control-regex -- the sequences that colour consists of
    expect(out.replaceAll(/\u001b\[\d+m/g, '')).toBe((await rollout(name, 80, '--no-color')).out)
  })
})
