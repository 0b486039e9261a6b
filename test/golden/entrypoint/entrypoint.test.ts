import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { entrypointCommand, type EntrypointFlags } from '../../../src/cli/commands/entrypoint.ts'
import type { Console } from '../../../src/cli/console.ts'
import { validate } from '../../../src/generated/validate-entrypoint.ts'

/** Each folder holds a Dockerfile, what belongs to it, and `flags.json`; the files `expected.*` in it are what is printed. */
const folder = import.meta.dirname
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

const CONTROL =
  // oxlint-disable-next-line no-control-regex -- these are the characters that must not be there
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/

describe.each(cases)('%s', (name) => {
  const flags = JSON.parse(readFileSync(join(folder, name, 'flags.json'), 'utf8')) as EntrypointFlags
  const print = (columns: number, more: Partial<EntrypointFlags> = {}): string => {
    let printed = ''
    const console: Console = {
      cwd: join(folder, name),
      env: { NO_COLOR: more.color === undefined ? '1' : '' },
      out: (text) => (printed += text),
      complain: (text) => (printed += text),
      outIsTerminal: true,
      columns,
    }
    entrypointCommand({ dockerfile: 'Dockerfile', ...flags, ...more }, console)
    return printed
  }

  test('text at 80 columns', async () => {
    await expect(print(80)).toMatchFileSnapshot(join(folder, name, 'expected.80.txt'))
  })

  test('text at 120 columns', async () => {
    await expect(print(120)).toMatchFileSnapshot(join(folder, name, 'expected.120.txt'))
  })

  test('plain text', async () => {
    await expect(print(80, { plain: true })).toMatchFileSnapshot(join(folder, name, 'expected.plain.txt'))
  })

  test('json fits its schema', async () => {
    const json = print(80, { json: true })
    expect(validate(JSON.parse(json))).toEqual([])
    await expect(json).toMatchFileSnapshot(join(folder, name, 'expected.json'))
  })

  test('no format lets a control, escape or direction character through', () => {
    for (const text of [print(80), print(80, { plain: true }), print(80, { json: true })]) {
      expect(text).not.toMatch(CONTROL)
    }
  })

  test('colour changes no character', () => {
    // oxlint-disable-next-line no-control-regex -- the sequences that colour consists of
    const stripped = print(80, { color: true }).replaceAll(/\u001b\[\d+m/g, '')
    expect(stripped).toBe(print(80))
  })
})
