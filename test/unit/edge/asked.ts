import type { AskedFiles, ReadWork } from '../../../src/edge/read-work.ts'

/** What an exercise of a small course asks for. */
export const ASKED: AskedFiles = {
  exercise: 'exercise-3',
  course: ['exercise-1', 'exercise-3', 'exercise-13'],
  wanted: [
    { path: 'deployment.yaml', optional: false },
    { path: 'commands.sh', optional: true },
  ],
  given: [],
}

export function codesOf({ submission }: ReadWork): readonly string[] {
  return submission.diagnostics.map(({ code }) => code)
}
