import { describe, expect, test } from 'vitest'
import type { BatchExercise, BatchResults } from '../../../../src/domain/batch.ts'
import type { GradebookName } from '../../../../src/domain/gradebook.ts'
import { readCsv } from '../../../../src/formats/csv/read.ts'
import { fillGradebook } from '../../../../src/report/gradebook/fill.ts'
import type { WantedColumns } from '../../../../src/report/gradebook/columns.ts'
import { classOf, resultWith } from '../../batch/class.ts'

const EXERCISE: BatchExercise = {
  id: 'exercise-3',
  title: { en: 'Roll back a bad release', ko: '잘못된 릴리스 되돌리기' },
  digest: 'as it was',
  maxPoints: 20,
  checks: [
    { id: 'rollback/start', title: { en: 'it starts' }, maxPoints: 12, hidden: false, reveal: 'full' },
    { id: 'rollback/image', title: { en: 'the image' }, maxPoints: 6, hidden: false, reveal: 'verdict' },
    { id: 'rollback/secret', title: { en: 'what nobody may know' }, maxPoints: 2, hidden: true, reveal: 'full' },
  ],
}
const REASON = { code: 'TARGET_MISSING', args: { target: 'deployment/<script>=1' } } as const
const CLASS: BatchResults = classOf(
  [
    resultWith('alice', 12, {
      final: 11,
      checks: [
        { id: 'rollback/start', verdict: 'passed', points: 12 },
        { id: 'rollback/image', verdict: 'failed', points: 0, reason: REASON },
        { id: 'rollback/secret', verdict: 'failed', points: 0, reason: REASON },
      ],
    }),
    resultWith('bob', 0, { checks: [{ id: 'rollback/start', verdict: 'failed', points: 0, reason: REASON }] }),
    resultWith('carol', null, { status: 'missing' }),
    resultWith('dave', 20),
  ],
  {
    exercises: [EXERCISE],
    learners: [
      { id: 'alice', email: 'alice@example.org' },
      { id: 'bob', email: 'Bob@Example.org' },
      { id: 'carol', email: 'carol@example.org' },
      { id: 'dave', email: 'dave@example.org' },
    ],
  },
)

const CANVAS = [
  '\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Roll back a bad release (4711),Essay (4712),Current Score',
  ',,,,,Manual Posting,,',
  '    Points Possible,,,,,20,5,(read only)',
  '"Kim, Alice",101,s1,alice,"Lab 1 and Lab 2",,5,99.50',
  'Lee Bob,102,s2,BOB,Lab 1,"17",,',
  'Park Carol,103,s3,carol,Lab 1,3,,',
  '"Student, Test",104,,,Lab 1,,,',
  '',
].join('\r\n')

const MOODLE = [
  'First name,Last name,ID number,Email address,Assignment: Exercise-3 (Real),Assignment: Exercise-3 (Percentage),Assignment: Exercise-3 (Feedback),Last downloaded from this course',
  'Alice,Kim,,alice@example.org,-,-,,1767225600',
  'Bob,Lee,,bob@example.org,3.00,"15.00 %","<p>was here</p>",1767225600',
  'Carol,Park,,carol@example.org,2.00,-,"<p>by hand</p>",1767225600',
  '',
].join('\n')

const WORKSHEET = [
  'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (grade)","Feedback comments"',
  '"Participant 1","Alice Kim",alice@example.org,"Submitted for grading",,20.00,Yes,-,',
  '"Participant 2","Bob Lee",bob@example.org,"Submitted for grading",,20.00,Yes,-,old',
  '"Participant 3","Carol Park",carol@example.org,-,,20.00,Yes,-,kept',
  '"Participant 4","Dave Oh",dave@example.org,-,20.00,20.00,No,-,kept',
  '',
].join('\n')

const BRIGHTSPACE = [
  'OrgDefinedId,Username,Last Name,exercise-3 Points Grade <Numeric MaxPoints:20 Weight:10>,End-of-Line Indicator',
  '#1,#alice,Kim,,#',
  '#2,#bob,Lee,3,#',
  '#3,#carol,Park,,#',
  '',
].join('\n')

const fill = (platform: GradebookName, text: string, wanted: WantedColumns = {}, results = CLASS) =>
  fillGradebook({ results, exercise: EXERCISE, platform, text, wanted, language: 'en' })

function filled(platform: GradebookName, text: string, wanted: WantedColumns = {}, results = CLASS) {
  const done = fill(platform, text, wanted, results)
  if (!done.ok) throw new Error(`${done.problem.code} ${JSON.stringify(done.problem.args)}`)
  return done
}

/** What a platform would read: rows by header. */
function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const read = readCsv(text)
  if (!read.ok) throw new Error(read.problem)
  return read.table.rows
}

