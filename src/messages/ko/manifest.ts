import type { Args } from '../../domain/diagnostic.ts'
import type { MessageText } from '../message-text.ts'
import { DETAILS, FIELDS } from './manifest-help.ts'
import { plain, tick, ticks } from './particle.ts'

const TYPES: Readonly<Record<string, string>> = {
  boolean: '`true` 또는 `false`',
  bytes: 'base64 문자열',
  fraction: '소수',
  integer: '정수',
  'int-or-string': '정수 또는 문자열',
  list: '목록',
  map: '필드로 이루어진 맵',
  number: '숫자',
  object: '필드로 이루어진 맵',
  other: '다른 것',
  quantity: '`500m`, `64Mi` 같은 양',
  raw: '필드로 이루어진 맵',
  string: '문자열',
  time: '`2026-01-01T00:00:00Z` 같은 시각',
}

const FIXES: Readonly<Record<string, (args: Args) => string>> = {
  unquote: ({ value }) => `따옴표를 빼세요: \`${String(value).replaceAll(/^["']|["']$/g, '')}\``,
  quote: ({ value }) => (value === '' ? '문자열 하나를 쓰세요' : `따옴표로 묶으세요: \`"${value}"\``),
  'quote-yaml-1.1': ({ value }) =>
    `이 YAML에서 \`yes\`, \`no\`, \`on\`, \`off\`는 불리언입니다. 문자열로 쓰려면 따옴표로 묶으세요: \`"${value}"\``,
  'no-dash': ({ field }) => `\`${field}\`의 필드 앞에 있는 \`- \`를 지우세요`,
  fields: ({ field }) => `\`${field}\` 아래에 그 필드를 들여써서 쓰세요`,
  blank: ({ meant }) => `콜론 뒤에 공백을 넣으세요: \`${meant}\``,
  shell: ({ field, meant }) => `이 줄은 셸이 읽게 하세요: \`${field}: ${meant}\``,
  words: ({ field, meant }) => `단어마다 항목 하나로 나누어 쓰세요: \`${field}: ${meant}\``,
  'one-value': ({ field }) => `\`${field}:\` 뒤에 값 하나를 쓰세요`,
  dash: ({ field, value }) =>
    `\`${field}:\` 아래에 목록을 쓰세요. 항목마다 한 줄을 쓰고${value === '' ? ' `- `로 시작합니다' : ` 이렇게 시작합니다: \`- ${value}\``}`,
  'dash-map': ({ field, first }) => `\`${field}\`의 항목은 저마다 \`- \`로 시작하세요. 예: \`- ${first}: …\``,
  'dash-named': ({ field }) =>
    `${tick(field, '은')} 목록입니다. 항목마다 \`- name: NAME\`을 쓰고 그 아래에 \`value: VALUE\`를 쓰세요`,
  'dash-field': ({ field, first, value }) => `\`${field}:\` 아래에 목록을 쓰세요. 예: \`- ${first}: ${value}\``,
  digits: ({ value }) => `수만 쓰세요: \`${Number.parseInt(String(value).replaceAll(/^["']/g, ''), 10)}\``,
  base64: () => 'base64로 쓰거나, 텍스트를 그대로 쓸 수 있는 `stringData` 아래에 쓰세요',
  root: () => '사용자와 그룹은 여기서 번호로 씁니다. root는 `0`입니다',
}

const RULES: Readonly<Record<string, string>> = {
  label: '영문 소문자, 숫자, `-`를 쓰고 영문자나 숫자로 시작하고 끝내세요',
  name: '영문 소문자, 숫자, `-`, `.`을 쓰고 영문자나 숫자로 시작하고 끝내세요',
  service: '영문 소문자, 숫자, `-`를 쓰고 영문자로 시작해서 영문자나 숫자로 끝내세요',
  key: '영문자, 숫자, `-`, `_`, `.`을 쓰고 영문자나 숫자로 시작하고 끝내세요',
  prefix: '`/` 앞에는 도메인처럼 쓰세요: `example.com/name`',
  'label-value': '영문자, 숫자, `-`, `_`, `.`을 쓰고 영문자나 숫자로 시작하고 끝내세요',
  'config-key': '영문자, 숫자, `-`, `_`, `.`을 쓰세요',
  variable: '`=`을 뺀 인쇄 가능한 문자를 쓰세요',
  port: '영문 소문자, 숫자와 그 사이의 `-` 하나씩을 15자까지 쓰세요',
  'port-number': '따옴표로 묶으면 컨테이너 포트의 이름이 되므로 따옴표를 빼세요',
  'port-letter': '영문자를 적어도 하나 쓰세요. 번호 자체는 `containerPort`나 `port`에 씁니다',
}

