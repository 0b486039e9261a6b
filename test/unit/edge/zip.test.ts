import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { readWork } from '../../../src/edge/read-work.ts'
import { openZip, ZipError } from '../../../src/edge/zip.ts'
import { writeZip, zipBytes } from './archives.ts'
import { ASKED, codesOf } from './asked.ts'
import { folderOfTests } from './temporary-folder.ts'

const root = folderOfTests()

describe('an archive', () => {
  test('that expands beyond all measure is refused before anything is read', async () => {
    const bomb = await writeZip(join(root.path, 'bomb.zip'), { 'deployment.yaml': Buffer.alloc(20_000_000) })
    await expect(openZip(bomb, LIMITS)).rejects.toThrow(ZipError)
    const read = await readWork({ folder: root.path }, { archive: 'bomb.zip', folder: '' }, ASKED, LIMITS)
    expect(codesOf(read)).toEqual(['SUBMISSION_ARCHIVE_UNREADABLE'])
  })

  test('whose names lead out of it is refused', async () => {
    const honest = await zipBytes({ 'aaaaaaaaaaaaaa.yaml': 'a: 1\n' })
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
    const honest = await zipBytes({ 'aaaaaaaaaaaaaa.yaml': 'a: 1\n' })
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
    const honest = await zipBytes({ [`${stand}/deployment.yaml`]: 'a: 1\n' })
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
    writeFileSync(join(root.path, 'broken.zip'), bytes)
    const problem = await openZip(join(root.path, 'broken.zip'), LIMITS).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(ZipError)
    expect((problem as ZipError).reason).not.toContain(root.path)
  })

  test('with too many files is refused', async () => {
    const path = await writeZip(join(root.path, 'many.zip'), { a: '', b: '', c: '' })
    await expect(openZip(path, { ...LIMITS, archiveEntriesMax: 2 })).rejects.toThrow('more than 2 files')
  })
})
