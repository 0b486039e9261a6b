import type { ContainerWords } from '../container-words.ts'
import { span } from './span.ts'

export const KOREAN_CONTAINER_WORDS: ContainerWords = {
  config: '이미지 설정',
  command: '명령',
  unused: '쓰이지 않음',
  ends: '프로세스',
  writes: '출력',
  nothing: '없음',
  container: '컨테이너',
  word: (number, text) => `단어 ${number} ${text}`,
  matrix: '시작하는 모든 방법',
  matrixColumns: ['시작하는 방법', '명령', '결과'],
  ended: (code, after) => (after === '' ? `종료 코드 ${code}` : `${span(after)} 뒤에 종료 코드 ${code}`),
  running: '계속 실행됨',
  notStarted: (code) => `시작되지 않음, ${code}`,
  checks: 'docker build --check',
  seen: '진행',
}
