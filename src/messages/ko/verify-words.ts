import type { VerifyWords } from '../verify-words.ts'

export const KOREAN_VERIFY_WORDS: VerifyWords = {
  proven: '검증됨',
  broken: '검증되지 않음',
  checks: (checks, points) => `검사 ${checks}개, ${points}점`,
  answers: (wrong, right) => `틀린 답 ${wrong}개, 맞는 답 ${right}개`,
  answersUntried: '알려진 답과 변형은 아직 시험하지 않음',
  mutation: (killed, counted, score) => `변형 ${counted}개 중 ${killed}개를 잡아냄: ${score}%`,
  equivalent: (mutants) => `그 밖의 ${mutants}개는 맞는 답처럼 동작함`,
  like: (answer) => `${answer}처럼 동작함`,
  korean: (translated, texts) => `텍스트 ${texts}개 중 ${translated}개가 한국어`,
  total: (exercises, proven) => `실습 ${exercises}개 중 ${proven}개 검증됨`,
}
