import type { Args } from '../../domain/diagnostic.ts'
import type { MessageText } from '../message-text.ts'
import { KOREAN_QUIZ_AUTHOR_MESSAGES } from './quiz-author.ts'
import { type Particle, plain, tick, ticks } from './particle.ts'

const TYPES: Readonly<Record<string, string>> = {
  string: '문자열',
  number: '숫자',
  integer: '정수',
  boolean: '`true` 또는 `false`',
  array: '목록',
  object: '맵',
  null: '빈 값',
  fraction: '소수',
}

const KINDS: Readonly<Record<string, string>> = {
  duration: '시간은 단위를 붙인 숫자로 쓰세요: `2s`, `11m`, `1h30m`',
  id: 'id는 영문 소문자로 시작하고 소문자, 숫자, `-`로 쓰세요',
  'check-id': 'id는 영문자로 시작하고 영문자, 숫자, `-`로 쓰세요',
  target: '`deployment/web`, `pod/web`, `image/web`처럼 종류와 이름을 쓰세요',
  path: '폴더 안의 경로를 쓰세요. `..`도, 맨 앞의 `/`도 쓸 수 없습니다',
  key: '공백 없는 이름을 쓰세요',
  deadline: '`2026-03-31`이나 `2026-03-31T18:00+09:00`처럼 날짜를 쓰세요',
  percent: '`60%`처럼 점수의 비율을 쓰세요',
  time: '`2026-06-01T23:59:00+09:00`처럼 시차를 붙인 시각을 쓰세요',
  pass: '`14`처럼 점수를, 또는 `60%`처럼 백분율을 쓰세요',
}

function typeNames(types: string | number | undefined): string {
  return String(types)
    .split(',')
    .map((type) => TYPES[type] ?? type)
    .join(' 또는 ')
}

const meantHelp = ({ meant }: Args): string | undefined =>
  meant === undefined ? undefined : `${tick(meant, '을')} 쓰려고 하셨나요?`
const where = ({ in: place }: Args): string => (place === '' || place === undefined ? '여기' : `\`${place}\``)

const line = (text: string | number | undefined, which: Particle): string =>
  text === undefined || text === '' ? `빈 줄${which}` : tick(text, which)

