import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createWorkplace } from './workplace.ts'

/** What Docker CLI 28.2 refuses without asking the daemon, as it was typed and answered. */
const RECORDED: readonly { readonly line: string; readonly exit: number; readonly stderr: string }[] = JSON.parse(
  readFileSync(new URL('client-refusals.json', import.meta.url), 'utf8'),
)

/** The files that lay in the folder. */
const FILES = {
  'bad.env': 'A=1\nbad key=2\n',
  'empty.env': '=x\n',
  'tab.env': 'A\tB=1\n',
}

describe('what the client refuses by itself', () => {
  test.each(RECORDED)('$line', ({ line, exit, stderr }) => {
    expect(createWorkplace(FILES).run(line)).toMatchObject({ exit, stderr })
  })
})
