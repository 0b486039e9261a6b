import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { tick } from './particle.ts'

export const KOREAN_CI_MESSAGES = {
  USAGE_CI_INPUT: {
    message: ({ input, value }) =>
      value === ''
        ? `입력 ${tick(input, '이')} 없습니다`
        : `${tick(value, '은')} 입력 \`${input}\`의 값이 될 수 없습니다`,
    help: ({ allowed }) => `가능한 값: ${names(allowed)}`,
  },
  USAGE_CI_PATH: {
    message: ({ place }) => `${tick(place, '은')} 저장소 밖으로 이어지므로 읽지 않았습니다`,
    help: () => '심볼릭 링크 대신 파일을 두세요',
  },
  USAGE_CI_REF: {
    message: ({ folder, found, wanted }) =>
      found === ''
        ? `\`${folder}\`의 커밋이 \`${wanted}\`인지 알 수 없습니다: 따로 체크아웃한 폴더가 아닙니다`
        : `\`${folder}\`의 커밋은 \`${wanted}\`이어야 하는데 \`${found}\`입니다`,
    help: () => '`ref`에 같은 커밋을 써서 실습을 체크아웃하세요',
  },
  USAGE_CI_ENVIRONMENT: {
    message: ({ name }) => `\`${name}\` 환경 변수가 없어 누구의 결과인지 알 수 없습니다`,
    help: () => '강의실의 자동 채점기가 설정하는 값입니다',
  },
} as const satisfies Record<string, MessageText>