export const KOREAN_EXERCISE_MESSAGES = {
  EXERCISE_README_MISSING: {
    message: ({ id }) => `\`${id}\`에 README.md가 없습니다`,
    help: () => '실습은 프런트 매터로 시작하는 README.md가 있는 폴더입니다',
  },
  EXERCISE_FRONT_MATTER_MISSING: {
    message: () => '실습에 프런트 매터가 없습니다',
    help: () => '파일의 맨 앞에 `---` 두 줄로 감싼 블록을 두고 적어도 `id`와 `title`을 쓰세요',
  },
  EXERCISE_BLOCK_UNKNOWN: {
    message: ({ word }) => `${tick(word, '은')} 채점기가 아는 블록이 아닙니다`,
    help: (args) => meantHelp(args) ?? '채점기가 읽는 블록은 `yaml scenario`, `yaml quiz`, `yaml texts`입니다',
  },
  EXERCISE_BLOCK_MISPLACED: {
    message: ({ word, file }) => `${file}에서는 \`${word}\` 블록은 의미가 없습니다`,
    help: ({ word }) =>
      word === 'yaml texts' ? '번역은 README.ko.md에 둡니다' : '모든 언어에 하나이므로 README.md에 두세요',
  },
  EXERCISE_BLOCK_OPEN: {
    message: ({ word }) => `\`${word}\` 블록이 닫히지 않았습니다`,
    help: () => '블록을 연 것과 같은 코드 펜스로 닫으세요',
  },
  EXERCISE_KEY_UNKNOWN: {
    message: (args) => `${where(args)}에는 키 ${tick(args['key'], '이')} 없습니다`,
    help: (args) => meantHelp(args) ?? (args['known'] === undefined ? '지우세요' : `있는 키: ${ticks(args['known'])}`),
  },
  EXERCISE_KEY_MISSING: {
    message: (args) => `${where(args)}에 ${ticks(args['key'], '이')} 빠졌습니다`,
    help: ({ key }) => (String(key).includes(', ') ? '그 중 하나를 쓰세요' : `\`${key}:\`를 추가하세요`),
  },
  EXERCISE_KEY_INSIDE: {
    message: ({ key, in: place }) => `${tick(key, '이')} \`${place}\` 안에 있습니다`,
    help: ({ key, in: place }) => `\`${key}:\`를 \`${place}:\` 옆에, 같은 열에 쓰세요`,
  },
  EXERCISE_KEY_MISPLACED: {
    message: ({ key, needs }) => `${tick(key, '은')} ${tick(needs)} 없이는 의미가 없습니다`,
    help: ({ key }) => `${tick(key, '을')} 지우세요`,
  },
  EXERCISE_TYPE_WRONG: {
    message: ({ key, expected, got, entry }) =>
      `${entry === undefined ? tick(key, '은') : `\`${key}\`의 항목은`} ${plain(typeNames(expected), '이어야')} 하는데, 값이 ${typeNames(got)}입니다`,
    help: ({ expected, got }) =>
      expected === 'array' && got !== 'object' ? '대괄호로 감싸고 항목 사이에 쉼표를 쓰세요: `[one, two]`' : undefined,
  },
  EXERCISE_VALUE_UNKNOWN: {
    message: ({ key, value }) => `${tick(value, '은')} \`${key}\`의 값이 아닙니다`,
    help: (args) => meantHelp(args) ?? `쓸 수 있는 값: ${ticks(args['allowed'])}`,
  },
  EXERCISE_VALUE_INVALID: {
    message: ({ key, value }) => `${tick(value, '은')} \`${key}\`의 값으로 올바르지 않습니다`,
    help: ({ kind }) => KINDS[String(kind)] ?? '문서의 해당 페이지에 나온 대로 쓰세요',
  },
  EXERCISE_NUMBER_RANGE: {
    message: ({ key, value, minimum, maximum }) =>
      minimum === undefined
        ? `${tick(key, '은')} ${maximum} 이하여야 하는데 ${value}입니다`
        : `${tick(key, '은')} ${minimum} 이상이어야 하는데 ${value}입니다`,
  },
  EXERCISE_EMPTY: {
    message: ({ key, least }) =>
      least === undefined ? `${tick(key, '이')} 비어 있습니다` : `\`${key}\`의 항목이 ${least}개보다 적습니다`,
    help: ({ key, least }) =>
      least === undefined ? `${tick(key, '을')} 채우거나 지우세요` : `\`${key}\`에 적어도 ${least}개를 쓰세요`,
  },
  EXERCISE_ALTERNATIVES: {
    message: ({ key }) => `\`${key}\`에 함께 쓸 수 없는 것이 둘 이상 있습니다`,
    help: () => '하나만 남기세요',
  },
  EXERCISE_ID_NOT_FOLDER: {
    message: ({ id, folder }) => `id는 \`${id}\`인데 폴더는 \`${folder}\`입니다`,
    help: ({ folder }) => `\`id: ${folder}\`라고 쓰거나 폴더의 이름을 바꾸세요`,
  },
  EXERCISE_ID_DUPLICATE: {
    message: ({ id }) => `id ${tick(id, '은')} 이미 쓰고 있습니다`,
    help: () => '둘 중 하나에 다른 `id:`를 주세요. 없으면 검사의 id는 그 종류의 이름입니다',
  },
  EXERCISE_STEP_KIND_MISSING: {
    message: () => '이 단계는 아무것도 하지 않습니다',
    help: (args) => meantHelp(args) ?? '단계에는 `apply`, `replay`, `run`, `wait`, `expect` 중 하나가 있습니다',
  },
  EXERCISE_STEP_KIND_SEVERAL: {
    message: ({ keys }) => `이 단계에 ${ticks(keys, '이')} 함께 있습니다`,
    help: () => '단계를 하나씩 나누세요',
  },
  EXERCISE_STEP_UNKNOWN: {
    message: ({ step }) => `이름이 \`${step}\`인 앞선 단계가 없습니다`,
    help: (args) => meantHelp(args) ?? '`scenario`나 `step`, 또는 `as:`로 단계에 붙인 이름을 쓰세요',
  },
  EXERCISE_CHECK_KIND_MISSING: {
    message: () => '이 검사에 종류가 없습니다',
    help: () => '무엇을 검사하는지 쓰세요. 예: `rollout: complete`',
  },
  EXERCISE_CHECK_KIND_UNKNOWN: {
    message: ({ kind }) => `검사 ${tick(kind, '은')} 없습니다`,
    help: (args) => meantHelp(args) ?? `있는 종류: ${ticks(args['known'])}`,
  },
  EXERCISE_CHECK_KIND_SEVERAL: {
    message: ({ kinds }) => `이 검사에 종류가 둘 이상 있습니다: ${ticks(kinds)}`,
    help: () => '항목을 하나씩 나누세요',
  },
  EXERCISE_EXPRESSION_INVALID: {
    message: ({ problem }) => `식을 읽을 수 없습니다: ${problem}`,
    help: () => '식은 `object`와 `objects`에 대해 참이나 거짓을 돌려줍니다: `object.spec.replicas >= 3`',
  },
  EXERCISE_NEEDS_UNKNOWN: {
    message: ({ id }) => `검사 ${tick(id, '이')} 없습니다`,
    help: (args) => meantHelp(args) ?? '이 시나리오의 검사는 id로, 다른 시나리오의 검사는 `scenario/check`로 쓰세요',
  },
  EXERCISE_NEEDS_LATER: {
    message: ({ id }) => `검사 ${tick(id, '은')} 이 검사보다 앞에 있지 않습니다`,
    help: () => '`needs:`에는 위에 있는 검사만 쓸 수 있습니다',
  },
  EXERCISE_FILE_UNKNOWN: {
    message: ({ file }) => `${tick(file, '은')} 주어지지도 제출되지도 않는 파일입니다`,
    help: (args) => meantHelp(args) ?? '`files:`에 적거나 `given` 폴더에 넣으세요',
  },
  EXERCISE_FILE_DUPLICATE: {
    message: ({ file }) => `${tick(file, '이')} 두 번 적혀 있습니다`,
    help: () => '하나만 남기세요',
  },
  EXERCISE_NO_POINTS: {
    message: () => '실습에서 얻을 수 있는 점수가 없습니다',
    help: () => '적어도 한 검사나 문제에 점수를 주세요',
  },
  EXERCISE_QUIZ_KIND_MISSING: {
    message: () => '이 문제에 종류가 없습니다',
    help: (args) =>
      meantHelp(args) ??
      '문제의 종류는 `choice`, `multiple`, `text`, `number`, `order`, `command`, `computed` 중 하나입니다',
  },
  EXERCISE_QUIZ_KIND_SEVERAL: {
    message: ({ kinds }) => `이 문제에 종류가 둘 이상 있습니다: ${ticks(kinds)}`,
    help: () => '블록을 하나씩 나누세요',
  },
  ...KOREAN_QUIZ_AUTHOR_MESSAGES,
  EXERCISE_TEXTS_SEVERAL: {
    message: () => '번역문 블록이 둘 이상 있습니다',
    help: () => '번역문을 모두 첫 블록에 모으세요',
  },
  EXERCISE_TEXTS_UNKNOWN_ID: {
    message: ({ id }) => `README.md에 id가 \`${id}\`인 것이 없습니다`,
    help: (args) => meantHelp(args) ?? '번역문의 키는 `scenario`, `scenario/check`, 또는 문제의 id입니다',
  },
  EXERCISE_TEXTS_NO_ENGLISH: {
    message: ({ id, key }) => `README.md의 \`${id}\`에 ${tick(key, '이')} 없습니다`,
    help: ({ key }) => `먼저 그곳에 ${tick(key, '을')} 쓰세요`,
  },
  EXERCISE_SHOWN_DIFFERS: {
    message: ({ command, expected, got }) =>
      `${tick(command, '은')} 여기서 ${line(expected, '을')} 출력하는데, 페이지에는 ${line(got, '이')} 보입니다`,
    help: () =>
      '실제 출력으로 고치고, 달라진 부분을 꼭 확인하세요. kubegrade 저장소에서는 `npm run shown:update`로 써넣을 수 있습니다',
  },
  EXERCISE_SHOWN_NOT_REPLAYED: {
    message: () => '이 터미널 화면이 실제와 같은지 확인할 방법이 없습니다',
    help: () => '코드 펜스 뒤에 `console replay=NAME`을 쓰세요. 이름이 같은 블록은 같은 클러스터에서 이어집니다',
  },
  EXERCISE_SHOWN_NO_COMMAND: {
    message: () => '이 터미널 화면이 명령 없이 출력으로 시작합니다',
    help: () => '`$ ` 뒤에 명령을 써서 시작하세요. 파일이라면 `replay=NAME file=PATH`를 쓰세요',
  },
} as const satisfies Record<string, MessageText>
