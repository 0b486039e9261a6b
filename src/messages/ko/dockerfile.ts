import type { MessageText } from '../message-text.ts'
import { dockerfileHelp } from './dockerfile-help.ts'
import { tick } from './particle.ts'
import { execFormHelp } from './one-word.ts'

export const KOREAN_DOCKERFILE_MESSAGES = {
  DOCKERFILE_INVALID: {
    message: ({ message }) => `Dockerfile이 빌드되지 않습니다: ${message}`,
    help: ({ message }) => dockerfileHelp(String(message)),
  },
  DOCKERFILE_SOURCE_IGNORED: {
    message: ({ path }) => `\`.dockerignore\`가 빌드 컨텍스트에서 빼기 때문에 ${tick(path, '을')} 복사할 수 없습니다`,
    help: ({ path }) => `\`.dockerignore\`에서 ${tick(path, '을')} 지우거나 \`!${path}\` 줄로 다시 넣으세요`,
  },
  DOCKERFILE_ARRAY_NOT_JSON: {
    message: ({ keyword }) =>
      `${tick(keyword, '은')} 배열처럼 보이지만 올바른 JSON이 아니어서 텍스트 전체가 셸에 넘어갑니다`,
    help: () => '단어마다 큰따옴표로 묶고 쉼표로 나누고, 닫는 대괄호 뒤에는 아무것도 쓰지 마세요',
  },
  DOCKERFILE_CMD_EMPTIED: {
    message: () => '`ENTRYPOINT`가 베이스 이미지의 `CMD`를 비우므로 기본 인자가 남지 않습니다',
    help: () => '그 인자가 필요하면 이 Dockerfile에 `CMD`를 다시 쓰세요',
  },
  DOCKERFILE_ENTRYPOINT_SHELL_FORM: {
    message: () => 'shell 형식의 `ENTRYPOINT`는 `CMD`와 `docker run`의 모든 인자를 무시합니다',
    help: () => '`ENTRYPOINT`를 단어의 JSON 배열로 쓰거나, `exec PROGRAM "$@"`로 끝나는 스크립트를 시작하게 하세요',
  },
  DOCKERFILE_EXEC_FORM_ONE_WORD: {
    message: ({ keyword, word }) =>
      `exec 형식의 ${tick(keyword)}에 명령 전체가 한 단어로 들어 있어서, 이름이 \`${word}\`인 프로그램을 찾습니다`,
    help: execFormHelp,
  },
  DOCKERFILE_EXEC_FORM_OPERATOR: {
    message: ({ keyword, word }) =>
      `exec 형식의 ${tick(keyword, '은')} 셸을 시작하지 않으므로 ${tick(word, '은')} 프로그램의 평범한 인자가 됩니다`,
    help: ({ line }) => `shell 형식을 쓰거나 셸이 읽게 하세요: \`["sh", "-c", ${JSON.stringify(line)}]\``,
  },
  DOCKERFILE_EXEC_FORM_VARIABLE: {
    message: ({ keyword, word }) =>
      `exec 형식의 ${tick(keyword, '은')} 셸을 시작하지 않으므로 ${tick(word, '이')} 값으로 바뀌지 않습니다`,
    help: ({ line }) => `shell 형식을 쓰거나 셸이 읽게 하세요: \`["sh", "-c", ${JSON.stringify(line)}]\``,
  },
  DOCKERFILE_CHECK: {
    message: ({ rule, text }) => `\`docker build --check\`의 ${rule}: ${text}`,
  },
  DOCKERFILE_INSTRUCTION_REPEATED: {
    message: ({ keyword }) => `뒤에 나오는 ${tick(keyword, '이')} 대신하므로 이 ${tick(keyword, '은')} 효과가 없습니다`,
    help: ({ keyword }) =>
      `스테이지에 ${tick(keyword, '을')} 하나만 남기세요${keyword === 'HEALTHCHECK' ? '' : '. 프로그램 두 개를 시작하려면 스크립트 하나로 묶거나 컨테이너를 따로 쓰세요'}`,
  },
} as const satisfies Record<string, MessageText>
