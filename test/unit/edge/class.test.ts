import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { LIMITS } from '../../../src/domain/limits.ts'
import type { ClassFolder } from '../../../src/batch/class-folder.ts'
import { listClassArchive, listClassFolder } from '../../../src/edge/class-folder.ts'
import { readWork } from '../../../src/edge/read-work.ts'
import { openReportCache } from '../../../src/edge/report-cache.ts'
import { openZip, ZipError } from '../../../src/edge/zip.ts'
import type { Report } from '../../../src/domain/report.ts'

const WANTED = [
  { path: 'deployment.yaml', optional: false },
  { path: 'commands.sh', optional: true },
]
const ASKED = {
  exercise: 'exercise-3',
  course: ['exercise-1', 'exercise-3', 'exercise-13'],
  wanted: WANTED,
  given: [],
}
const LINK_MODE = 0o120777

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kubegrade-class-'))
})
afterAll(() => rmSync(root, { recursive: true }))

async function zipOf(name: string, files: Readonly<Record<string, string | Buffer>>, mode?: number): Promise<string> {
  const zip = new ZipFile()
  for (const [path, text] of Object.entries(files))
    zip.addBuffer(Buffer.from(text), path, mode === undefined ? {} : { mode })
  zip.end()
  const place = join(root, name)
  await pipeline(zip.outputStream, createWriteStream(place))
  return place
}

async function bytesOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function folderWith(name: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, text] of Object.entries(files)) {
    const place = join(root, name, path)
    mkdirSync(join(place, '..'), { recursive: true })
    writeFileSync(place, text)
  }
}

const codesOf = ({ submission }: Awaited<ReturnType<typeof readWork>>): readonly string[] =>
  submission.diagnostics.map(({ code }) => code)

const filesOpen = (): number => readdirSync('/dev/fd').length

