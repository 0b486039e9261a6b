import type { MessageText } from '../message-text.ts'
import { tick, ticks } from './particle.ts'

const EXPECTED: Readonly<Record<string, string>> = {
  text: '텍스트',
  option: '보기 중 하나',
  options: '`[a, c]`처럼 보기의 목록',
  number: '숫자',
  numbers: '`[2, 3]`처럼 숫자의 목록',
  duration: '`30s` 같은 시간',
  words: '`[sleep, "5"]`처럼 단어의 목록',
  'yes-no': '`true` 또는 `false`',
  commands: '명령이나 명령의 목록',
  seed: '이름',
}

const GOT: Readonly<Record<string, string>> = {
  string: '문자열',
  number: '숫자',
  boolean: '`true`나 `false`',
  array: '목록',
  object: '맵',
}

const PROBLEMS: Readonly<Record<string, string>> = {
  absent: '모두 실행한 뒤에 그런 값이 없습니다',
  'not-offered': '보기 중 없습니다',
  TARGET_MISSING: '묻는 대상이 없습니다',
  TARGET_AMBIGUOUS: '여러 대상 중 어느 것인지 알 수 없습니다',
  CONTAINER_MISSING: '묻는 컨테이너가 없습니다',
  CONTAINER_AMBIGUOUS: '어느 컨테이너인지 알 수 없습니다',
  PROCESS_NOT_MODELLED: '프로그램이 하는 일을 시뮬레이션하지 않습니다',
  blocked: '문제의 명령을 끝까지 실행할 수 없습니다',
}

export const KOREAN_ANSWER_MESSAGES = {
  ANSWERS_NOT_A_MAP: {
    message: ({ got }) => `문제마다 한 줄이 아니라 ${GOT[String(got)] ?? '다른 값'}만 있습니다`,
    help: () => '문제마다 `id: 답` 한 줄을 쓰세요',
  },
  ANSWER_ID_UNKNOWN: {
    message: ({ id }) => `${tick(id, '이라')}는 문제가 없습니다`,
    help: ({ meant, known }) =>
      meant === undefined ? `문제: ${ticks(known)}` : `${tick(meant, '을')} 쓰려고 하셨나요?`,
  },
  ANSWER_TYPE_WRONG: {
    message: ({ id, expected, got, text }) =>
      got === 'string' && text !== undefined
        ? `${tick(text, '은')} 답의 형식에 맞지 않습니다. 필요한 답: ${EXPECTED[String(expected)] ?? expected}`
        : `${tick(id)}의 답이 ${GOT[String(got)] ?? got}입니다. 필요한 답: ${EXPECTED[String(expected)] ?? expected}`,
    help: ({ id, expected, unit }) =>
      unit === undefined
        ? `\`${id}:\` 뒤에 쓰세요: ${EXPECTED[String(expected)] ?? expected}`
        : `\`${id}:\` 뒤에 숫자를 쓰세요. 단위 ${tick(unit, '은')} 써도 되고 안 써도 됩니다`,
  },
  ANSWER_SEED_USED: {
    message: ({ seed }) => `시드 ${tick(seed)}의 문제입니다`,
    help: () => '여러 변형 중 어느 문제가 나오는지는 answers.yaml의 `seed:`가 정합니다',
  },
  ANSWER_KEY_NOT_COMPUTED: {
    message: ({ id, problem }) => `${tick(id)}의 정답을 계산할 수 없습니다: ${PROBLEMS[String(problem)] ?? problem}`,
    help: () => '답에는 잘못이 없습니다. 실습의 출제자에게 알려 주세요',
  },
  ANSWER_MISSING: { message: () => '아직 답이 없습니다' },
  ANSWER_NOT_OFFERED: {
    message: ({ answer }) => `${tick(answer, '은')} 보기에 없습니다`,
    help: ({ meant }) => (meant === undefined ? undefined : `${tick(meant, '을')} 쓰려고 하셨나요?`),
  },
  ANSWER_PARTLY_RIGHT: {
    message: ({ right, wrong }) => `고른 보기 중 ${right}개는 맞고 ${wrong}개는 틀렸습니다`,
    help: () => '틀린 보기를 하나 고를 때마다 맞은 보기 하나만큼 점수가 줄어듭니다',
  },
  ANSWER_ORDER_DIFFERS: { message: ({ position }) => `${position}번째부터 순서가 다릅니다` },
  EFFECT_NONE: {
    message: () => '아무것도 바뀌지 않습니다',
    help: () => '`grade rollout commands.sh`로 명령이 하는 일을 볼 수 있습니다',
  },
  EFFECT_DIFFERS: {
    message: ({ object, field, actual }) =>
      actual === ''
        ? `실행한 뒤 ${tick(object)}에 ${tick(field, '이')} 없습니다`
        : `실행한 뒤 ${tick(object)}의 \`${field}\` 값: ${actual}`,
  },
  EFFECT_OBJECT_LEFT: { message: ({ object }) => `실행한 뒤 ${tick(object, '이')} 있습니다` },
  EFFECT_OBJECT_MISSING: { message: ({ object }) => `실행한 뒤 ${tick(object, '이')} 없습니다` },
  EFFECT_OUTPUT_DIFFERS: {
    message: ({ said }) => (said === '' ? '아무것도 출력하지 않습니다' : `다른 것을 출력합니다: ${said}`),
  },
  EFFECT_CONTAINERS_DIFFER: {
    message: ({ actual }) =>
      actual === '' ? '실행한 뒤 컨테이너가 없습니다' : `실행한 뒤의 \`docker ps -a\`: ${actual}`,
  },
  EFFECT_IMAGES_DIFFER: {
    message: ({ actual }) =>
      actual === '' ? '빌드한 이미지가 없습니다' : `실행한 뒤에 빌드되어 있는 이미지: ${actual}`,
  },
} as const satisfies Record<string, MessageText>
