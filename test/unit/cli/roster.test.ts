import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Console } from '../../../src/cli/console.ts'
import { readRoster } from '../../../src/cli/roster.ts'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'kubegrade-roster-'))
})
afterAll(() => rmSync(cwd, { recursive: true }))

function rosterOf(content: string | Uint8Array) {
  writeFileSync(join(cwd, 'roster.csv'), content)
  const silent: Console = { cwd, env: {}, columns: 80, outIsTerminal: false, out: () => {}, complain: () => {} }
  return readRoster('roster.csv', silent)
}

describe('a roster', () => {
  test.each([
    {
      name: 'of Classroom 50',
      text: 'username,first_name,last_name,email,section,github_id\nkim-1,Min,Kim,k@x.kr,A,7\n',
      learners: [{ id: 'kim-1', name: 'Min Kim', email: 'k@x.kr', section: 'A' }],
    },
    {
      name: 'of GitHub Classroom, whose identifier is the school’s',
      text: 'identifier,github_username,github_id,name\n2023-1,octo-cat,5,\n',
      learners: [{ id: 'octo-cat' }],
    },
    {
      name: 'that is a gradebook of Canvas',
      text: 'Student,ID,SIS Login ID,Section,X (1)\n    Points Possible,,,,10\n"Kim, Min",4711,kim,A,\n',
      learners: [{ id: '4711', name: 'Kim, Min', section: 'A' }],
    },
    {
      name: 'that is a worksheet of Moodle, with its user names beside',
      text: '\uFEFFIdentifier,Full name,Username,Email address\r\nParticipant 123,Kim Min,kim,k@x.kr\r\n',
      learners: [{ id: '123', name: 'Kim Min', email: 'k@x.kr' }],
    },
    {
      name: 'that is a list of Moodle’s participants',
      text: 'First name,Last name,ID number,Email address\nMin,Kim,2023-1,k@x.kr\n',
      learners: [{ id: '2023-1', name: 'Min Kim', email: 'k@x.kr' }],
    },
    {
      name: 'as Excel writes it where a comma is in numbers',
      text: '\uFEFFUsername;Name\r\nkim;"Kim; Min"\r\n',
      learners: [{ id: 'kim', name: 'Kim; Min' }],
    },
    {
      name: 'in Korean, a learner without a number left out, names decomposed',
      text: `${'학번,이름,이메일,분반'.normalize('NFD')}\n20231234,김민수,k@x.kr,1반\n,이영희,,\n`,
      learners: [{ id: '20231234', name: '김민수', email: 'k@x.kr', section: '1반' }],
    },
  ])('$name', ({ text, learners }) => {
    expect(rosterOf(text).learners).toEqual(learners)
  })

  test('of two rows with one id the last counts, which is said with both places', () => {
    const { learners, diagnostics, file } = rosterOf('name,username\nKim,kim\nLee,lee\n"Kim, Min",Kim\n')
    expect(learners).toEqual([
      { id: 'Kim', name: 'Kim, Min' },
      { id: 'lee', name: 'Lee' },
    ])
    expect(diagnostics.map(({ code, range }) => [code, range?.start])).toEqual([
      ['ROSTER_TWICE', { line: 4, column: 12 }],
    ])
    expect(diagnostics[0]?.related?.map(({ range }) => range.start)).toEqual([{ line: 2, column: 5 }])
    expect(file.path).toBe('roster.csv')
  })

  test.each([
    { name: 'a login not known yet', text: 'username,name\nkim,Kim\n,Lee\n', told: [['ROSTER_ID_MISSING', 3]] },
    { name: 'lines without anybody', text: 'username,name\nkim,Kim\n\n,\n', told: [] },
    {
      name: 'what Canvas says of its columns',
      text: 'Student,ID,SIS Login ID\n    Points Possible,,\n"Kim, Min",4711,kim\n',
      told: [],
    },
  ])('names whom it leaves out: $name', ({ text, told }) => {
    expect(rosterOf(text).diagnostics.map(({ code, range }) => [code, range?.start.line])).toEqual(told)
  })

  test.each([
    { name: 'nothing', content: '', code: 'USAGE_ROSTER_EMPTY' },
    { name: 'a header alone', content: 'username,name\n', code: 'USAGE_ROSTER_EMPTY' },
    { name: 'names without a header', content: '김민수\n이영희\n', code: 'USAGE_ROSTER_COLUMN' },
    { name: 'CP949', content: Buffer.from('username\n\u00B1\u00E8\n', 'latin1'), code: 'USAGE_CSV_ENCODING' },
    { name: 'UTF-16', content: Buffer.from('\uFEFFusername\nkim\n', 'utf16le'), code: 'USAGE_CSV_ENCODING' },
  ])('is refused: $name', ({ content, code }) => {
    expect(() => rosterOf(content)).toThrow(expect.objectContaining({ code }))
  })
})