describe('the work of one learner', () => {
  test('is found in a folder that was wrapped around it, or in an archive, or in an archive in the folder', async () => {
    folderWith('plain', { 'deployment.yaml': 'a: 1\n' })
    folderWith('wrapped', { 'my answer/deployment.yaml': 'a: 1\n', 'my answer/notes.txt': '' })
    folderWith('zipped', { 'answer.zip': await bytesOf({ 'inside/deployment.yaml': 'a: 1\n' }) })
    await zipOf('alone.zip', { 'alone/deployment.yaml': 'a: 1\n', '__MACOSX/alone/._deployment.yaml': 'x' })
    const places = [
      { folder: 'plain' },
      { folder: 'wrapped' },
      { folder: 'zipped' },
      { archive: 'alone.zip', folder: '' },
    ]
    for (const place of places) {
      const read = await readWork({ folder: root }, place, ASKED, LIMITS)
      expect(read.submission.files).toEqual([{ path: 'deployment.yaml', text: 'a: 1\n', executable: false }])
    }
  })

  test.each([
    {
      name: 'beside another in an archive',
      files: { 'exercise-1/deployment.yaml': 'b', 'exercise-3/deployment.yaml': 'a' },
      text: 'a',
    },
    {
      name: 'in a wrapped folder',
      files: { 'kim/Exercise 3/deployment.yaml': 'a', 'kim/exercise-13/deployment.yaml': 'b' },
      text: 'a',
    },
    {
      name: 'beside one of another name',
      files: { 'excercise-3/deployment.yaml': 'a', 'ex1/deployment.yaml': 'b' },
      text: 'a',
    },
    {
      name: 'in the place itself, beside folders of others',
      files: { 'deployment.yaml': 'a', 'exercise-1/deployment.yaml': 'b' },
      text: 'a',
    },
    {
      name: 'in a folder of any name',
      files: { 'answer/deployment.yaml': 'a', 'exercise-1/deployment.yaml': 'b' },
      text: 'a',
    },
    {
      name: 'nowhere',
      files: { 'exercise-1/deployment.yaml': 'b', 'exercise-13/deployment.yaml': 'c' },
      text: undefined,
    },
  ])('is that for the exercise, and no other: $name', async ({ name, files, text }) => {
    folderWith(name, files)
    await zipOf(`${name}.zip`, files)
    for (const place of [{ folder: name }, { archive: `${name}.zip`, folder: '' }]) {
      const { submission, isEmpty } = await readWork({ folder: root }, place, ASKED, LIMITS)
      expect([submission.files[0]?.text, isEmpty]).toEqual([text, text === undefined])
    }
  })

  test('is nobody knows what in an archive that cannot be read: no file of it is missing', async () => {
    writeFileSync(join(root, 'broken.zip'), 'no archive')
    const read = await readWork({ folder: root }, { archive: 'broken.zip', folder: '' }, ASKED, LIMITS)
    expect(codesOf(read)).toEqual(['SUBMISSION_ARCHIVE_UNREADABLE'])
    expect(read.isEmpty).toBe(false)
  })

  test('is the same to its digest wherever it was found', async () => {
    const plain = await readWork({ folder: root }, { folder: 'plain' }, ASKED, LIMITS)
    const zipped = await readWork({ folder: root }, { archive: 'alone.zip', folder: '' }, ASKED, LIMITS)
    expect(plain.digest).toBe(zipped.digest)
  })

  test('is nothing where nothing lies', async () => {
    mkdirSync(join(root, 'empty'))
    expect(await readWork({ folder: root }, { folder: 'empty' }, ASKED, LIMITS)).toMatchObject({ isEmpty: true })
    expect(await readWork({ folder: root }, { folder: 'plain' }, ASKED, LIMITS)).toMatchObject({ isEmpty: false })
  })

  test('is let go of again, however often it was read', async () => {
    const before = filesOpen()
    for (let times = 0; times < 20; times += 1) {
      await readWork({ folder: root }, { archive: 'alone.zip', folder: '' }, ASKED, LIMITS)
      await readWork({ folder: root }, { folder: 'zipped' }, ASKED, LIMITS)
    }
    await new Promise((wake) => setTimeout(wake, 100))
    expect(filesOpen()).toBeLessThan(before + 5)
  })

  test('is never read through a link', async () => {
    symlinkSync(join(root, 'plain'), join(root, 'neighbour'))
    mkdirSync(join(root, 'sly'))
    symlinkSync(join(root, 'plain', 'deployment.yaml'), join(root, 'sly', 'deployment.yaml'))
    await zipOf('link.zip', { 'deployment.yaml': '/etc/passwd' }, LINK_MODE)
    const places = [{ folder: 'neighbour' }, { folder: 'sly' }, { archive: 'link.zip', folder: '' }]
    for (const place of places) {
      const read = await readWork({ folder: root }, place, ASKED, LIMITS)
      expect(read.submission.files).toEqual([])
      expect(codesOf(read)).toContain('SUBMISSION_SYMLINK')
    }
  })
})

