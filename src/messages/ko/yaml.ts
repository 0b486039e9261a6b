import type { Args } from '../../domain/diagnostic.ts'
import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { tick } from './particle.ts'

const LIMITS: Readonly<Record<string, string>> = {
  depth: '중첩 단계가',
  nodes: '값이',
  documents: '한 파일의 문서가',
}

/** What the parser stumbles over, in words that do not need its source. */
const CAUSES: Readonly<Record<string, (args: Args) => string>> = {
  tab: () => '들여쓰기에 탭이 있습니다',
  quote: () => '여기서 연 따옴표가 닫히지 않았습니다',
  glued: () => '콜론 뒤에 공백이 없습니다',
  image: () => '이미지 이름에 공백이 있습니다',
  indicator: ({ character }) => `값의 맨 앞에 쓴 ${tick(character, '은')} 다른 뜻이 있습니다`,
  backtick: () => '값의 맨 앞에 쓴 백틱은 다른 뜻이 있습니다',
  deeper: ({ key, column, like, likeColumn, likeLine }) =>
    `${tick(key, '이')} ${column}열에 있어서 ${likeLine}행의 \`${like}\`(${likeColumn}열)보다 깊게 들여쓰였습니다`,
  shallower: ({ key, column, like, likeColumn, likeLine }) =>
    `${tick(key, '이')} ${column}열에 있어서 ${likeLine}행의 \`${like}\`(${likeColumn}열)보다 얕게 들여쓰였습니다`,
}

const HELP: Readonly<Record<string, string>> = {
  anchor: '위에서 `&`와 이름으로 먼저 정의하거나, `*`로 시작하는 문자열은 따옴표로 묶으세요',
  indentation: '같은 맵이나 목록의 항목은 같은 열에서 시작합니다. 위의 줄과 비교하세요',
  colon: '키 뒤에는 콜론과 공백이 옵니다: `key: value`. `: `가 들어 있는 문자열은 따옴표로 묶으세요',
  quote: '따옴표를 닫거나, 따옴표가 들어 있는 문자열은 다른 따옴표로 묶으세요',
  template: '`{`로 시작하는 값은 따옴표로 묶거나, 템플릿을 먼저 채우세요',
  character: '이 문자로 시작하는 문자열은 따옴표로 묶으세요',
}

const sameColumn = ({ key, like, likeColumn }: Args): string =>
  `${tick(key, '을')} ${tick(like, '과')} 같은 ${likeColumn}열에서 시작하세요`

const WRITTEN_HELP: Readonly<Record<string, (args: Args) => string>> = {
  tab: ({ lines, count }) => {
    const all = String(lines).split(', ').length === count ? `${lines}행` : `${lines}행 등 ${count}개 행`
    return `공백으로 들여쓰세요. YAML에서는 들여쓰기에 탭을 쓸 수 없습니다${count === undefined ? '' : `. 탭이 있는 곳: ${all}`}`
  },
  glued: ({ meant }) => `이렇게 쓰세요: \`${meant}\`. 키 뒤에는 콜론과 공백이 옵니다`,
  image: ({ meant }) => `이미지와 태그는 공백 없이 쓰세요: \`image: ${meant}\``,
  indicator: ({ meant }) => `따옴표로 묶으세요: \`${meant}\``,
  // What holds a backtick cannot be marked with some.
  backtick: ({ meant }) => `따옴표로 묶으세요: ${meant}`,
  deeper: sameColumn,
  shallower: sameColumn,
}

const lost = ({ lost: list, more, form }: Args): string => {
  const all = form === 'value' ? `\`${list}\`` : names(list)
  return Number(more) > 0 ? `${all} 외 ${more}개` : all
}

const KEEP: Readonly<Record<string, (args: Args) => string>> = {
  list: ({ key }) => `두 곳의 항목을 모두 \`${key}:\` 하나 아래에 쓰세요`,
  map: ({ key }) => `두 곳의 필드를 모두 \`${key}:\` 하나 아래에 쓰세요`,
}

export const KOREAN_YAML_MESSAGES = {
  YAML_SYNTAX: {
    // The parser's own words stay as they are: they are what a search finds.
    message: (args) => {
      const parser = String(args['message']).replace(/^yaml: (?:line \d+: )?/, '')
      const plain = CAUSES[String(args['cause'])]?.(args)
      return `YAML을 읽을 수 없습니다: ${plain === undefined ? parser : `${plain} (${parser})`}`
    },
    help: (args) =>
      WRITTEN_HELP[String(args['cause'])]?.(args) ??
      HELP[String(args['cause'])] ??
      '들여쓰기와 문장 부호를 위의 줄과 비교하세요',
  },
  YAML_DUPLICATE_KEY: {
    message: (args) => {
      const twice = `이 맵에 키 ${tick(args['key'], '이')} 두 번 있습니다`
      if (args['form'] === undefined) return twice
      return `${twice}. 마지막 것만 쓰입니다${args['lost'] === undefined ? '' : `. 잃는 것: ${lost(args)}`}`
    },
    help: (args) => KEEP[String(args['form'])]?.(args) ?? '하나만 남기세요',
  },
  YAML_SEPARATOR_MISSING: {
    message: () => '여기서 두 번째 오브젝트가 시작되지만 앞에 `---` 줄이 없습니다',
    help: ({ line }) =>
      `${line}행 앞에 \`---\` 줄을 넣으세요. 없으면 kubectl이 둘을 하나로 읽어서 앞의 것이 사라집니다`,
  },
  YAML_LIMIT: {
    message: ({ what, max }) => `YAML의 ${LIMITS[String(what)] ?? `${what}`} ${max}개를 넘습니다`,
    help: () => '파일을 나누거나 더 단순하게 쓰세요',
  },
} as const satisfies Record<string, MessageText>
