import type { MessageText } from '../message-text.ts'
import { tick, ticks } from './particle.ts'

export const KOREAN_GRADEBOOK_MESSAGES = {
  USAGE_GRADEBOOK_TEXT: {
    message: ({ file }) => `${tick(file, '은')} UTF-8 텍스트가 아니어서 원래대로 돌려줄 수 없습니다`,
    help: () => '학습 플랫폼에서 다시 내려받고, 스프레드시트로 저장하지 말고 그대로 쓰세요',
  },
  USAGE_GRADEBOOK_EXERCISE: {
    message: ({ exercises }) => `결과에 실습이 여러 개 있습니다: ${ticks(exercises)}`,
    help: ({ example }) => `\`--exercise ${example}\`처럼 하나를 고르고, 나머지는 나온 파일에 이어서 채우세요`,
  },
  USAGE_GRADEBOOK_IDENTIFIER: {
    message: ({ name, columns }) =>
      `누구의 행인지 알려 주는 열 ${ticks(name, '이')} 없습니다. 있는 열: ${ticks(columns)}`,
    help: () => '`--for`가 이 플랫폼을 가리키는지 확인하세요. 다른 열은 `--match 열`로 씁니다',
  },
  USAGE_GRADEBOOK_COLUMN: {
    message: ({ name, columns }) =>
      `이름이 \`${name}\`인 성적 열이 없습니다${columns === '' ? '' : `. 있는 열: ${ticks(columns)}`}`,
    help: () => '파일에 적힌 이름 그대로 쓰세요: `--column 이름`',
  },
  USAGE_GRADEBOOK_UNCLEAR: {
    message: ({ name, columns }) => `이름이 \`${name}\`인 열이 여러 개입니다: ${ticks(columns)}`,
    help: () => '파일에 적힌 이름 그대로 하나를 쓰세요: `--column 이름`',
  },
  USAGE_GRADEBOOK_FEEDBACK: {
    message: ({ name }) => `열 ${tick(name, '이')} 없는데, 피드백 없이 성적만 가져오면 있던 것이 지워집니다`,
    help: () => '피드백을 포함해 내보내세요. 다른 열은 `--feedback-column 이름`으로 씁니다',
  },
  CLI_GRADEBOOK_FILLED: { message: ({ column, filled }) => `\`${column}\` 열에 성적 ${filled}개를 채웠습니다` },
  CLI_GRADEBOOK_ABSENT: {
    message: ({ count, learners }) => `결과는 있으나 행이 없는 수강생 ${count}명: ${ticks(learners)}`,
    help: () => 'id, 로그인, 이메일 주소로 찾고 이름으로는 찾지 않습니다. 이메일 주소가 있는 명단을 쓰면 도움이 됩니다',
  },
  CLI_GRADEBOOK_UNCLEAR: {
    message: ({ count, learners }) => `어느 행인지 분명하지 않아 채우지 않은 수강생 ${count}명: ${ticks(learners)}`,
    help: () => '여러 행이나 여러 수강생의 id 또는 주소가 같습니다',
  },
  CLI_GRADEBOOK_LOCKED: {
    message: ({ count, learners }) => `플랫폼에서 성적을 바꿀 수 없어 그대로 둔 수강생 ${count}명: ${ticks(learners)}`,
  },
  CLI_GRADEBOOK_EXCUSED: {
    message: ({ count, learners }) => `플랫폼에서 면제되어 그대로 둔 수강생 ${count}명: ${ticks(learners)}`,
  },
  CLI_GRADEBOOK_ROW_SHORT: {
    message: ({ count, learners }) => `행이 그 열 앞에서 끝나 채우지 않은 수강생 ${count}명: ${ticks(learners)}`,
  },
  CLI_GRADEBOOK_BLANK: {
    message: ({ count, learners }) => `결과가 없어 성적을 채우지 않은 수강생 ${count}명: ${ticks(learners)}`,
  },
  CLI_GRADEBOOK_OTHER_MAXIMUM: {
    message: ({ column, maximum, points }) =>
      `\`${column}\` 열은 플랫폼에서 ${maximum}점, 여기서는 ${points}점 만점입니다. 점수는 그대로 채웠습니다`,
    help: ({ points }) => `플랫폼에서 ${points}점 만점으로 바꾸세요`,
  },
} as const satisfies Record<string, MessageText>