describe('an archive', () => {
  test('that expands beyond all measure is refused before anything is read', async () => {
    const bomb = await zipOf('bomb.zip', { 'deployment.yaml': Buffer.alloc(20_000_000) })
    await expect(openZip(bomb, LIMITS)).rejects.toThrow(ZipError)
    const read = await readWork({ folder: root }, { archive: 'bomb.zip', folder: '' }, ASKED, LIMITS)
    expect(codesOf(read)).toEqual(['SUBMISSION_ARCHIVE_UNREADABLE'])
  })

  test('whose names lead out of it is refused', async () => {
    const honest = await bytesOf({ 'aaaaaaaaaaaaaa.yaml': 'a: 1\n' })
    const slip = Buffer.from(
      honest.toString('latin1').replaceAll('aaaaaaaaaaaaaa.yaml', '../../../../x.yaml '.slice(0, 19)),
      'latin1',
    )
    await expect(openZip(slip, LIMITS)).rejects.toThrow(/relative path/)
  })

  test.each([
    { name: 'back', by: '..\\..\\..\\..\\x.yaml  ', says: /relative path/ },
    { name: 'to a drive', by: 'c:\\windows\\x.yaml   ', says: /absolute path/ },
    { name: 'to a machine', by: '\\\\host\\aaaaa\\x.yaml', says: /absolute path/ },
  ])('whose names lead out of it by backslashes, $name, is refused', async ({ by, says }) => {
    const honest = await bytesOf({ 'aaaaaaaaaaaaaa.yaml': 'a: 1\n' })
    const text = honest.toString('latin1').replaceAll('aaaaaaaaaaaaaa.yaml', by.slice(0, 19))
    await expect(openZip(Buffer.from(text, 'latin1'), LIMITS)).rejects.toThrow(says)
  })

  test.each([
    { name: 'UTF-8, unsaid, as on macOS', bytes: Buffer.from('김철수') },
    { name: 'UTF-8, unsaid and decomposed', bytes: Buffer.from('김철수'.normalize('NFD')) },
    { name: 'UTF-8 that could be Hangul of CP949', bytes: Buffer.from('José'), reads: 'José' },
    { name: 'CP949, as on a Korean Windows', bytes: Buffer.from([0xb1, 0xe8, 0xc3, 0xb6, 0xbc, 0xf6]) },
    { name: 'CP437, as the specification has it', bytes: Buffer.from('Andr\x82', 'latin1'), reads: 'André' },
  ])('has names in $name, with backslashes between folders', async ({ bytes, reads = '김철수' }) => {
    const stand = 'x'.repeat(bytes.length)
    const honest = await bytesOf({ [`${stand}/deployment.yaml`]: 'a: 1\n' })
    const text = honest.toString('latin1').replaceAll(`${stand}/`, `${bytes.toString('latin1')}\\`)
    const sly = Buffer.from(text, 'latin1')
    sly.writeUInt16LE(0, sly.indexOf('PK\u0003\u0004', 0, 'latin1') + 6)
    sly.writeUInt16LE(0, sly.indexOf('PK\u0001\u0002', 0, 'latin1') + 8)
    const zip = await openZip(sly, LIMITS)
    expect(zip.entries.map(({ path }) => path.normalize('NFC'))).toEqual([`${reads}/deployment.yaml`])
    zip.close()
  })

  test.each([
    { name: 'no archive at all', bytes: Buffer.from('hello') },
    { name: 'nothing', bytes: Buffer.alloc(0) },
    { name: 'an archive without its end', bytes: Buffer.from('PK\u0003\u0004'.repeat(100)) },
  ])('that is $name is refused in words without a path', async ({ bytes }) => {
    writeFileSync(join(root, 'broken.zip'), bytes)
    const problem = await openZip(join(root, 'broken.zip'), LIMITS).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(ZipError)
    expect((problem as ZipError).reason).not.toContain(root)
  })

  test('with too many files is refused', async () => {
    const path = await zipOf('many.zip', { a: '', b: '', c: '' })
    await expect(openZip(path, { ...LIMITS, archiveEntriesMax: 2 })).rejects.toThrow('more than 2 files')
  })
})

const withoutTimes = ({ entries }: ClassFolder) => entries.map(({ name, kind, folders }) => ({ name, kind, folders }))