const NOUNS: Readonly<Record<string, string>> = {
  key: '키로',
  prefix: '키로',
  'label-value': '레이블의 값으로',
  'config-key': 'ConfigMap의 키로',
  variable: '변수의 이름으로',
  service: 'Service의 이름으로',
  port: '포트의 이름으로',
  'port-letter': '포트의 이름으로',
  'port-number': '포트의 이름으로',
}

const meantHelp = ({ meant: word }: Args): string | undefined =>
  word === undefined ? undefined : `${tick(word, '을')} 쓰려고 하셨나요?`
const owner = ({ in: place, kind }: Args): string =>
  place === '' || place === undefined ? String(kind) : `\`${place}\``
/** `containers[]` is an entry of `containers`. */
const entryOf = (place: string | number | undefined, name: string | number | undefined): string => {
  const list = String(place)
  if (!list.endsWith('[]')) return `\`${list}\``
  return `\`${list.slice(0, -2)}\`의 ${name === undefined ? '항목' : `항목 \`${name}\``}`
}
const range = ({ min, max }: Args): string => {
  if (min === undefined) return `${max} 이하여야`
  return max === undefined ? `${min} 이상이어야` : `${min}에서 ${max} 사이여야`
}

export const KOREAN_MANIFEST_MESSAGES = {
  MANIFEST_NOT_SIMULATED: {
    message: ({ what }) => `${tick(what, '은')} 시뮬레이션하지 않습니다`,
    help: () => '이것이 필요한 검사는 채점할 수 없고, 나머지는 채점합니다',
  },
  MANIFEST_FILE_EMPTY: {
    message: ({ file }) => `\`${file}\`에 오브젝트가 없습니다`,
    help: () => '`apiVersion:`, `kind:`, `metadata:`로 시작하는 오브젝트를 쓰세요',
  },
  MANIFEST_NOT_AN_OBJECT: {
    message: ({ got }) => `쿠버네티스 오브젝트가 아닙니다 (읽은 값: ${TYPES[String(got)] ?? String(got)})`,
    help: () => '오브젝트는 `apiVersion:`, `kind:`, `metadata:`로 시작하는 맵입니다',
  },
  MANIFEST_API_VERSION_WRONG: {
    message: ({ kind, apiVersion }) => `\`apiVersion: ${apiVersion}\`에는 ${tick(kind, '이')} 없습니다`,
    help: ({ kind, expected }) => `${kind}의 apiVersion은 \`apiVersion: ${expected}\`입니다`,
  },
  MANIFEST_KIND_UNKNOWN: {
    message: ({ kind }) => `${tick(kind, '이라')}는 kind는 없습니다`,
    help: (args) => meantHelp(args) ?? 'kind는 `Deployment`, `Service`, `ConfigMap`처럼 대소문자를 맞춰 씁니다',
  },
  MANIFEST_FIELD_UNKNOWN: {
    message: (args) => `${tick(args['field'], '은')} ${owner(args)}의 필드가 아닙니다`,
    help: (args) => {
      if (args['fix'] === 'flat-selector')
        return '`selector:` 바로 아래에 레이블을 쓰세요. 서비스는 레이블만으로 파드를 고릅니다'
      return meantHelp(args) ?? '철자와 들여쓰기를 예제와 비교해 보거나 지우세요'
    },
  },
  MANIFEST_FIELD_MISPLACED: {
    message: (args) => `${tick(args['field'], '은')} ${owner(args)}의 필드가 아닙니다`,
    help: ({ field, belongs }) => {
      const places = String(belongs).split(', ')
      const list = places.map((place) => (place === '' ? '오브젝트 바로 아래' : `\`${place}\``)).join(' 또는 ')
      return `${tick(field, '은')} ${list}에 있어야 합니다. 그곳으로 옮기고 다른 필드와 들여쓰기를 맞추세요`
    },
  },
  MANIFEST_FIELD_MISSING: {
    message: ({ field, in: place, name, empty, kind }) => {
      const where = place === '' ? (kind === '' ? '' : `${kind}에 `) : `${entryOf(place, name)}에 `
      if (empty !== undefined)
        return `${where === '' ? '' : `${where.slice(0, -2)}의 `}${tick(field, '이')} 비어 있습니다`
      return `${where}${ticks(field, '이')} 없습니다`
    },
    help: ({ field, in: place, example }) =>
      example === undefined
        ? (FIELDS[`${place}.${field}`] ?? FIELDS[String(field)] ?? `${ticks(field)}에 값을 주세요`)
        : `${tick(example, '을')} 추가하세요`,
  },
  MANIFEST_FIELD_FORBIDDEN: {
    message: ({ field, detail }) => `여기에는 ${tick(field, '을')} 쓸 수 없습니다: ${detail}`,
    help: ({ field, detail }) => DETAILS[String(detail)] ?? `${tick(field, '을')} 지우세요`,
  },
  MANIFEST_FIELD_IMMUTABLE: {
    message: ({ field }) => `오브젝트를 만든 뒤에는 ${tick(field, '을')} 바꿀 수 없습니다`,
    help: () => '값을 원래대로 돌리거나, 오브젝트를 지우고 새로 만드세요',
  },
  MANIFEST_TYPE_WRONG: {
    message: ({ field, entry, expected, got, value }) => {
      const wanted = TYPES[String(expected)] ?? String(expected)
      const given = got === 'boolean' ? '불리언' : (TYPES[String(got)] ?? String(got))
      const is = value === '' || value === undefined ? `값이 ${given}입니다` : `${tick(value, '은')} ${given}입니다`
      return `${entry === undefined ? tick(field, '은') : `\`${field}\`의 항목은`} ${plain(wanted, '이어야')} 하는데, ${is}`
    },
    help: (args) => FIXES[String(args['fix'])]?.(args),
  },
  MANIFEST_QUANTITY_INVALID: {
    message: ({ field, value }) => `${tick(value, '은')} \`${field}\`에 쓸 수 있는 양이 아닙니다`,
    help: (args) =>
      meantHelp(args) ?? '숫자와 단위를 공백 없이 쓰세요. CPU는 `250m`이나 `0.5`, 메모리는 `64Mi`나 `1Gi`처럼 씁니다',
  },
  MANIFEST_NAME_INVALID: {
    message: ({ field, value, max, rule }) =>
      rule === 'length'
        ? `${tick(value, '은')} ${max}자가 넘어서 \`${field}\`에 너무 깁니다`
        : `${tick(value, '은')} ${NOUNS[String(rule)] ?? '이름으로'} 올바르지 않습니다`,
    help: (args) => {
      const rule = RULES[String(args['rule'])] ?? `${args['max']}자까지만 쓰세요`
      return args['meant'] === undefined ? rule : `${rule}: \`${args['meant']}\``
    },
  },
  MANIFEST_NUMBER_RANGE: {
    message: (args) => `${tick(args['field'], '은')} ${range(args)} 하는데 ${args['value']}입니다`,
  },
  MANIFEST_PERCENT_INVALID: {
    message: ({ field, value }) => `${tick(value, '은')} \`${field}\`에 필요한 파드 수도 백분율도 아닙니다`,
    help: ({ number }) =>
      number === undefined
        ? '`1` 같은 정수나 `25%` 같은 백분율을 쓰세요'
        : `파드 수라면 \`${number}\`, 백분율이라면 \`${number}%\`로 쓰세요`,
  },
  MANIFEST_VALUE_UNSUPPORTED: {
    message: ({ field, value }) =>
      value === '' ? `\`${field}\`에 쓸 수 있는 값이 없습니다` : `${tick(value, '은')} \`${field}\`의 값이 아닙니다`,
    help: (args) => meantHelp(args) ?? `쓸 수 있는 값: ${ticks(args['allowed'])}`,
  },
  MANIFEST_VALUE_DUPLICATE: {
    message: ({ field, value }) =>
      value === '' ? `${tick(field, '이')} 두 번 있습니다` : `${tick(value, '이')} 두 번 있습니다`,
    help: ({ field }) => `항목마다 다른 ${tick(field, '을')} 주세요`,
  },
  MANIFEST_VALUE_INVALID: {
    message: ({ field, value, detail }) =>
      value === undefined || value === ''
        ? `${tick(field, '을')} 받아들이지 않습니다: ${detail}`
        : `\`${field}\`의 값으로 ${tick(value, '을')} 받아들이지 않습니다: ${detail}`,
    help: ({ field, detail }) =>
      field === 'clusterIP' && detail !== 'may not change once set'
        ? '`clusterIP`를 빼세요. 클러스터가 서비스에 주소를 줍니다'
        : DETAILS[String(detail)],
  },
  MANIFEST_REQUEST_ABOVE_LIMIT: {
    message: ({ resource, value, limit }) =>
      `컨테이너가 요청하는 ${resource} ${plain(value, '이')} 한도 ${limit}보다 많습니다`,
    help: () => '한도(limits)를 올리거나 요청(requests)을 줄이세요',
  },
  MANIFEST_REFERENCE_UNKNOWN: {
    message: ({ value }) => `파드에 볼륨 ${tick(value, '이')} 없습니다`,
    help: (args) => {
      if (args['meant'] !== undefined) return meantHelp(args)
      return args['exists'] === ''
        ? '`containers` 옆의 `volumes`에 추가하세요'
        : `\`volumes\`에 추가하거나, 있는 것을 쓰세요: ${ticks(args['exists'])}`
    },
  },
  MANIFEST_SELECTOR_MISMATCH: {
    message: ({ key, wanted, got }) => {
      if (key === undefined) return '셀렉터가 파드 템플릿의 레이블과 맞지 않습니다'
      const labels =
        got === undefined ? `레이블 ${tick(key, '이')} 없습니다` : `레이블 ${tick(`${key}: ${got}`, '이')} 있습니다`
      return `셀렉터는 \`${key}: ${wanted}\`인 파드를 찾는데, 템플릿의 파드에는 ${labels}`
    },
    help: () => '`spec.selector.matchLabels`와 `spec.template.metadata.labels`에 같은 레이블을 쓰세요',
  },
  MANIFEST_SELECTOR_IMMUTABLE: {
    message: ({ kind }) => `${kind}의 셀렉터는 만든 뒤에 바꿀 수 없습니다`,
    help: ({ kind }) => `셀렉터를 원래대로 돌리거나, ${plain(kind, '을')} 지우고 새로 만드세요`,
  },
  MANIFEST_RESTART_POLICY: {
    message: ({ kind, value }) => `${kind}의 파드는 항상 다시 시작하므로 \`restartPolicy\`가 ${value}일 수 없습니다`,
    help: () => '`restartPolicy`를 지우세요. 끝나는 작업은 Job이나 단독 파드로 실행합니다',
  },
  MANIFEST_STRATEGY_CONFLICT: {
    message: () => '전략이 `Recreate`이면 `rollingUpdate`는 의미가 없습니다',
    help: () => '`rollingUpdate`를 지우거나 `type: RollingUpdate`를 고르세요',
  },
  DEPLOYMENT_SURGE_AND_UNAVAILABLE_ZERO: {
    message: () => '`maxSurge`와 `maxUnavailable`이 모두 0이어서 어떤 파드도 교체할 수 없습니다',
    help: () => '둘 중 하나는 1 이상으로 정하세요',
  },
  MANIFEST_NAMESPACE_MISSING: {
    message: ({ namespace }) => `네임스페이스 ${tick(namespace, '이')} 없습니다`,
    help: ({ namespace }) =>
      `먼저 ${tick(`kubectl create namespace ${namespace}`, '으로')} 만들거나, \`namespace\`를 빼세요`,
  },
  MANIFEST_NAMESPACE_OTHER: {
    message: ({ namespace, asked }) => `오브젝트의 네임스페이스는 \`${namespace}\`인데 명령은 \`${asked}\`라고 합니다`,
    help: () => '여기서 `namespace`를 빼거나, 두 곳에 같은 이름을 쓰세요',
  },
  MANIFEST_NAME_TAKEN: {
    message: ({ kind, name }) => `${kind} ${tick(name, '이')} 이미 있습니다`,
    help: () => '있는 것을 바꾸는 `kubectl apply`를 쓰거나, 다른 이름을 고르세요',
  },
  MANIFEST_IMAGE_INVALID: {
    message: ({ value }) => `${tick(value, '은')} 이미지 이름으로 쓸 수 없어서 컨테이너가 시작되지 않습니다`,
    help: (args) => meantHelp(args) ?? '`nginx:1.26`처럼 이름은 소문자로 공백 없이, 태그는 하나만 쓰세요',
  },
  MANIFEST_WARNED: {
    message: ({ server }) => `API 서버의 경고: ${server}`,
    help: ({ server }) => {
      const amount = /fractional byte value "(\d+)m"/.exec(String(server))?.[1]
      return amount === undefined
        ? undefined
        : `\`${amount}m\`는 바이트의 1000분의 1 단위입니다. \`${amount}Mi\`라고 쓰세요`
    },
  },
  MANIFEST_REFUSED: {
    message: ({ server }) => `오브젝트가 거부되었습니다: ${server}`,
  },
} as const satisfies Record<string, MessageText>
