import type { MessageText } from '../message-text.ts'
import { tick } from './particle.ts'

const LIMITS: Readonly<Record<string, string>> = {
  depth: '중첩 단계가',
  nodes: '값이',
  documents: '한 파일의 문서가',
}

const HELP: Readonly<Record<string, string>> = {
  tab: '빈칸으로 들여쓰세요. YAML에서는 들여쓰기에 탭을 쓸 수 없습니다',
  indentation: '같은 맵이나 목록의 항목은 같은 열에서 시작합니다. 위의 줄과 비교하세요',
  colon: '키 뒤에는 콜론과 빈칸이 옵니다: `key: value`. `: `가 들어 있는 글은 따옴표로 묶으세요',
  quote: '따옴표를 닫거나, 따옴표가 들어 있는 글은 다른 따옴표로 묶으세요',
  template: '`{`로 시작하는 값은 따옴표로 묶거나, 템플릿을 먼저 채우세요',
  character: '이 문자로 시작하는 글은 따옴표로 묶으세요',
}

export const KOREAN_YAML_MESSAGES = {
  YAML_SYNTAX: {
    // The parser's own words stay as they are: they are what a search finds.
    message: ({ message }) => `YAML을 읽을 수 없습니다: ${String(message).replace(/^yaml: (?:line \d+: )?/, '')}`,
    help: ({ cause }) => HELP[String(cause)] ?? '들여쓰기와 문장 부호를 위의 줄과 비교하세요',
  },
  YAML_DUPLICATE_KEY: {
    message: ({ key }) => `이 맵에 키 ${tick(key, '이')} 두 번 있습니다`,
    help: () => '하나만 남기세요',
  },
  YAML_LIMIT: {
    message: ({ what, max }) => `YAML의 ${LIMITS[String(what)] ?? `${what}`} ${max}개를 넘습니다`,
    help: () => '파일을 나누거나 더 단순하게 쓰세요',
  },
} as const satisfies Record<string, MessageText>
