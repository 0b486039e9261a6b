import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/domain/report.ts'
import { openReportCache } from '../../../src/edge/report-cache.ts'
import { folderOfTests } from './temporary-folder.ts'

const root = folderOfTests()

const digest = (letter: string): string => letter.repeat(64)

describe('a cache of reports', () => {
  const report = { verdict: 'passed', title: { en: 'é' } } as unknown as Report

  test('gives back what was put in by an earlier run, and forgets a line that was cut off', () => {
    const folder = join(root.path, 'cache')
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
    writeFileSync(join(root.path, 'in-the-way'), '')
    expect(openReportCache(join(root.path, 'in-the-way'), 'key')).toBeUndefined()
  })
})
