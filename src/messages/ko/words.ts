import type { Words } from '../words.ts'
import { span } from './span.ts'

export const KOREAN_WORDS: Words = {
  verdict: {
    passed: '통과',
    failed: '실패',
    skipped: '건너뜀',
    ungradable: '채점 불가',
    errored: '오류',
  },
  severity: { error: '오류', warning: '경고', info: '정보' },
  note: '참고',
  help: '도움말',
  score: (points, maxPoints) => `${points} / ${maxPoints}점`,
  scoreSpoken: (points, maxPoints) => `${maxPoints}점 만점에 ${points}점`,
  advice: '조언',
  expected: '기대',
  got: '실제',
  asked: {
    is: (value) => value,
    has: (value) => `${value} 포함`,
    matches: (value) => `${value} 패턴과 일치`,
    min: (value) => `${value} 이상`,
    max: (value) => `${value} 이하`,
  },
  attempt: '다음',
  hintsOpen: (count, command) => `힌트 ${count}개를 모두 열었습니다. \`${command}\` 명령으로 다시 볼 수 있습니다`,
  because: '이유',
  why: '해설',
  waits: (duration) => `${span(duration)} 뒤`,
  gradedBy: (command) => `채점: ${command}`,
  threshold: (percent, reached) => `${reached ? '통과' : '미통과'}: 점수의 ${percent}%가 필요합니다`,
  deadline: (when) => `마감: ${when}`,
  exercise: '실습',
  check: '검사',
  place: (file, line, column) => `${file} ${line}행 ${column}열`,
  hidden: (checks, passed) => `숨은 검사 ${checks}개 중 ${passed}개 통과`,
  timeline: '타임라인',
  legend: ({ letters, bars, reused }) =>
    [
      '변경마다 한 열',
      `${bars ? '숫자와 막대' : '숫자'}: 준비된 파드`,
      ...(letters ? ['문자: 아래의 명령'] : []),
      ...(reused === undefined
        ? []
        : [
            `${reused.first}→${reused.again}: 리비전 ${reused.first}의 파드 템플릿이 돌아와 번호가 ${reused.again}번으로 바뀜`,
          ]),
    ].join('; '),
  outputs: '출력',
  outputsOffered: '`--outputs`를 붙이면 명령이 출력한 것을 볼 수 있습니다',
  exit: (code) => `종료 코드 ${code}`,
  ready: '준비',
  revision: (revision) => `리비전 ${revision}`,
  command: '명령',
  pods: (ready, wanted) => `파드 ${wanted}개 중 ${ready}개 준비`,
  folded: (passed, skipped) =>
    [...(passed > 0 ? [`✓ 통과 ${passed}개`] : []), ...(skipped > 0 ? [`– 건너뜀 ${skipped}개`] : [])].join(' · '),
  leftOut: (lines) => `${lines}줄을 더 생략했습니다`,
  done: '만점으로 이 실습을 마쳤습니다. 다음: grade show',
  noChecks: '평가한 검사가 없습니다',
  found: (errors, warnings, files) => {
    const problems = [...(errors > 0 ? [`오류 ${errors}개`] : []), ...(warnings > 0 ? [`경고 ${warnings}개`] : [])]
    return `파일 ${files}개: ${problems.length === 0 ? '문제 없음' : problems.join(', ')}`
  },
}