describe('a filled gradebook is read back', () => {
  test.each([
    {
      platform: 'canvas',
      text: CANVAS,
      id: 'SIS Login ID',
      column: 'Roll back a bad release (4711)',
      want: ['', '', '11', '0', '3', ''],
      key: ['', '', 'alice', 'BOB', 'carol', ''],
    },
    {
      platform: 'moodle',
      text: MOODLE,
      id: 'First name',
      column: 'Assignment: Exercise-3 (Real)',
      want: ['11', '0', '2.00'],
      key: ['Alice', 'Bob', 'Carol'],
    },
    {
      platform: 'moodle-worksheet',
      text: WORKSHEET,
      id: 'Identifier',
      column: 'Grade',
      want: ['11', '0', '', '20.00'],
      key: ['Participant 1', 'Participant 2', 'Participant 3', 'Participant 4'],
    },
    {
      platform: 'brightspace',
      text: BRIGHTSPACE,
      id: 'Username',
      column: 'exercise-3 Points Grade <Numeric MaxPoints:20 Weight:10>',
      want: ['11', '0', ''],
      key: ['#alice', '#bob', '#carol'],
    },
  ] as const)('$platform', ({ platform, text, id, column, want, key }) => {
    const { text: out } = filled(platform, text)
    const own = rowsOf(out).filter((row) => row['Student']?.trim() !== 'Points Possible')
    expect(own.map((row) => row[id]?.trim())).toEqual(platform === 'canvas' ? key.slice(1) : key)
    expect(own.map((row) => row[column])).toEqual(platform === 'canvas' ? ['Manual Posting', ...want.slice(2)] : want)
  })
})

test('a worksheet of a Moodle in another language is filled where its columns are named', () => {
  const one = classOf([resultWith('1', 20)], { exercises: [EXERCISE], learners: [{ id: '1' }] })
  const wanted = { grade: '성적', match: '식별자', feedback: '피드백' }
  const { text } = filled('moodle-worksheet', '식별자,성명,성적,피드백\n참여자 1,김,,\n참여자 11,이,,\n', wanted, one)
  expect(text).toMatch(/^식별자,성명,성적,피드백\n참여자 1,김,20,[^\n]*20 \/ 20[^\n]*\n참여자 11,이,,\n$/)
})

describe('what was not filled', () => {
  test.each([
    {
      platform: 'canvas',
      text: CANVAS,
      cells: ['"17"', 'alice,"Lab 1 and Lab 2",'],
      by: ['"0"', 'alice,"Lab 1 and Lab 2",11'],
    },
    { platform: 'brightspace', text: BRIGHTSPACE, cells: ['Lee,3', 'Kim,'], by: ['Lee,0', 'Kim,11'] },
  ] as const)('stays as it was, byte for byte, in $platform', ({ platform, text, cells, by }) => {
    const want = cells.reduce((changed, cell, index) => changed.replace(cell, by[index] ?? ''), text)
    expect(filled(platform, text).text).toBe(want)
  })

  test('keeps its grade and its feedback in Moodle, because one without the other would wipe it', () => {
    const [, , carol] = rowsOf(filled('moodle', MOODLE).text)
    expect(carol).toMatchObject({
      'Assignment: Exercise-3 (Real)': '2.00',
      'Assignment: Exercise-3 (Feedback)': '<p>by hand</p>',
    })
  })

  test('is named, with the reason', () => {
    expect(filled('canvas', CANVAS).notes).toEqual([
      { code: 'CLI_GRADEBOOK_ABSENT', args: { count: 1, learners: 'dave' } },
      { code: 'CLI_GRADEBOOK_BLANK', args: { count: 1, learners: 'carol' } },
    ])
    expect(filled('moodle-worksheet', WORKSHEET).notes).toEqual([
      { code: 'CLI_GRADEBOOK_LOCKED', args: { count: 1, learners: 'dave' } },
      { code: 'CLI_GRADEBOOK_BLANK', args: { count: 1, learners: 'carol' } },
    ])
  })

  test('is what two rows, or two learners, claim; a name as it is written wins over another case of it', () => {
    const twice = `${BRIGHTSPACE}#9,alice,Kim,,#\n`
    expect(filled('brightspace', twice).notes[0]).toEqual({
      code: 'CLI_GRADEBOOK_ABSENT',
      args: { count: 1, learners: 'dave' },
    })
    expect(filled('brightspace', twice).notes[1]).toEqual({
      code: 'CLI_GRADEBOOK_UNCLEAR',
      args: { count: 1, learners: 'alice' },
    })
    const cased = classOf([resultWith('alice', 5), resultWith('Alice', 6)], { exercises: [EXERCISE] })
    const { text, notes } = filled('brightspace', BRIGHTSPACE, {}, cased)
    expect(text).toContain('#1,#alice,Kim,5,#')
    expect(notes).toEqual([{ code: 'CLI_GRADEBOOK_UNCLEAR', args: { count: 1, learners: 'Alice' } }])
  })

  test.each(['EX', 'ex', '"EX"', ' EX '])('is who is excused in Canvas: %s', (cell) => {
    const excused = CANVAS.replace('"17"', cell)
    const { text, notes, filled: count } = filled('canvas', excused)
    expect(text.split('\n').filter((line) => line.includes('BOB'))).toEqual(
      excused.split('\n').filter((line) => line.includes('BOB')),
    )
    expect(notes).toContainEqual({ code: 'CLI_GRADEBOOK_EXCUSED', args: { count: 1, learners: 'bob' } })
    expect(count).toBe(1)
  })

  test('is a row that ends before the column', () => {
    expect(filled('brightspace', BRIGHTSPACE.replace('#1,#alice,Kim,,#', '#1,#alice')).notes).toContainEqual({
      code: 'CLI_GRADEBOOK_ROW_SHORT',
      args: { count: 1, learners: 'alice' },
    })
  })
})