describe('what lies in a class', () => {
  test('is the same in a folder and in an archive of it, a folder around everything looked through', async () => {
    folderWith('class/alice', { 'exercise-3/deployment.yaml': '' })
    folderWith('class/bob', { 'deployment.yaml': '' })
    const zip = await openZip(
      await zipOf('class.zip', { 'class/alice/exercise-3/deployment.yaml': '', 'class/bob/deployment.yaml': '' }),
      LIMITS,
    )
    const { folder, wrapper } = listClassArchive(zip, 'class.zip')
    zip.close()
    expect(wrapper).toBe('class/')
    const unpacked = listClassFolder(join(root, 'class'))
    expect(withoutTimes(folder)).toEqual(unpacked.entries)
    expect(folder.entries.map(({ changedAtMs }) => typeof changedAtMs)).toEqual(['number', 'number'])
  })

  test('is not what systems leave behind, in a folder or an archive', async () => {
    const left = { '__MACOSX/class/._x': '', '.DS_Store': '', 'Thumbs.db': '', 'class/desktop.ini': '' }
    folderWith('left', { ...left, 'class/alice/deployment.yaml': '', 'class/__MACOSX/y': '' })
    expect(listClassFolder(join(root, 'left')).entries.map(({ name }) => name)).toEqual(['class'])
    const inside = listClassFolder(join(root, 'left/class')).entries
    expect(inside.map(({ name }) => name)).toEqual(['alice'])
    const zip = await openZip(await zipOf('left.zip', { ...left, 'class/alice/deployment.yaml': '' }), LIMITS)
    const { folder, wrapper } = listClassArchive(zip, 'left.zip')
    zip.close()
    expect({ wrapper, names: folder.entries.map(({ name }) => name) }).toEqual({ wrapper: 'class/', names: ['alice'] })
  })

  test.each([
    { name: 'a clock that says no zone is read in the one that was named', forceDosTimestamp: true, hour: 14 },
    { name: 'a time in UTC is what it is', forceDosTimestamp: false, hour: 23 },
  ])('in an archive: $name', async ({ forceDosTimestamp, hour }) => {
    const shown = forceDosTimestamp ? new Date(2026, 5, 1, 23, 58) : new Date(Date.UTC(2026, 5, 1, 23, 58))
    const zip = new ZipFile()
    zip.addBuffer(Buffer.from(''), 'alice/deployment.yaml', { mtime: shown, forceDosTimestamp })
    zip.end()
    const place = join(root, `times-${hour}.zip`)
    await pipeline(zip.outputStream, createWriteStream(place))
    const opened = await openZip(place, LIMITS, 9 * 3_600_000)
    opened.close()
    expect(opened.entries.map(({ changedAtMs }) => changedAtMs)).toEqual([Date.UTC(2026, 5, 1, hour, 58)])
  })

  test('with several courses, the exercises in them too', async () => {
    folderWith('courses/alice', { 'rollouts/exercise-1/deployment.yaml': '', 'other/exercise-1/deployment.yaml': '' })
    folderWith('courses/bob', { Dockerfile: '' })
    const zip = await openZip(
      await zipOf('courses.zip', {
        'courses/alice/rollouts/exercise-1/deployment.yaml': '',
        'courses/alice/other/exercise-1/deployment.yaml': '',
        'courses/bob/Dockerfile': '',
      }),
      LIMITS,
    )
    const { folder } = listClassArchive(zip, 'courses.zip', ['rollouts'])
    zip.close()
    const listed = listClassFolder(join(root, 'courses'), ['rollouts'])
    expect(listed.entries.map(({ folders }) => folders)).toEqual([['other', 'rollouts', 'rollouts/exercise-1'], []])
    expect(withoutTimes(folder)).toEqual(withoutTimes(listed))
  })
})

const digest = (letter: string): string => letter.repeat(64)

describe('a cache of reports', () => {
  const report = { verdict: 'passed', title: { en: 'é' } } as unknown as Report

  test('gives back what was put in by an earlier run, and forgets a line that was cut off', () => {
    const folder = join(root, 'cache')
    const first = openReportCache(folder, 'key')
    first?.put(digest('a'), report)
    first?.put(digest('b'), report)
    first?.close()
    writeFileSync(join(folder, 'key.jsonl'), `${digest('c')} 900 {"verdict"`, { flag: 'a' })
    const second = openReportCache(folder, 'key')
    expect([second?.get(digest('a')), second?.get(digest('b')), second?.get(digest('c'))]).toEqual([
      report,
      report,
      undefined,
    ])
    second?.put(digest('d'), report)
    second?.close()
    const third = openReportCache(folder, 'key')
    expect(third?.get(digest('d'))).toEqual(report)
    third?.close()
  })

  test('is none where it can not be written', () => {
    writeFileSync(join(root, 'in-the-way'), '')
    expect(openReportCache(join(root, 'in-the-way'), 'key')).toBeUndefined()
  })
})
