import type { Args } from '../../domain/diagnostic.ts'
import type { MessageText } from '../message-text.ts'
import { plain, tick, ticks } from './particle.ts'

/** Why colour is on or off. */
function why({ why: reason }: Args): string {
  if (reason === 'option') return '옵션에 따름'
  return reason === 'terminal' ? '출력에 따름' : `\`${reason}\` 설정에 따름`
}

/** What `grade doctor`, `grade explain` and `grade completion` say. */
export const KOREAN_ABOUT_MESSAGES = {
  CLI_EXPLAIN_RELATED: { message: ({ codes }) => `관련 코드: ${codes}` },
  USAGE_SHELL_UNKNOWN: {
    message: ({ shell }) => `${tick(shell, '은')} 자동 완성을 지원하지 않습니다`,
    help: ({ known }) => `셸: ${ticks(known)}`,
  },
  CLI_DOCTOR_OK: { message: () => '정상' },
  CLI_DOCTOR_NOTE: { message: () => '참고' },
  CLI_DOCTOR_PROBLEM: { message: () => '문제' },
  CLI_DOCTOR_NODE: { message: ({ version }) => `Node.js ${version}에서 실행 중` },
  CLI_DOCTOR_NODE_OLD: {
    message: ({ version }) => `Node.js ${plain(version, '은')} 너무 오래되었습니다`,
    help: ({ wanted }) => `Node.js ${wanted} 이상을 설치하세요`,
  },
  CLI_DOCTOR_PACKAGE: { message: ({ version }) => `kubegrade ${version} 설치 상태 정상` },
  CLI_DOCTOR_PACKAGE_INCOMPLETE: {
    message: ({ version, missing }) => `kubegrade ${version}에 ${ticks(missing, '이')} 없습니다`,
    help: () => '다시 설치하세요. 저장소를 복제한 폴더라면 `npm run build`로 만드세요',
  },
  CLI_DOCTOR_EXERCISES: { message: ({ sound, folder }) => `${folder}에 올바른 실습 ${sound}개` },
  CLI_DOCTOR_EXERCISES_NONE: {
    message: () => '실습이 없습니다',
    help: () => '실습이 든 폴더를 `--exercises`나 `GRADE_EXERCISES`로 알려 주세요',
  },
  CLI_DOCTOR_EXERCISE_BROKEN: {
    message: ({ id }) => `${tick(id, '이')} 올바르지 않습니다`,
    help: ({ id }) => `${tick(`grade show ${id}`, '으로')} 어디인지 확인하세요`,
  },
  CLI_DOCTOR_COURSE_BROKEN: {
    message: ({ file }) => `${tick(file, '이')} 올바르지 않습니다`,
    help: () => '`grade list`로 어디인지 확인하세요',
  },
  CLI_DOCTOR_FOLDER: { message: ({ folder }) => `${folder}에 쓸 수 있음` },
  CLI_DOCTOR_FOLDER_REFUSED: {
    message: ({ folder }) => `${folder}에 쓸 수 없습니다`,
    help: ({ variable }) => `쓰기를 허용하거나 \`${variable}\`에 다른 폴더를 적으세요`,
  },
  CLI_DOCTOR_TERMINAL: { message: ({ columns }) => `${columns}열 터미널` },
  CLI_DOCTOR_TERMINAL_NARROW: {
    message: ({ columns }) => `${columns}열 터미널`,
    help: ({ good }) => `터미널이 줄을 끊지 않게 하려면 ${good}열 이상으로 넓히세요`,
  },
  CLI_DOCTOR_NO_TERMINAL: { message: ({ columns }) => `터미널이 아님: 한 줄 ${columns}열` },
  CLI_DOCTOR_COLOR_ON: { message: (args) => `색 사용: ${why(args)}` },
  CLI_DOCTOR_COLOR_OFF: { message: (args) => `색 사용 안 함: ${why(args)}` },
  CLI_DOCTOR_ENCODING: { message: ({ setting }) => `터미널이 UTF-8을 표시함: ${setting}` },
  CLI_DOCTOR_ENCODING_OTHER: {
    message: ({ setting }) => `\`${setting}\`만으로는 터미널이 UTF-8을 표시하는지 알 수 없습니다`,
    help: () => '`LANG=C.UTF-8`로 설정하세요. 기호가 깨지면 `--ascii`를 쓰세요',
  },
  CLI_DOCTOR_LANGUAGE: {
    message: ({ language }) => `${language === 'ko' ? '한국어' : '영어'}로 표시함. \`--lang\`과 \`LANG\`으로 고릅니다`,
  },
} as const satisfies Record<string, MessageText>