describe('feedback', () => {
  const [alice, bob] = rowsOf(filled('moodle', MOODLE).text).map((row) => row['Assignment: Exercise-3 (Feedback)'])

  test('goes with every grade, and keeps what the author hides', () => {
    expect(alice).toBe('11 / 20 points · passed 12/12 it starts · failed 0/6 the image · 1 hidden check, 0 passed')
  })

  test('gives the reason on one line without anything that HTML would take for an element', () => {
    expect(bob).toMatch(/^0 \/ 20 points · failed 0\/12 it starts – .*‹script›/)
    expect(bob).not.toMatch(/[<>\n]/)
  })

  test('is asked for where Moodle has none', () => {
    expect(fill('moodle', MOODLE.replace('(Feedback)', '(Notes)'))).toMatchObject({
      ok: false,
      problem: { code: 'USAGE_GRADEBOOK_FEEDBACK' },
    })
    expect(
      filled('moodle', MOODLE.replace('(Feedback)', '(피드백)'), { feedback: 'Assignment: Exercise-3 (피드백)' })
        .filled,
    ).toBe(2)
  })
})

describe('the column', () => {
  const twice = CANVAS.replace('Essay', 'exercise-3')

  test.each([
    { name: 'is named as in the file', wanted: { grade: 'Essay (4712)' }, column: 'Essay (4712)' },
    { name: 'is named without its number', wanted: { grade: 'Essay' }, column: 'Essay (4712)' },
    { name: 'is called like the exercise', wanted: {}, column: 'Roll back a bad release (4711)' },
  ])('$name', ({ wanted, column }) => {
    expect(filled('canvas', CANVAS, wanted).column).toBe(column)
  })

  test.each([
    { name: 'is not there', text: CANVAS, wanted: { grade: 'Quiz' }, code: 'USAGE_GRADEBOOK_COLUMN' },
    { name: 'is one of two', text: twice, wanted: {}, code: 'USAGE_GRADEBOOK_UNCLEAR' },
    { name: 'is that of another platform', text: MOODLE, wanted: {}, code: 'USAGE_GRADEBOOK_IDENTIFIER' },
    { name: 'is in no file', text: '', wanted: {}, code: 'USAGE_GRADEBOOK_IDENTIFIER' },
    { name: 'to match is not there', text: CANVAS, wanted: { match: 'No' }, code: 'USAGE_GRADEBOOK_IDENTIFIER' },
  ])('is refused where it $name', ({ text, wanted, code }) => {
    expect(fill('canvas', text, wanted)).toMatchObject({ ok: false, problem: { code } })
  })

  test.each([
    { platform: 'canvas', text: CANVAS.replace(',20,5,', ',10,5,'), maximum: 10 },
    { platform: 'canvas', text: CANVAS.replace(',20,5,', ',"10,5",5,'), maximum: 10.5 },
    { platform: 'moodle-worksheet', text: WORKSHEET.replaceAll('20.00,Yes', '100.00,Yes'), maximum: 100 },
    { platform: 'brightspace', text: BRIGHTSPACE.replace('MaxPoints:20', 'MaxPoints:12.5'), maximum: 12.5 },
  ] as const)(
    'of $platform that counts otherwise is filled as it is, and that is said',
    ({ platform, text, maximum }) => {
      const { notes } = filled(platform, text)
      expect(notes.at(-1)).toMatchObject({ code: 'CLI_GRADEBOOK_OTHER_MAXIMUM', args: { maximum, points: 20 } })
    },
  )
})
