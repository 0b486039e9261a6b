import type { HtmlWords } from '../html-words.ts'
import { tick } from './particle.ts'

export const KOREAN_HTML_WORDS: HtmlWords = {
  results: '결과',
  checks: '검사',
  problems: '파일에서 발견한 문제',
  timelines: '타임라인',
  outputs: '명령의 출력',
  timelineOf: (scenario) => `${scenario} 타임라인`,
  curve: {
    ready: '준비된 파드',
    pods: '전체 파드',
    ceiling: '허용되는 최대 파드 수',
    floor: '최소 가용 파드 수',
  },
  timelineLegend:
    '오른쪽으로 한 칸은 걸린 시간과 관계없이 변경 하나입니다. 상자의 숫자는 그 리비전에서 준비된 파드의 수이며, 하나도 없으면 점선 상자입니다. 문자가 붙은 점선은 아래 명령을 시작한 순간입니다.',
  mark: '표시',
  time: '시간',
  command: '명령',
  startedWith: '컨테이너가 시작하는 명령',
  word: '단어',
  comesFrom: '출처',
  place: '위치',
  nothingStarted: '없음',
  hint: (number, of) => (of === 1 ? '힌트' : `힌트 ${number}/${of}`),
  printed: (lines) => `${lines}줄`,
  printedNothing: '출력 없음',
  moreCommands: (commands) => `명령 ${commands}개를 더 생략했습니다`,
  madeBy: (command) =>
    `${tick(command, '으로')} 만들었습니다. 이 페이지는 다른 곳에서 아무것도 불러오지 않으며, 아무것도 실행하지 않습니다.`,
}
