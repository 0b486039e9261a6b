import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { HandedInFile } from '../../../src/domain/exercise.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import { readAllFiles, readSubmission } from '../../../src/edge/files-submission.ts'
import { temporaryFolder } from './temporary-folder.ts'
import type { Contents } from './temporary-folder.ts'

const want = (...names: string[]): HandedInFile[] =>
  names.map((name) => ({ path: name.replace('?', ''), optional: name.endsWith('?') }))
const wanted = want('deployment.yaml', 'commands.sh', 'notes.md?')
const bytes = (...values: number[]) => Uint8Array.from(values)

describe('a folder', () => {
  test('gives the wanted files sorted, as written but for a byte order mark, and with their mode', () => {
    const folder = temporaryFolder({
      'deployment.yaml': '\ufeffkind: Deployment\r\n',
      'commands.sh': { run: 'kubectl get pods\n' },
    })
    expect(readSubmission(folder, wanted, LIMITS)).toEqual({
      files: [
        { path: 'commands.sh', text: 'kubectl get pods\n', executable: true },
        { path: 'deployment.yaml', text: 'kind: Deployment\r\n', executable: false },
      ],
      diagnostics: [],
    })
  })

  test('copies of given files are not read as work, and a changed one is told', () => {
    const folder = temporaryFolder({
      'deployment.yaml': '',
      'commands.sh': '',
      'entry.sh': 'echo\r\n',
      'label.txt': 'mine\n',
      'notes.txt': '',
    })
    const given = ['entry.sh', 'label.txt', 'v1/Dockerfile'].map((path) => ({
      path,
      text: 'echo\n',
      executable: false,
    }))
    const { files, diagnostics } = readSubmission(folder, wanted, LIMITS, given)
    expect(files.map(({ path }) => path)).toEqual(['commands.sh', 'deployment.yaml'])
    expect(diagnostics).toMatchObject([
      { code: 'SUBMISSION_GIVEN_CHANGED', severity: 'info', args: { file: 'label.txt' } },
      { code: 'SUBMISSION_FILES_EXTRA', args: { file: 'notes.txt', count: 1 } },
    ])
  })

  const cases: readonly { story: string; contents: Contents; files: string[]; found: object[] }[] = [
    {
      story: 'all missing files are told at once',
      contents: {},
      files: [],
      found: [{ code: 'SUBMISSION_FILE_MISSING', args: { file: 'deployment.yaml, commands.sh' } }],
    },
    {
      story: 'a missing file and one that is probably meant',
      contents: { 'commands.sh': '', 'Deployment.yml': '' },
      files: ['commands.sh'],
      found: [
        { code: 'SUBMISSION_FILE_MISSING', args: { file: 'deployment.yaml', near: 'Deployment.yml' } },
        { code: 'SUBMISSION_FILES_EXTRA', args: { file: 'Deployment.yml', count: 1 } },
      ],
    },
    {
      story: 'a missing file to whose name an editor of Windows added an ending that Windows hides',
      contents: { 'deployment.yaml': '', 'commands.sh.txt': '' },
      files: ['deployment.yaml'],
      found: [
        { code: 'SUBMISSION_FILE_MISSING', args: { file: 'commands.sh', near: 'commands.sh.txt' } },
        { code: 'SUBMISSION_FILES_EXTRA', args: { file: 'commands.sh.txt', count: 1 } },
      ],
    },
    {
      story: 'extra files are not looked at; those of tools are not even named',
      contents: {
        'deployment.yaml': '',
        'commands.sh': '',
        'a/b.txt': '',
        '.git/config': '',
        'node_modules/x/y.js': '',
      },
      files: ['commands.sh', 'deployment.yaml'],
      found: [{ code: 'SUBMISSION_FILES_EXTRA', severity: 'info', args: { file: 'a/b.txt', count: 1 } }],
    },
    {
      story: 'a link in the place of a file',
      contents: { 'deployment.yaml': { link: '/etc/passwd' }, 'commands.sh': '' },
      files: ['commands.sh'],
      found: [{ code: 'SUBMISSION_SYMLINK', args: { file: 'deployment.yaml' } }],
    },
    {
      story: 'a link to nothing',
      contents: { 'deployment.yaml': { link: 'nowhere' }, 'commands.sh': '' },
      files: ['commands.sh'],
      found: [{ code: 'SUBMISSION_SYMLINK', args: { file: 'deployment.yaml' } }],
    },
    {
      story: 'a folder in the place of a file',
      contents: { 'deployment.yaml/': '', 'commands.sh': '' },
      files: ['commands.sh'],
      found: [{ code: 'SUBMISSION_NOT_A_FILE', args: { file: 'deployment.yaml' } }],
    },
    {
      story: 'bytes that are no UTF-8',
      contents: { 'deployment.yaml': bytes(0x61, 0x0a, 0x62, 0xe9, 0x0a), 'commands.sh': '' },
      files: ['commands.sh'],
      found: [{ code: 'SUBMISSION_NOT_TEXT', args: { encoding: '' }, range: { start: { line: 2, column: 2 } } }],
    },
    {
      story: 'a NUL',
      contents: { 'deployment.yaml': 'a: 1\nb: \0', 'commands.sh': '' },
      files: ['commands.sh'],
      found: [{ code: 'SUBMISSION_NOT_TEXT', range: { file: 'deployment.yaml', start: { line: 2, column: 4 } } }],
    },
    {
      story: 'UTF-16, as PowerShell writes it',
      contents: { 'deployment.yaml': bytes(0xff, 0xfe, 0x61, 0x00), 'commands.sh': '' },
      files: ['commands.sh'],
      found: [{ code: 'SUBMISSION_NOT_TEXT', args: { encoding: 'UTF-16' } }],
    },
    {
      story: 'a file that is too large',
      contents: {
        'deployment.yaml': 'x'.repeat(LIMITS.fileBytesMax + 1),
        'commands.sh': 'x'.repeat(LIMITS.fileBytesMax),
      },
      files: ['commands.sh'],
      found: [{ code: 'SUBMISSION_FILE_TOO_LARGE', args: { file: 'deployment.yaml' } }],
    },
  ]
  test.each(cases)('$story', ({ contents, files, found }) => {
    const submission = readSubmission(temporaryFolder(contents), wanted, LIMITS)
    expect(submission.files.map(({ path }) => path)).toEqual(files)
    expect(submission.diagnostics).toMatchObject(found)
    expect(submission.diagnostics).toHaveLength(found.length)
  })

  test('nothing outside of it is opened', () => {
    const folder = temporaryFolder({ 'secret.txt': 'secret', 'work/sub': { link: '..' }, 'work/a.txt': '' })
    const submission = readSubmission(
      join(folder, 'work'),
      want('../secret.txt', 'sub/secret.txt', '/etc/passwd'),
      LIMITS,
    )
    expect(submission.files).toEqual([])
    expect(submission.diagnostics).toMatchObject([
      { code: 'SUBMISSION_FILE_MISSING', args: { file: '../secret.txt, /etc/passwd' } },
      { code: 'SUBMISSION_SYMLINK', args: { file: 'sub/secret.txt' } },
      { code: 'SUBMISSION_FILES_EXTRA' },
    ])
  })

  test('a pipe is not waited for', () => {
    const folder = temporaryFolder({ 'commands.sh': '' })
    execFileSync('mkfifo', [join(folder, 'deployment.yaml')])
    const { diagnostics } = readSubmission(folder, wanted, LIMITS)
    expect(diagnostics).toMatchObject([{ code: 'SUBMISSION_NOT_A_FILE', args: { file: 'deployment.yaml' } }])
  })

  test('too many files are not listed, but what is wanted is read', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${n}.txt`, '']))
    const folder = temporaryFolder({ ...many, 'deployment.yaml': '', 'commands.sh': '' })
    const submission = readSubmission(folder, wanted, { ...LIMITS, filesMax: 20 })
    expect(submission.files).toHaveLength(2)
    expect(submission.diagnostics).toMatchObject([{ code: 'SUBMISSION_TOO_MANY_FILES', args: { max: 20 } }])
  })

  test('folders are looked at only so deep', () => {
    const folder = temporaryFolder({ 'a/b/c/d.txt': '', 'deployment.yaml': '', 'commands.sh': '' })
    const { diagnostics } = readSubmission(folder, wanted, { ...LIMITS, folderDepthMax: 2 })
    expect(diagnostics).toMatchObject([{ code: 'SUBMISSION_TOO_DEEP', args: { file: 'a/b' } }])
  })

  test('all files together have a limit', () => {
    const folder = temporaryFolder({ 'deployment.yaml': 'x'.repeat(60), 'commands.sh': 'x'.repeat(60) })
    const submission = readSubmission(folder, wanted, { ...LIMITS, submissionBytesMax: 100 })
    expect(submission.files.map(({ path }) => path)).toEqual(['deployment.yaml'])
    expect(submission.diagnostics).toMatchObject([{ code: 'SUBMISSION_TOO_LARGE' }])
  })

  test('a link to a folder is no submission, and a path to nothing lacks everything', () => {
    const folder = temporaryFolder({ 'real/deployment.yaml': '', link: { link: 'real' } })
    expect(readSubmission(join(folder, 'link'), wanted, LIMITS).diagnostics).toMatchObject([
      { code: 'SUBMISSION_SYMLINK' },
    ])
    expect(readSubmission(join(folder, 'none'), wanted, LIMITS).diagnostics).toMatchObject([
      { code: 'SUBMISSION_FILE_MISSING', args: { file: 'deployment.yaml, commands.sh' } },
    ])
  })
})

describe('one file', () => {
  test.each([
    { name: 'deployment.yaml', wanted, path: 'deployment.yaml' },
    { name: 'my-answer.yaml', wanted, path: 'deployment.yaml' },
    { name: 'Dockerfile.txt', wanted: want('Dockerfile'), path: 'Dockerfile' },
    { name: 'anything', wanted: want('Dockerfile', 'notes.md?'), path: 'Dockerfile' },
    { name: 'anything', wanted, path: undefined },
    { name: 'b.yaml', wanted: want('a.yaml', 'c.yaml'), path: undefined },
  ])('$name stands for $path', ({ name, wanted: files, path }) => {
    const folder = temporaryFolder({ [name]: 'x' })
    const submission = readSubmission(join(folder, name), files, LIMITS)
    expect(submission.files.map((file) => file.path)).toEqual(path === undefined ? [] : [path])
    const unclear = submission.diagnostics.some(({ code }) => code === 'SUBMISSION_FILE_UNCLEAR')
    expect(unclear).toBe(path === undefined)
  })
})

describe('readAllFiles', () => {
  test('reads a folder or a file, links left out and said so', () => {
    const folder = temporaryFolder({ 'a.yaml': '1', 'b/c.yaml': '2', 'd.yaml': { link: 'a.yaml' } })
    const all = readAllFiles(folder, LIMITS)
    expect(all.files.map(({ path }) => path)).toEqual(['a.yaml', 'b/c.yaml'])
    expect(all.diagnostics).toMatchObject([{ code: 'SUBMISSION_SYMLINK', args: { file: 'd.yaml' } }])
    expect(readAllFiles(join(folder, 'b/c.yaml'), LIMITS).files).toEqual([
      { path: 'c.yaml', text: '2', executable: false },
    ])
  })
})
