import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GRADE } from '../support/built.ts'

const folder = mkdtempSync(join(tmpdir(), 'grade-lint-'))

const RIGHT = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: colours\n'
const WRONG = RIGHT.replace('name: colours', 'nam: colours')

function put(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function lint(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [GRADE, 'lint', ...argv], {
    cwd: join(folder, 'work'),
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

beforeAll(() => {
  put('work/right.yaml', RIGHT)
  put('work/wrong.yaml', WRONG)
  put('work/empty.yaml', '')
  put('work/twice.yaml', `${RIGHT}  name: colors\n`)
  put('work/shop/web.yml', WRONG)
  put('work/shop/Dockerfile', 'FROM nobody-knows-it:1\nCOPY nowhere /app\nENTRYPOINT sleep\n')
  put('work/shop/README.md', '# not looked at\n')
  put('work/broken/Dockerfile', 'FROM nginx:1.27\nRUNN echo\n')
  put('work/notes/README.md', '# nothing for us\n')
  put('work/scalar.txt', RIGHT)
  symlinkSync(join(folder, 'work/right.yaml'), join(folder, 'work/link.yaml'))
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('exit codes', () => {
  test.each([
    { name: 'nothing wrong', argv: ['right.yaml'], status: 0, says: 'nothing wrong in 1 file\n' },
    { name: 'an error', argv: ['wrong.yaml', 'right.yaml'], status: 1, says: '1 error in 2 files\n' },
    { name: 'warnings alone', argv: ['twice.yaml', 'empty.yaml'], status: 0, says: '2 warnings in 2 files\n' },
    {
      name: 'a folder with both sorts of files',
      argv: ['shop'],
      status: 1,
      says: '1 error and 1 warning in 2 files\n',
    },
    { name: 'a file named twice', argv: ['wrong.yaml', './wrong.yaml'], status: 1, says: '1 error in 1 file\n' },
    {
      name: 'a file of any name that is asked for',
      argv: ['scalar.txt'],
      status: 0,
      says: 'nothing wrong in 1 file\n',
    },
    { name: 'a Dockerfile that does not build', argv: ['broken'], status: 1, says: '1 error in 1 file\n' },
  ])('$status for $name', ({ argv, status, says }) => {
    const run = lint(argv)
    expect([run.status, run.stderr]).toEqual([status, ''])
    expect(run.stdout.endsWith(says)).toBe(true)
  })

  test.each([
    { name: 'a file that is not there', argv: ['nowhere.yaml'], says: 'there is no file `nowhere.yaml`' },
    { name: 'a folder without anything to look at', argv: ['notes'], says: 'there is no manifest and no Dockerfile' },
    { name: 'a symbolic link', argv: ['link.yaml'], says: '`link.yaml` is not a file' },
    { name: 'no file', argv: [], says: '`files` is missing' },
  ])('2 for $name', ({ argv, says }) => {
    const { status, stdout, stderr } = lint(argv)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(says)
  })
})

describe('output', () => {
  test('a place as it is seen from here, with its line, and what was meant', () => {
    const { stdout } = lint(['shop'])
    expect(stdout).toContain('error[MANIFEST_FIELD_UNKNOWN]: `nam` is not a field of `metadata`\n --> shop/web.yml:4:3')
    expect(stdout).toContain('did you mean `name`?')
    expect(stdout).toContain('warning[DOCKERFILE_ENTRYPOINT_SHELL_FORM]')
    expect(stdout).toContain('--> shop/Dockerfile:3:1')
  })

  test('--json for programs', () => {
    const { status, stdout } = lint(['wrong.yaml', '--json'])
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      files: 1,
      errors: 1,
      warnings: 0,
      diagnostics: [
        {
          severity: 'error',
          code: 'MANIFEST_FIELD_UNKNOWN',
          args: { field: 'nam', meant: 'name' },
          help: 'did you mean `name`?',
          range: { file: 'wrong.yaml', start: { line: 4, column: 3 }, end: { line: 4, column: 6 } },
          excerpt: '  nam: colours',
        },
      ],
    })
  })

  test('--plain has one fact per line and no art', () => {
    const { stdout } = lint(['wrong.yaml', '--plain'])
    expect(stdout).toBe(
      'error MANIFEST_FIELD_UNKNOWN wrong.yaml line 4 column 3: `nam` is not a field of `metadata`\n' +
        'help: did you mean `name`?\n1 error in 1 file\n',
    )
  })

  test('colour only where it is asked for', () => {
    expect(lint(['wrong.yaml']).stdout).not.toContain('\u001b[')
    expect(lint(['wrong.yaml', '--color']).stdout).toContain('\u001b[')
    expect(lint(['wrong.yaml', '--color'], { NO_COLOR: '1' }).stdout).toContain('\u001b[')
  })
})
