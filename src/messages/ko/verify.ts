import type { Args } from '../../domain/diagnostic.ts'
import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { editText } from './mutation.ts'
import { kindWord } from './kind-word.ts'
import { tick, ticks } from './particle.ts'

const meantHelp = ({ meant }: Args): string | undefined =>
  meant === undefined ? undefined : `${tick(meant, '을')} 쓰려고 하셨나요?`

/** How a check turned out, as the end of a sentence. */
function outcome(verdict: string | number | undefined): string {
  if (verdict === 'ungradable') return '채점될 수 없습니다'
  if (verdict === 'errored') return '채점기 오류로 끝납니다'
  return verdict === 'skipped' ? '실행되지 않습니다' : verdict === 'passed' ? '통과합니다' : '실패합니다'
}

export const KOREAN_VERIFY_MESSAGES = {
  SOLUTION_MISSING: {
    message: ({ id }) => `\`${id}\`에 모범 답안이 없습니다`,
    help: ({ id }) => `만점인 답을 \`solutions/${id}\`에 두세요`,
  },
  SOLUTION_FILE_MISSING: {
    message: ({ file }) => `모범 답안에 ${tick(file, '이')} 없습니다`,
    help: ({ file }) => `파일을 쓰거나, 꼭 내지 않아도 되면 \`"${file}?"\`로 적으세요`,
  },
  SOLUTION_CHECK_FAILS: {
    message: ({ check, verdict }) => `모범 답안에서 ${ticks(check, '이')} ${outcome(verdict)}`,
    help: ({ id }) =>
      `검사나 모범 답안을 고치세요. 전체 보고서는 ${tick(`grade ${id} solutions/${id}`, '으로')} 볼 수 있습니다`,
  },
  STEP_NOT_SIMULATED: {
    message: ({ command }) => `${tick(command, '은')} 시뮬레이션하지 않으므로 이 단계는 아무 일도 하지 않습니다`,
    help: () => '시뮬레이션하는 명령으로 같은 일을 하거나, 검사가 오브젝트를 직접 보게 하세요',
  },
  STEP_MISSPELT: {
    message: ({ command, said }) =>
      said === undefined
        ? `${tick(command, '이라')}는 명령이 없으므로 이 단계는 아무 일도 하지 않습니다`
        : `무엇을 제출하든 ${tick(command, '이')} 실패합니다: ${said}`,
    help: meantHelp,
  },
  STEP_FAILS: {
    message: ({ command, said }) => `모범 답안으로도 ${tick(command, '이')} 실패합니다: ${said}`,
    help: ({ kind, exists }) =>
      exists === undefined || exists === ''
        ? '실패해야 하는 명령이라면 검사로 적으세요: `output: { exit: 1 }`'
        : `있는 ${kindWord(kind)} 이름: ${ticks(exists)}`,
  },
  STARTER_MISSING: {
    message: () => '시작 파일이 없어 수강생이 아무것도 없이 시작합니다',
    help: ({ files }) => `수강생이 시작할 파일을 \`starter\` 폴더에 두세요: ${names(files)}`,
  },
  STARTER_PASSES: {
    message: () => '시작 파일만으로 이미 만점이라 할 일이 없습니다',
    help: () => '검사가 묻는 것을 시작 파일에서 빼세요',
  },
  FILE_NOT_HANDED_IN: {
    message: ({ file }) => `${tick(file, '은')} 제출하는 파일이 아니므로 쓰이지 않습니다`,
    help: ({ files }) => `프런트 매터에 적힌 파일: ${names(files)}`,
  },
  CASES_MISSING: {
    message: () => '알려진 틀린 답이 없어 검사가 실패할 수 있는지 알 수 없습니다',
    help: () => '틀린 답을 `wrong/NAME`에 두고, 실패하는 검사와 함께 `cases.yaml`에 적으세요',
  },
  CASE_UNLISTED: {
    message: ({ part, name }) => `cases.yaml에 \`${part}/${name}\` 항목이 없습니다`,
    help: (args) => meantHelp(args) ?? `\`${args['part']}:\` 아래에 \`${args['name']}:\` 항목을 적으세요`,
  },
  CASE_WITHOUT_FOLDER: {
    message: ({ part, name }) => `\`${part}/${name}\` 폴더가 없습니다`,
    help: (args) => meantHelp(args) ?? '모범 답안과 다른 파일만 담아 만드세요',
  },
  CASE_CHECK_UNKNOWN: {
    message: ({ check }) => `${tick(check, '이라')}는 검사가 없습니다`,
    help: (args) => meantHelp(args) ?? `있는 검사: ${names(args['checks'])}`,
  },
  CASE_OMITS_NOTHING: {
    message: ({ file }) => `모범 답안에 뺄 수 있는 ${tick(file, '이')} 없습니다`,
    help: (args) => meantHelp(args),
  },
  CASE_CHANGES_NOTHING: {
    message: ({ part, name, unused }) =>
      unused === undefined
        ? `${tick(`${part}/${name}`, '이')} 모범 답안과 같습니다`
        : `${tick(`${part}/${name}`, '이')} 바꾸는 것이 없습니다. 제출하는 파일이 아닌 것: ${ticks(unused)}`,
    help: () => '제출하는 파일에서 무엇이든 바꾸거나 지우세요',
  },
  CASE_PASSES: {
    message: ({ name }) => `틀린 답 ${tick(name, '이')} 만점입니다`,
    help: () => '무엇이 틀렸는지 잡아내는 검사를 추가하거나, `right`로 옮기세요',
  },
  CASE_CHECK_PASSES: {
    message: ({ name, check, verdict }) =>
      `${tick(name, '은')} ${tick(check)}에서 실패해야 하는데, 그 검사가 ${outcome(verdict)}`,
    help: ({ verdict }) =>
      verdict === 'skipped'
        ? '필요한 검사가 통과하지 못한 검사는 실패가 아닙니다. 목록에서 빼세요'
        : '검사를 더 엄격하게 하거나, 목록에서 빼세요',
  },
  CASE_CHECK_FAILS: {
    message: ({ name, check }) => `${tick(name, '이')} 목록에 없는 ${ticks(check)}에서 실패합니다`,
    help: ({ check }) => `\`fails:\`에 ${ticks(check, '을')} 추가하거나, 먼저 실패하는 검사를 \`needs:\`에 적으세요`,
  },
  CASE_CHECK_UNGRADABLE: {
    message: ({ name, check, verdict }) => `\`${name}\`에서 ${ticks(check, '이')} ${outcome(verdict)}`,
    help: () => '알려진 답은 채점할 수 있어야 합니다. 이미지를 선언하고 시뮬레이션되는 것만 쓰세요',
  },
  RIGHT_CHECK_FAILS: {
    message: ({ name, check, verdict }) => `맞는 답 \`${name}\`에서 ${ticks(check, '이')} ${outcome(verdict)}`,
    help: () => '검사가 이 답을 받아들이게 하거나, 답을 `wrong`으로 옮기세요',
  },
  CHECK_NEVER_FAILS: {
    message: ({ check }) => `시작 파일도, 틀린 답도, 변형도 ${tick(check)}에서 실패하지 않습니다`,
    help: () => '이 검사에서 실패하는 틀린 답을 추가하거나, 검사를 지우세요',
  },
  PROSE_UNFINISHED: {
    message: ({ what }) => `아직 쓰지 않은 본문: ${what}`,
    help: () => '본문을 쓰고 이 줄을 지우세요',
  },
  LINK_BROKEN: {
    message: ({ target }) => `\`${target}\`에 아무것도 없습니다`,
    help: () => '상대 링크는 이 파일이 있는 폴더에서 시작합니다',
  },
  LINK_ANCHOR_BROKEN: {
    message: ({ anchor, file }) => `\`${file}\`에 앵커가 \`#${anchor}\`인 제목이 없습니다`,
    help: (args) => meantHelp(args) ?? '앵커는 제목을 소문자로, 공백을 `-`로 바꾼 것입니다',
  },
  MUTANT_SURVIVES: {
    message: (args) => `이렇게 바꾸어도 만점입니다: ${editText(args)}`,
    help: () => '이것을 잡아내는 검사를 추가하세요. 이것도 맞는 답이면 `right`에 추가하세요',
  },
  MUTANTS_FEW: {
    message: ({ counted }) => `모범 답안의 변형 중 세는 것이 ${counted}개뿐이라 점수를 믿기 어렵습니다`,
    help: ({ min }) => `적어도 ${min}개는 있어야 점수에 의미가 있습니다. 틀릴 수 있는 곳이 더 많은 답을 요구하세요`,
  },
  MUTATION_SCORE_LOW: {
    message: ({ killed, counted, score, min }) =>
      `검사가 모범 답안에 낸 실수 ${counted}개 중 ${killed}개를 잡아냅니다: ${score}%, 적어도 ${min}%가 필요합니다`,
    help: () => '살아남은 변형은 모두 위치와 함께 적혀 있습니다',
  },
} as const satisfies Record<string, MessageText>
