import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { LIMITS } from '../../../src/domain/limits.ts'
import type { ClassFolder } from '../../../src/batch/class-folder.ts'
import { listClassArchive, listClassFolder } from '../../../src/edge/class-folder.ts'
import { openZip } from '../../../src/edge/zip.ts'
import { writeZip } from './archives.ts'
import { folderOfTests, writeContents } from './temporary-folder.ts'

const root = folderOfTests()

const withoutTimes = ({ entries }: ClassFolder) => entries.map(({ name, kind, folders }) => ({ name, kind, folders }))

describe('what lies in a class', () => {
  test('is the same in a folder and in an archive of it, a folder around everything looked through', async () => {
    writeContents(join(root.path, 'class/alice'), { 'exercise-3/deployment.yaml': '' })
    writeContents(join(root.path, 'class/bob'), { 'deployment.yaml': '' })
    const zip = await openZip(
      await writeZip(join(root.path, 'class.zip'), {
        'class/alice/exercise-3/deployment.yaml': '',
        'class/bob/deployment.yaml': '',
      }),
      LIMITS,
    )
    const { folder, wrapper } = listClassArchive(zip, 'class.zip')
    zip.close()
    expect(wrapper).toBe('class/')
    const unpacked = listClassFolder(join(root.path, 'class'))
    expect(withoutTimes(folder)).toEqual(unpacked.entries)
    expect(folder.entries.map(({ changedAtMs }) => typeof changedAtMs)).toEqual(['number', 'number'])
  })

  test('is also a folder in which nothing lies, as that of a learner who handed in nothing', async () => {
    const contents = { 'nothing/alice/deployment.yaml': '', 'nothing/bob/': '', 'nothing/carol/exercise-3/': '' }
    writeContents(root.path, contents)
    const zip = await openZip(await writeZip(join(root.path, 'nothing.zip'), contents), LIMITS)
    const { folder } = listClassArchive(zip, 'nothing.zip')
    zip.close()
    const unpacked = listClassFolder(join(root.path, 'nothing'))
    expect(unpacked.entries.map(({ name }) => name)).toEqual(['alice', 'bob', 'carol'])
    expect(withoutTimes(folder)).toEqual(unpacked.entries)
  })

  test('is not what systems leave behind, in a folder or an archive', async () => {
    const left = { '__MACOSX/class/._x': '', '.DS_Store': '', 'Thumbs.db': '', 'class/desktop.ini': '' }
    writeContents(join(root.path, 'left'), { ...left, 'class/alice/deployment.yaml': '', 'class/__MACOSX/y': '' })
    expect(listClassFolder(join(root.path, 'left')).entries.map(({ name }) => name)).toEqual(['class'])
    const inside = listClassFolder(join(root.path, 'left/class')).entries
    expect(inside.map(({ name }) => name)).toEqual(['alice'])
    const zip = await openZip(
      await writeZip(join(root.path, 'left.zip'), { ...left, 'class/alice/deployment.yaml': '' }),
      LIMITS,
    )
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
    const place = join(root.path, `times-${hour}.zip`)
    await pipeline(zip.outputStream, createWriteStream(place))
    const opened = await openZip(place, LIMITS, 9 * 3_600_000)
    opened.close()
    expect(opened.entries.map(({ changedAtMs }) => changedAtMs)).toEqual([Date.UTC(2026, 5, 1, hour, 58)])
  })

  test('with several courses, the exercises in them too', async () => {
    writeContents(join(root.path, 'courses/alice'), {
      'rollouts/exercise-1/deployment.yaml': '',
      'other/exercise-1/deployment.yaml': '',
    })
    writeContents(join(root.path, 'courses/bob'), { Dockerfile: '' })
    const zip = await openZip(
      await writeZip(join(root.path, 'courses.zip'), {
        'courses/alice/rollouts/exercise-1/deployment.yaml': '',
        'courses/alice/other/exercise-1/deployment.yaml': '',
        'courses/bob/Dockerfile': '',
      }),
      LIMITS,
    )
    const { folder } = listClassArchive(zip, 'courses.zip', ['rollouts'])
    zip.close()
    const listed = listClassFolder(join(root.path, 'courses'), ['rollouts'])
    expect(listed.entries.map(({ folders }) => folders)).toEqual([['other', 'rollouts', 'rollouts/exercise-1'], []])
    expect(withoutTimes(folder)).toEqual(withoutTimes(listed))
  })
})
