import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { readWork } from '../../../src/edge/read-work.ts'
import { openZip } from '../../../src/edge/zip.ts'
import { ASKED, codesOf } from './asked.ts'
import { writeZip, zipBytes } from './archives.ts'
import { folderOfTests, writeContents } from './temporary-folder.ts'

const LINK_MODE = 0o120777

const root = folderOfTests()

const filesOpen = (): number => readdirSync('/dev/fd').length

describe('the work of one learner', () => {
  test('is found in a folder that was wrapped around it, or in an archive, or in an archive in the folder', async () => {
    writeContents(join(root.path, 'plain'), { 'deployment.yaml': 'a: 1\n' })
    writeContents(join(root.path, 'wrapped'), { 'my answer/deployment.yaml': 'a: 1\n', 'my answer/notes.txt': '' })
    writeContents(join(root.path, 'zipped'), { 'answer.zip': await zipBytes({ 'inside/deployment.yaml': 'a: 1\n' }) })
    await writeZip(join(root.path, 'alone.zip'), {
      'alone/deployment.yaml': 'a: 1\n',
      '__MACOSX/alone/._deployment.yaml': 'x',
    })
    const places = [
      { folder: 'plain' },
      { folder: 'wrapped' },
      { folder: 'zipped' },
      { archive: 'alone.zip', folder: '' },
    ]
    for (const place of places) {
      const read = await readWork({ folder: root.path }, place, ASKED, LIMITS)
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
    writeContents(join(root.path, name), files)
    await writeZip(join(root.path, `${name}.zip`), files)
    for (const place of [{ folder: name }, { archive: `${name}.zip`, folder: '' }]) {
      const { submission, isEmpty } = await readWork({ folder: root.path }, place, ASKED, LIMITS)
      expect([submission.files[0]?.text, isEmpty]).toEqual([text, text === undefined])
    }
  })

  test('is nobody knows what in an archive that cannot be read: no file of it is missing', async () => {
    writeFileSync(join(root.path, 'broken.zip'), 'no archive')
    const read = await readWork({ folder: root.path }, { archive: 'broken.zip', folder: '' }, ASKED, LIMITS)
    expect(codesOf(read)).toEqual(['SUBMISSION_ARCHIVE_UNREADABLE'])
    expect(read.isEmpty).toBe(false)
  })

  test('is looked for as deep in an archive as in a folder', async () => {
    const contents = { 'deep/a/b/deployment.yaml': '', 'deep/a/b/c/deployment.yaml': '', 'deep/a/b/c/notes.txt': '' }
    writeContents(root.path, contents)
    const zip = await openZip(await writeZip(join(root.path, 'deep.zip'), contents), LIMITS)
    const limits = { ...LIMITS, folderDepthMax: 2 }
    const reads = [
      await readWork({ folder: root.path }, { folder: 'deep' }, ASKED, limits),
      await readWork({ zip }, { folder: 'deep' }, ASKED, limits),
    ]
    zip.close()
    for (const { submission } of reads) {
      expect(submission.files.map(({ path }) => path)).toEqual(['deployment.yaml'])
      expect(submission.diagnostics).toMatchObject([{ code: 'SUBMISSION_TOO_DEEP', args: { file: 'a/b' } }])
    }
  })

  test('is the same to its digest wherever it was found', async () => {
    const plain = await readWork({ folder: root.path }, { folder: 'plain' }, ASKED, LIMITS)
    const zipped = await readWork({ folder: root.path }, { archive: 'alone.zip', folder: '' }, ASKED, LIMITS)
    expect(plain.digest).toBe(zipped.digest)
  })

  test('is nothing where nothing lies', async () => {
    mkdirSync(join(root.path, 'empty'))
    expect(await readWork({ folder: root.path }, { folder: 'empty' }, ASKED, LIMITS)).toMatchObject({ isEmpty: true })
    expect(await readWork({ folder: root.path }, { folder: 'plain' }, ASKED, LIMITS)).toMatchObject({ isEmpty: false })
  })

  test('is let go of again, however often it was read', async () => {
    const before = filesOpen()
    for (let times = 0; times < 20; times += 1) {
      await readWork({ folder: root.path }, { archive: 'alone.zip', folder: '' }, ASKED, LIMITS)
      await readWork({ folder: root.path }, { folder: 'zipped' }, ASKED, LIMITS)
    }
    await new Promise((wake) => setTimeout(wake, 100))
    expect(filesOpen()).toBeLessThan(before + 5)
  })

  test('is never read through a link', async () => {
    symlinkSync(join(root.path, 'plain'), join(root.path, 'neighbour'))
    mkdirSync(join(root.path, 'sly'))
    symlinkSync(join(root.path, 'plain', 'deployment.yaml'), join(root.path, 'sly', 'deployment.yaml'))
    await writeZip(join(root.path, 'link.zip'), { 'deployment.yaml': '/etc/passwd' }, LINK_MODE)
    const places = [{ folder: 'neighbour' }, { folder: 'sly' }, { archive: 'link.zip', folder: '' }]
    for (const place of places) {
      const read = await readWork({ folder: root.path }, place, ASKED, LIMITS)
      expect(read.submission.files).toEqual([])
      expect(codesOf(read)).toContain('SUBMISSION_SYMLINK')
    }
  })
})
