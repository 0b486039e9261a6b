import { describe, expect, test } from 'vitest'
import type { ClassEntry } from '../../../src/batch/class-folder.ts'
import { recogniseClass } from '../../../src/batch/recognise.ts'

const KNOWN = { exercises: ['exercise-3'], learners: [] as string[], files: ['deployment.yaml', 'commands.sh'] }

const entry = (name: string, kind: ClassEntry['kind'] = 'folder', changedAtMs = 0): ClassEntry => ({
  name,
  kind,
  changedAtMs,
  folders: [],
})

const idsIn = (name: string, entries: readonly ClassEntry[], learners: readonly string[] = []) => {
  const found = recogniseClass({ name, entries }, { ...KNOWN, learners })
  return { layout: found?.layout, learners: found?.work.map(({ learner }) => learner.id) }
}

describe('a class folder', () => {
  test.each([
    {
      name: 'a folder or an archive for each learner',
      folder: 'submissions',
      entries: [entry('alice'), entry('bob.zip', 'file'), entry('notes.txt', 'file')],
      expected: { layout: 'learners', learners: ['alice', 'bob'] },
    },
    {
      name: 'repositories of Classroom 50, whose logins have hyphens',
      folder: 'cs-principles-exercise-3_submissions_2026_06_01_T_14_32_05',
      entries: [entry('cs-principles-exercise-3-mary-jane'), entry('scores.csv', 'file')],
      expected: { layout: 'classroom50', learners: ['mary-jane'] },
    },
    {
      name: 'repositories of gh classroom, in another case',
      folder: 'Roll-Back-submissions',
      entries: [entry('roll-back-octo-cat'), entry('roll-back-bob')],
      expected: { layout: 'gh-classroom', learners: ['octo-cat', 'bob'] },
    },
    {
      name: 'a Moodle download with folders',
      folder: 'CKAD-Exercise 3-123',
      entries: [entry('Kim Min_su_4711_assignsubmission_file_'), entry('O’Hara Jo_12_assignsubmission_onlinetext_')],
      expected: { layout: 'moodle', learners: ['4711', '12'] },
    },
    {
      name: 'a Canvas download',
      folder: 'submissions',
      entries: [
        entry('doejane_LATE_101_555_deployment.yaml', 'file'),
        entry('doejane_101_556_commands.sh', 'file'),
        entry('kimmin_102_557_answer.zip', 'file'),
      ],
      expected: { layout: 'canvas', learners: ['101', '102'] },
    },
    {
      name: 'a Canvas download in which somebody typed a text, and somebody else a link',
      folder: 'submissions',
      entries: [
        entry('choi_103_text.html', 'file'),
        entry('doejane_101_556_commands.sh', 'file'),
        entry('han_LATE_104_link.html', 'file'),
        entry('notes.txt', 'file'),
      ],
      expected: { layout: 'canvas', learners: ['103', '101', '104'] },
    },
  ])('is read as $name', ({ folder, entries, expected }) => {
    expect(idsIn(folder, entries)).toEqual(expected)
  })

  test('finds a login of the roster at the end of a name that does not begin with the assignment', () => {
    const entries = [entry('fork-of-exercise-3-mary-jane'), entry('something-else')]
    const found = recogniseClass(
      { name: 'exercise-3-submissions', entries },
      { ...KNOWN, learners: ['jane', 'Mary-Jane'] },
    )
    expect(found?.work.map(({ learner, notes }) => [learner.id, notes.map(({ code }) => code)])).toEqual([
      ['Mary-Jane', []],
      ['something-else', ['BATCH_LEARNER_UNCLEAR']],
    ])
  })

  test('takes the files of a Moodle submission, not the text that was typed beside them', () => {
    const entries = [
      entry('Kim_1_assignsubmission_file_'),
      entry('Kim_1_assignsubmission_onlinetext_'),
      entry('Lee_2_assignsubmission_onlinetext_'),
    ]
    const found = recogniseClass({ name: 'x', entries }, KNOWN)
    expect(found?.work.map(({ learner, place }) => [learner.id, place.folder])).toEqual([
      ['1', 'Kim_1_assignsubmission_file_'],
      ['2', 'Lee_2_assignsubmission_onlinetext_'],
    ])
  })

  test('takes the last of the archives that Canvas counts, whatever their file ids, and names the others', () => {
    const entries = [entry('doe_101_1001_work-1.zip', 'file'), entry('doe_101_998_work.zip', 'file')]
    const found = recogniseClass({ name: 'x', entries }, KNOWN)
    expect(found?.work.map(({ place, notes }) => ({ place, notes }))).toEqual([
      {
        place: { folder: '', files: [{ path: 'doe_101_1001_work-1.zip', name: 'work.zip' }] },
        notes: [{ code: 'BATCH_EARLIER_LEFT_OUT', args: { place: 'doe_101_998_work.zip' } }],
      },
    ])
  })

  test.each([
    { name: 'x', entries: [entry('alice'), entry('deployment.yaml', 'file')], leftOut: ['deployment.yaml'] },
    { name: 'exercise-3-submissions', entries: [entry('exercise-3-a'), entry('b.zip', 'file')], leftOut: ['b.zip'] },
    { name: 'x', entries: [entry('Kim_1_assignsubmission_file_'), entry('lee')], leftOut: ['lee'] },
    { name: 'x', entries: [entry('doe_1_2_a.yaml', 'file'), entry('b.yaml', 'file')], leftOut: ['b.yaml'] },
  ])("names what is nobody's work: $leftOut", ({ name, entries, leftOut }) => {
    expect(recogniseClass({ name, entries }, KNOWN)?.leftOut).toEqual(leftOut)
  })

  test('takes the last of the files that Canvas counts, and leaves a wanted name that ends in a number', () => {
    const entries = [
      entry('doe_101_1_deployment.yaml', 'file'),
      entry('doe_101_2_deployment-1.yaml', 'file'),
      entry('doe_101_3_deployment-2.yaml', 'file'),
      entry('doe_101_4_pod-2.yaml', 'file'),
    ]
    const found = recogniseClass({ name: 'x', entries }, { ...KNOWN, files: ['deployment.yaml', 'pod-2.yaml'] })
    expect(found?.work[0]?.place.files).toEqual([
      { path: 'doe_101_3_deployment-2.yaml', name: 'deployment.yaml' },
      { path: 'doe_101_4_pod-2.yaml', name: 'pod-2.yaml' },
    ])
  })

  test('gathers the single files that Moodle gives without folders', () => {
    const entries = [
      entry('Kim_7_assignsubmission_file_deployment.yaml', 'file', 10),
      entry('Kim_7_assignsubmission_file_commands.sh', 'file', 20),
    ]
    expect(recogniseClass({ name: 'x', entries }, KNOWN)?.work).toEqual([
      {
        learner: { id: '7', name: 'Kim' },
        place: {
          folder: '',
          files: [
            { path: 'Kim_7_assignsubmission_file_deployment.yaml', name: 'deployment.yaml' },
            { path: 'Kim_7_assignsubmission_file_commands.sh', name: 'commands.sh' },
          ],
        },
        folders: [],
        submittedAtMs: 20,
        notes: [],
      },
    ])
  })
})
