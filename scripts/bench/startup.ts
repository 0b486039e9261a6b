import { leastProcessMs, type Measurement } from './measure.ts'

const ROUNDS = 15

/** What a person waits for before anything is graded, against a Node that does nothing. */
export function measureStartup(): readonly Measurement[] {
  const [bareMs = 0, versionMs = 0, gradeMs = 0] = leastProcessMs(ROUNDS, [
    { argv: ['-e', '0'], exit: 0 },
    { argv: ['dist/grade.js', '--version'], exit: 0 },
    { argv: ['dist/grade.js', 'exercise-3', 'solutions/exercise-3'], exit: 0 },
  ])
  const detail = (ms: number): string => `${ms.toFixed(0)} ms against ${bareMs.toFixed(0)} ms, best of ${ROUNDS}`
  return [
    {
      what: 'grade --version against bare node',
      budget: 1.3,
      result: versionMs / bareMs,
      unit: '×',
      detail: detail(versionMs),
    },
    {
      what: 'grade exercise-3 against bare node',
      budget: 2,
      result: gradeMs / bareMs,
      unit: '×',
      detail: detail(gradeMs),
    },
  ]
}
