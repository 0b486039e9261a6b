import type { VerifyWords } from '../verify-words.ts'

export const KOREAN_VERIFY_WORDS: VerifyWords = {
  proven: '증명됨',
  broken: '증명되지 않음',
  checks: (checks, points) => `검사 ${checks}개, ${points}점`,
  answers: (wrong, right) => `틀린 답 ${wrong}개, 맞는 답 ${right}개`,
  answersUntried: '알려진 답과 변형은 아직 시험하지 않음',
  mutation: (killed, counted, score) => `변형 ${counted}개 가운데 ${killed}개를 알아챔: ${score}%`,
  equivalent: (mutants) => `그 밖의 ${mutants}개는 맞는 답처럼 동작함`,
  like: (answer) => `${answer}처럼 동작함`,
  korean: (translated, texts) => `글 ${texts}개 가운데 ${translated}개가 한국어`,
  total: (exercises, proven) => `실습 ${exercises}개 가운데 ${proven}개 증명됨`,
}
