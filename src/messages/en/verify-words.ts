import { count } from '../list.ts'
import type { VerifyWords } from '../verify-words.ts'

export const ENGLISH_VERIFY_WORDS: VerifyWords = {
  proven: 'proven',
  broken: 'not proven',
  checks: (checks, points) => `${count(checks, 'check')}, ${count(points, 'point')}`,
  answers: (wrong, right) => `${count(wrong, 'wrong answer')}, ${count(right, 'right answer')}`,
  answersUntried: 'known answers and mutants not tried yet',
  mutation: (killed, counted, score) => `${killed} of ${count(counted, 'mutant')} noticed: ${score}%`,
  equivalent: (mutants) => `${mutants} more ${mutants === 1 ? 'behaves' : 'behave'} like a right answer`,
  like: (answer) => `behaves like ${answer}`,
  korean: (translated, texts) => `${translated} of ${count(texts, 'text')} in Korean`,
  total: (exercises, proven) => `${proven} of ${count(exercises, 'exercise')} proven`,
}
