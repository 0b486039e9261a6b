import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { leastProcessMs, type Measurement } from './measure.ts'

const ROUNDS = 15

/** What a person waits for before anything is graded, against a Node that does nothing. */
export function measureStartup(): readonly Measurement[] {
  const wrong = wrongAnswer()
  const [bareMs = 0, versionMs = 0, gradeMs = 0, wrongMs = 0] = leastProcessMs(ROUNDS, [
    { argv: ['-e', '0'], exit: 0 },
    { argv: ['dist/grade.js', '--version'], exit: 0 },
    { argv: ['dist/grade.js', 'exercise-3', 'solutions/exercise-3'], exit: 0 },
    { argv: ['dist/grade.js', 'exercise-3', wrong], exit: 1 },
  ])
  rmSync(wrong, { recursive: true })
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
    {
      what: 'an answer that fails, its corrections tried, against one that passes',
      budget: 2,
      result: wrongMs / gradeMs,
      unit: '×',
      detail: `${wrongMs.toFixed(0)} ms against ${gradeMs.toFixed(0)} ms, best of ${ROUNDS}`,
    },
  ]
}

/** A folder with the answer in which `set image` names no container: two checks fail, and one correction mends both. */
function wrongAnswer(): string {
  const folder = mkdtempSync(join(tmpdir(), 'grade-bench-'))
  cpSync('solutions/exercise-3', folder, { recursive: true })
  cpSync('exercises/exercise-3/wrong/wrong-container-name', folder, { recursive: true })
  return folder
}
