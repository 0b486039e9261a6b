import { checkKindSchemas } from '../../src/exercise/check-kind-schemas.ts'
import type { Exercise } from '../../src/domain/exercise.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import type { Report } from '../../src/domain/report.ts'
import { loadExercise } from '../../src/exercise/load.ts'
import { grade } from '../../src/grading/grade.ts'

/** An exercise `quiz` that holds these blocks, each the text of a `yaml quiz` block. Throws when one is broken. */
export function quizOf(...blocks: readonly string[]): Exercise {
  const fences = blocks.map((block) => `\`\`\`yaml quiz\n${block.trim()}\n\`\`\`\n`)
  const text = `---\nid: quiz\ntitle: A quiz\nfiles: [answers.yaml]\n---\n# A quiz\n\n${fences.join('\n')}`
  const files = [{ path: 'README.md', text, executable: false }]
  const loaded = loadExercise({ id: 'quiz', files }, { kinds: checkKindSchemas(), limits: LIMITS })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics, undefined, 2))
  return loaded.exercise
}

/** Grades the text of `answers.yaml`; `undefined` hands in nothing. */
export function gradeAnswers(exercise: Exercise, text: string | undefined): Report {
  const files = text === undefined ? [] : [{ path: 'answers.yaml', text, executable: false }]
  return grade(exercise, { files, diagnostics: [] }, LIMITS)
}
