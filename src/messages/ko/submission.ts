import type { MessageText } from '../message-text.ts'
import { tick, ticks } from './particle.ts'

export const KOREAN_SUBMISSION_MESSAGES = {
  SUBMISSION_FILE_MISSING: {
    message: ({ file }) => `${ticks(file, '이')} 없습니다`,
    help: ({ file, near, meant }) =>
      near === undefined
        ? `이름이 ${ticks(file)}인 파일을 제출하세요`
        : `${tick(near, '이')} 있습니다. ${String(near).includes('/') ? `${tick(meant, '으로')} 옮기세요` : `이름을 ${tick(meant, '으로')} 바꾸세요`}`,
  },
  SUBMISSION_FILE_UNCLEAR: {
    message: ({ file, wanted }) => `${tick(file, '이')} ${ticks(wanted)} 중 어느 것인지 알 수 없습니다`,
    help: () => '파일이 든 폴더를 제출하거나, 파일에 이 이름 중 하나를 붙이세요',
  },
  SUBMISSION_FILES_EXTRA: {
    message: ({ file, count }) => `그 밖의 파일 ${count}개는 보지 않습니다: ${ticks(file)}`,
  },
  SUBMISSION_GIVEN_CHANGED: {
    message: ({ file }) => `${tick(file, '을')} 고쳤지만, 주어진 그대로 채점합니다`,
  },
  SUBMISSION_SYMLINK: {
    message: ({ file }) => `${tick(file, '은')} 심볼릭 링크이며, 링크는 따라가지 않습니다`,
    help: () => '파일 자체를 제출하세요',
  },
  SUBMISSION_NOT_A_FILE: {
    message: ({ file }) => `${tick(file, '은')} 파일이 아닙니다`,
    help: () => '그 이름의 일반 파일을 제출하세요',
  },
  SUBMISSION_NOT_TEXT: {
    message: ({ file, encoding }) =>
      encoding === ''
        ? `${tick(file, '은')} UTF-8 텍스트가 아닙니다`
        : `${tick(file, '은')} UTF-8이 아니라 ${encoding}입니다`,
    help: ({ encoding }) =>
      encoding === 'UTF-16'
        ? 'UTF-8로 저장하세요. Windows PowerShell의 `>`는 UTF-16으로 씁니다'
        : 'UTF-8 일반 텍스트로 저장하세요',
  },
  SUBMISSION_FILE_TOO_LARGE: {
    message: ({ file, max }) => `${tick(file, '이')} ${max}바이트보다 큽니다`,
    help: () => '실습을 위해 쓴 것만 제출하세요',
  },
  SUBMISSION_TOO_LARGE: {
    message: ({ max }) => `파일을 모두 합치면 ${max}바이트보다 큽니다`,
    help: () => '실습을 위해 쓴 것만 제출하세요',
  },
  SUBMISSION_TOO_MANY_FILES: {
    message: ({ max }) => `파일이 ${max}개를 넘어서 모두 보지는 않습니다`,
    help: () => '이 실습만을 위한 폴더를 제출하세요',
  },
  SUBMISSION_TOO_DEEP: {
    message: ({ file, max }) => `\`${file}\` 안의 폴더는 ${max}단계보다 깊어서 보지 않습니다`,
  },
  SUBMISSION_ARCHIVE_UNREADABLE: {
    message: ({ file, reason }) => `${tick(file, '을')} ZIP 파일로 읽을 수 없습니다: ${reason}`,
    help: () => '파일 자체를 제출하거나 새로 압축하세요',
  },
  SUBMISSION_UNREADABLE: {
    message: ({ file, reason }) => `${tick(file, '을')} 열 수 없습니다: ${reason}`,
    help: () => '파일의 권한을 다른 파일과 비교하세요',
  },
} as const satisfies Record<string, MessageText>
