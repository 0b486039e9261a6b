import type { MessageText } from '../message-text.ts'
import { tick, ticks } from './particle.ts'

/** What `grade quiz` says. */
export const KOREAN_QUIZ_SESSION_MESSAGES = {
  USAGE_EXERCISE_SEVERAL: {
    message: ({ name }) => `${tick(name, '이')} 여러 과정에 있습니다`,
    help: ({ known }) => `과정 이름까지 쓰세요: ${ticks(known)}`,
  },
  USAGE_QUIZ_NONE: {
    message: ({ id }) => `\`${id}\`에는 문제가 없습니다`,
    help: ({ id }) => `과제 보기: \`grade show ${id}\``,
  },
  USAGE_QUIZ_TERMINAL: {
    message: () => '문제는 터미널에서 풀 수 있는데, 여기는 터미널이 아닙니다',
    help: ({ id }) =>
      `\`grade quiz ${id} --template > answers.yaml\`로 답안 파일을 만들어 채우고 \`grade ${id} answers.yaml\`로 채점하세요`,
  },
  CLI_QUIZ_HOW: {
    message: ({ id }) =>
      `여기서 답하기  grade quiz ${id}\n파일로 답하기  grade quiz ${id} --template > answers.yaml, 그다음 grade ${id} answers.yaml`,
  },
  CLI_QUIZ_QUESTION: { message: ({ n, of, points }) => `${of}문제 중 ${n}번 · ${points}점` },
  CLI_QUIZ_CHOOSE: { message: () => '하나를 고르세요' },
  CLI_QUIZ_CHOOSE_SEVERAL: { message: () => '맞는 것을 모두 고르세요. 스페이스로 고르고 엔터로 끝냅니다' },
  CLI_QUIZ_CHOOSE_NEXT: { message: ({ n }) => `${n}번째는 무엇인가요?` },
  CLI_QUIZ_WRITE: { message: () => '답' },
  CLI_QUIZ_COMMAND: { message: () => '명령' },
  CLI_QUIZ_EMPTY: { message: () => '답을 입력하세요. Ctrl-C로 그만두어도 입력한 답은 남습니다' },
  CLI_QUIZ_STATE_BROKEN: {
    message: ({ file }) => `이전에 입력한 답을 읽을 수 없어서 처음부터 시작합니다. 그 답이 있는 파일: ${file}`,
  },
  CLI_QUIZ_STATE_UNWRITABLE: { message: ({ file }) => `${file}에 쓸 수 없어서, 종료하면 답이 사라집니다` },
  CLI_QUIZ_RESUMED: {
    message: ({ id, n, of }) =>
      `${of}문제 중 ${n}문제에 이미 답했습니다. 처음부터 풀기: \`grade quiz ${id} --restart\``,
  },
  CLI_QUIZ_STOP: {
    message: ({ id }) => `Ctrl-C로 멈춥니다. 입력한 답은 남고, ${tick(`grade quiz ${id}`, '으로')} 이어서 풉니다`,
  },
  CLI_QUIZ_ANSWERED: { message: ({ n, of }) => `${of}개 중 ${n}개 답함` },
  CLI_QUIZ_BROKEN_OFF: {
    message: ({ id, n, of }) => `${of}문제 중 ${n}문제에 답했습니다. 이어서 풀기: \`grade quiz ${id}\``,
  },
  CLI_QUIZ_DONE: { message: ({ right, of }) => `${of}문제 중 ${right}문제를 맞혔습니다` },
  CLI_QUIZ_OVERWRITE: { message: ({ file }) => `${tick(file, '이')} 이미 있습니다. 덮어쓸까요?` },
  CLI_QUIZ_WRITTEN: { message: ({ file, id }) => `${file}에 썼습니다. 채점: \`grade ${id} ${file}\`` },
  CLI_QUIZ_NOT_WRITTEN: { message: ({ file }) => `${tick(file, '은')} 그대로 두었습니다` },
  CLI_QUIZ_NEXT: { message: ({ id }) => `답을 파일에 쓰기: \`grade quiz ${id} --out answers.yaml\`` },
  CLI_QUIZ_AGAIN: { message: ({ id }) => `처음부터 다시 풀기: \`grade quiz ${id} --restart\`` },
} as const satisfies Record<string, MessageText>
