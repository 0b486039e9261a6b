import type { MessageText } from '../message-text.ts'
import { plain, tick, ticks } from './particle.ts'

/** What the commands for learners say. */
export const KOREAN_LEARNER_MESSAGES = {
  CLI_PROGRESS: {
    message: ({ done, of, points, maxPoints }) => `실습 ${of}개 중 ${done}개 완료 · ${maxPoints}점 만점에 ${points}점`,
  },
  CLI_STATUS_NEW: { message: () => '시작 전' },
  CLI_STATUS_STARTED: { message: () => '진행 중' },
  CLI_STATUS_DONE: { message: () => '완료' },
  CLI_NEXT_IS: { message: ({ id, title }) => `다음: ${id}, ${title}` },
  CLI_ALL_DONE: { message: () => '모든 실습을 마쳤습니다' },
  CLI_DO_SHOW: { message: () => '과제를 읽습니다' },
  CLI_DO_START: { message: ({ id }) => `시작 파일을 ./${id}에 만듭니다` },
  CLI_DO_GRADE: { message: () => '지금까지 한 것을 채점합니다' },
  CLI_DO_WATCH: { message: () => '저장할 때마다 다시 채점합니다' },
  CLI_DO_HINT: { message: () => '힌트를 하나 봅니다' },
  CLI_DO_QUIZ: { message: () => '문제에 답합니다' },
  CLI_START_COPIED: { message: ({ file }) => `만듦    ${file}` },
  CLI_START_GIVEN: { message: ({ file }) => `주어짐  ${file}: 이 내용 그대로 채점합니다` },
  CLI_SHOW_GIVEN: {
    message: ({ id, file }) =>
      `주어진 파일: ${ticks(file)}. ${tick(`grade start ${id}`, '을')} 실행하면 작업 폴더에 복사됩니다`,
  },
  CLI_START_KEPT: { message: ({ file }) => `그대로  ${file}: 이미 있습니다` },
  USAGE_START_EXERCISE: {
    message: ({ place }) => `${tick(place, '은')} 실습 자체에 속합니다`,
    help: () => '자신의 작업 폴더로 이동하거나 폴더 이름을 적으세요',
  },
  USAGE_START_LINK: {
    message: ({ place }) => `${tick(place, '은')} 심볼릭 링크입니다. 링크를 거쳐서는 아무것도 쓰지 않습니다`,
    help: () => '다른 폴더 이름을 적으세요',
  },
  USAGE_START_NO_FOLDER: {
    message: ({ place }) => `${tick(place, '은')} 이미 있는데 폴더가 아닙니다`,
    help: () => '다른 폴더 이름을 적으세요',
  },
  CLI_RESET_ASK: {
    message: ({ id, place, backup }) =>
      `${plain(id, '을')} 처음부터 다시 시작할까요? ${plain(place, '은')} ${plain(backup, '으로')} 이름이 바뀌고, 점수와 열어 본 힌트 기록은 지워집니다`,
  },
  CLI_RESET_LEFT: { message: ({ place }) => `${plain(place, '은')} 그대로 두었습니다` },
  CLI_RESET_KEPT: { message: ({ backup }) => `보관    지금까지의 파일: ${backup}` },
  USAGE_RESET_NONE: {
    message: ({ place }) => `\`${place}\`에 아무것도 없습니다`,
    help: ({ id }) => `${tick(`grade start ${id}`, '으로')} 실습을 시작하세요`,
  },
  USAGE_RESET_HERE: {
    message: ({ place }) => `현재 폴더인 ${tick(place, '은')} 옮길 수 없습니다`,
    help: () => '상위 폴더로 이동하세요',
  },
  USAGE_RESET_TERMINAL: {
    message: () => '먼저 확인을 받아야 하는데, 여기는 터미널이 아닙니다',
    help: ({ id }) => `\`grade reset ${id} --yes\`를 쓰면 묻지 않습니다`,
  },
  CLI_NO_HINTS: {
    message: ({ id, exercise }) => `${id}에는 힌트가 없습니다. \`grade show ${exercise}\`: 과제를 보여 줍니다`,
  },
  CLI_HINT_OF: { message: ({ exercise, check }) => `${exercise}의 ${check} 힌트` },
  CLI_HINT_NEXT: { message: ({ exercise, check }) => `다음: grade hint ${exercise} ${check}` },
  CLI_HINT_NEXT_KEY: { message: () => 'h를 누르면 다음 힌트를 봅니다' },
  CLI_HINT_LAST: {
    message: ({ exercise, check }) =>
      `${check} 힌트는 이것이 전부입니다. \`grade show ${exercise}\`: 과제, \`grade hint ${exercise} --all\`: 다른 힌트 모두`,
  },
  CLI_STATE_BROKEN: {
    message: ({ file }) => `진행 기록을 읽을 수 없어서 새로 시작합니다. 그 기록이 있는 파일: ${file}`,
  },
  CLI_STATE_UNWRITABLE: {
    message: ({ file }) => `${file}에 쓸 수 없어서 진행 상황이 저장되지 않습니다`,
  },
  CLI_WATCH_KEYS: {
    message: ({ view }) =>
      `${view === 'report' ? '' : 'enter 돌아가기 · '}n 다음 실습 · h ${view === 'hint' ? '다음 힌트' : '힌트'} · l 목록 · t 타임라인 · q 끝내기`,
  },
  CLI_WATCH_WAITING: {
    message: ({ id, tried }) =>
      `${ticks(tried)}에 파일이 생기기를 기다립니다. 다른 터미널에서 ${tick(`grade start ${id}`, '으로')} 만들 수 있습니다`,
  },
  CLI_WATCH_FULL: { message: () => '만점입니다. n을 누르면 다음 실습으로 넘어갑니다' },
  CLI_REPORT_WRITTEN: { message: ({ file }) => `${file}에 썼습니다` },
  CLI_WATCH_MORE: { message: ({ id, lines }) => `${lines}줄이 더 있습니다. 모두 보기: \`grade ${id}\`` },
  CLI_WATCH_PIPED: { message: () => '파일을 저장할 때마다 다시 채점합니다. Ctrl-C로 끝냅니다' },
  CLI_WATCH_NO_TIMELINE: { message: () => '아직 실행한 것이 없어서 타임라인이 없습니다' },
  USAGE_WORD_UNKNOWN: {
    message: ({ name }) => `명령에도 실습에도 ${tick(name, '이')} 없습니다`,
    help: ({ meant }) => `${tick(`grade ${meant}`, '을')} 쓰려고 하셨나요?`,
  },
  USAGE_WORD_ORDER: {
    message: () => '이 순서로는 명령이 되지 않습니다',
    help: ({ meant }) => `${tick(`grade ${meant}`, '을')} 쓰려고 하셨나요?`,
  },
  USAGE_HELP_UNKNOWN: {
    message: ({ name }) => `명령 ${tick(name, '은')} 없습니다`,
    help: ({ name, meant }) =>
      meant === undefined
        ? `\`grade show ${name}\`: 실습의 과제, \`grade hint ${name}\`: 힌트, \`grade --help\`: 명령 목록`
        : `${tick(`grade help ${meant}`, '을')} 쓰려고 하셨나요?`,
  },
  USAGE_NEXT_NONE: {
    message: () => '남은 것이 없어서 다음 실습이 없습니다',
    help: ({ known }) => (known === '' ? undefined : `이름을 쓰세요: ${ticks(known)}`),
  },
} as const satisfies Record<string, MessageText>
