import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { tick } from './particle.ts'

export const KOREAN_CI_DOCTOR_MESSAGES = {
  CLI_DOCTOR_CI_WORKFLOW: {
    message: ({ file, action }) => `${tick(file, '이')} \`${action}\` 액션으로 푸시할 때마다 채점함`,
  },
  CLI_DOCTOR_CI_EDITED: {
    message: ({ file }) => `${tick(file, '이')} \`grade classroom init\`이 쓴 내용과 다름`,
    help: () => '일부러 고친 것이 아니면 `grade classroom init … --force`로 다시 쓰세요',
  },
  CLI_DOCTOR_CI_BROKEN: {
    message: ({ file, line }) => `\`${file}\`의 ${line}행이 올바른 YAML이 아니어서 GitHub가 실행하지 않음`,
    help: () => '그 줄을 고치거나 `grade classroom init … --force`로 다시 쓰세요',
  },
  CLI_DOCTOR_CI_PERMISSIONS: {
    message: ({ file }) => `\`${file}\`에서 채점하는 작업의 권한이 저장소 읽기보다 넓음`,
    help: () => '파일 맨 위에 `permissions: { contents: read }`를 쓰세요',
  },
  CLI_DOCTOR_CI_TARGET: {
    message: ({ file }) => `${tick(file, '이')} \`pull_request_target\`에서 실행되어 남의 푸시에 저장소 권한을 줌`,
    help: () => '채점에는 비밀 값이 필요 없으니 `pull_request`를 쓰세요',
  },
  CLI_DOCTOR_CI_INPUT: {
    message: ({ file, input, value }) =>
      value === ''
        ? `\`${file}\`의 ${tick(input, '은')} 액션의 입력이 아니거나 값이 없음`
        : `\`${file}\`의 ${tick(value, '은')} 입력 \`${input}\`의 값이 될 수 없음`,
    help: ({ allowed }) => `가능한 값: ${names(allowed)}`,
  },
  CLI_DOCTOR_CI_EXERCISE: {
    message: ({ file, id }) => `\`${file}\`에 쓰인 ${tick(id, '이')} 여기 없는 실습임`,
    help: () => '있는 실습은 `grade list`로 볼 수 있습니다',
  },
  CLI_DOCTOR_CI_CHECKOUT: {
    message: ({ file, folder, ref }) =>
      `\`${file}\`에 채점 전에 ${ref === '' ? '' : `커밋 \`${ref}\`의 `}${tick(folder, '을')} 체크아웃하는 단계가 없음`,
    help: () => '그 `path`와 같은 커밋의 `ref`로 `actions/checkout` 단계를 추가하세요',
  },
  CLI_DOCTOR_CI_MISSING: {
    message: ({ folder, missing }) => `\`${folder}\`에 채점에 필요한 파일이 없음: ${names(missing)}`,
    help: () => '`grade classroom init`이 없는 파일만 쓰고 나머지는 그대로 둡니다',
  },
  CLI_DOCTOR_CI_EXECUTABLE: {
    message: ({ file }) => `\`${file}\`에 실행 권한이 없어 실행할 수 없음`,
    help: ({ file }) => `\`chmod +x ${file}\``,
  },
  CLI_DOCTOR_CI_GRADER: { message: ({ file, version }) => `${tick(file, '은')} 이 프로그램과 같은 버전 ${version}` },
  CLI_DOCTOR_CI_GRADER_OTHER: {
    message: ({ file, found, version }) =>
      found === version
        ? `${tick(file, '은')} 이 프로그램과 버전(${version})은 같지만 다른 빌드임`
        : `\`${file}\`의 버전은 ${found}, 이 프로그램은 ${version}: 채점 결과가 다를 수 있음`,
    help: () => '`grade classroom init … --force`로 이 프로그램의 것을 쓰세요',
  },
  CLI_DOCTOR_CI_GRADER_UNKNOWN: {
    message: ({ file }) => `${tick(file, '은')} 채점기가 아님`,
    help: () => '`grade classroom init … --force`로 쓰세요',
  },
} as const satisfies Record<string, MessageText>
