import type { MessageText } from '../message-text.ts'

export const KOREAN_CHECK_MESSAGES = {
  CHECK_ERRORED: {
    message: ({ problem }) => `이 검사를 하다가 채점기 자체에서 오류가 났습니다: ${problem}`,
    help: () => '오답으로 처리하지 않습니다. 오류를 일으킨 파일과 함께 알려 주세요',
  },
  DIAGNOSTICS_LEFT_OUT: {
    message: ({ count }) => `진단 ${count}개를 더 생략했습니다`,
  },
} as const satisfies Record<string, MessageText>
