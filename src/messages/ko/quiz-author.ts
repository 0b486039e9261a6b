import type { MessageText } from '../message-text.ts'
import { tick, ticks } from './particle.ts'

/** Mistakes of authors in `yaml quiz` blocks and their translation. */
export const KOREAN_QUIZ_AUTHOR_MESSAGES = {
  EXERCISE_QUIZ_ID_RESERVED: {
    message: ({ id }) => `${tick(id, '은')} answers.yaml의 키라서 문제의 id로 쓸 수 없습니다`,
    help: () => '문제에 다른 `id`를 붙이세요',
  },
  EXERCISE_QUIZ_RIGHT_UNKNOWN: {
    message: ({ option }) => `정답 ${tick(option, '이')} 보기에 없습니다`,
    help: ({ meant }) => (meant === undefined ? '`from`에 추가하세요' : `${tick(meant, '을')} 쓰려고 하셨나요?`),
  },
  EXERCISE_QUIZ_OPTION_DUPLICATE: {
    message: ({ option }) => `${tick(option, '이')} 두 번 있습니다`,
    help: () => '하나만 남기세요',
  },
  EXERCISE_QUIZ_ORDER_INCOMPLETE: {
    message: ({ option }) => `보기 ${tick(option, '이')} 올바른 순서에 없습니다`,
    help: () => '`from`의 모든 것을 `right`에 한 번씩 쓰세요',
  },
  EXERCISE_QUIZ_PATTERN_INVALID: {
    message: ({ pattern, problem }) => `패턴 ${tick(pattern, '을')} 읽을 수 없습니다: ${problem}`,
    help: () => '패턴은 RE2 문법으로 씁니다. 전후방 탐색과 역참조는 쓸 수 없습니다',
  },
  EXERCISE_QUIZ_PARAMETER_UNKNOWN: {
    message: ({ name }) => `이 문제에는 매개변수 ${tick(`{{${name}}}`, '이')} 없습니다`,
    help: ({ meant, known }) => {
      if (meant !== undefined) return `${tick(`{{${meant}}}`, '을')} 쓰려고 하셨나요?`
      return known === '' ? '`variants:`에 값을 쓰세요' : `매개변수: ${ticks(known)}`
    },
  },
  EXERCISE_QUIZ_VARIANTS_MANY: {
    message: ({ max }) => `변형이 ${max}개를 넘습니다`,
    help: () => '값을 줄이세요. 목록의 맵은 그 값의 모든 조합을 뜻합니다',
  },
  EXERCISE_QUIZ_VARIANTS_UNEQUAL: {
    message: ({ name }) => `매개변수 ${tick(name, '이')} 일부 변형에만 있습니다`,
    help: () => '모든 변형에 같은 매개변수를 쓰세요',
  },
  COURSE_EXERCISE_UNKNOWN: {
    message: ({ id }) => `이 파일 옆에 실습 ${tick(id, '이')} 없습니다`,
    help: ({ meant, known }) => {
      if (meant !== undefined) return `${tick(meant, '을')} 쓰려고 하셨나요?`
      return known === '' ? undefined : `실습: ${ticks(known)}`
    },
  },
  EXERCISE_TEXTS_COUNT: {
    message: ({ id, count, english }) => `${tick(id)}의 보기는 ${english}개인데 ${count}개를 번역했습니다`,
    help: () => 'README.md의 순서대로 보기를 모두 번역하세요',
  },
} as const satisfies Record<string, MessageText>
