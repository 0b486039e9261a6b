import type { LayoutName } from '../domain/batch.ts'
import type { ChangeCause } from '../domain/result-change.ts'
import type { Language } from '../domain/text.ts'
import { count } from './list.ts'

/** The fixed words of the reports of a class. */
export interface BatchWords {
  readonly layout: Readonly<Record<LayoutName, string>>
  /** What was found, and how it is laid out. */
  readonly found: (submissions: number, learners: number, layout: string) => string
  readonly learner: string
  readonly exercise: string
  readonly notes: string
  /** Why an identifier is not as it was. */
  readonly apostrophe: string
  readonly missing: string
  readonly noResult: string
  readonly mean: string
  readonly median: string
  readonly fullMarks: string
  /** Whose points reach what the policy asks for. */
  readonly passed: string
  readonly learners: string
  /** `128/1000  210/s  4 s left` on a terminal. */
  readonly progress: (done: number, all: number, perSecond: number, secondsLeft: number) => string
  /** Said at the end: how fast it was, and how much came from earlier runs. */
  readonly graded: (submissions: number, seconds: string, perSecond: number) => string
  /** Why a result is another one. */
  readonly cause: Readonly<Record<ChangeCause, string>>
  readonly noChanges: string
  /** `3 results are other ones: 2 lost points, 1 gained some`. */
  readonly changes: (all: number, lost: number, gained: number) => string
  readonly none: string
  readonly pointsOfWork: (before: string, after: string) => string
}

const ENGLISH: BatchWords = {
  layout: {
    classroom50: 'repositories of Classroom 50',
    'gh-classroom': 'repositories of `gh classroom`',
    moodle: 'a download of Moodle',
    canvas: 'a download of Canvas',
    learners: 'a folder or an archive for each learner',
  },
  found: (submissions, learners, layout) =>
    `${count(submissions, 'submission')} of ${count(learners, 'learner')}, read as ${layout}`,
  learner: 'learner',
  exercise: 'exercise',
  notes: 'Notes',
  apostrophe: 'an apostrophe was put before what a spreadsheet would take for a formula',
  missing: 'nothing handed in',
  noResult: 'no result',
  mean: 'mean',
  median: 'median',
  fullMarks: 'full marks',
  passed: 'passed',
  learners: 'learners',
  progress: (done, all, perSecond, secondsLeft) => `${done}/${all}  ${perSecond}/s  ${secondsLeft} s left`,
  graded: (submissions, seconds, perSecond) => `graded ${submissions} in ${seconds} s (${perSecond}/s)`,
  cause: {
    submission: 'other files were handed in',
    exercise: 'the exercise was changed',
    engine: 'graded by another version',
    policy: 'the policy, or a decision',
    unexplained: 'not explained by files, exercise or grader',
    appeared: 'was not there before',
    disappeared: 'is not there any more',
  },
  noChanges: 'every result is the same',
  changes: (all, lost, gained) =>
    `${count(all, 'result is another one', 'results are other ones')}: ${lost} lost points, ${gained} gained some`,
  none: 'none',
  pointsOfWork: (before, after) => `points of the work: ${before} → ${after}`,
}

const KOREAN: BatchWords = {
  layout: {
    classroom50: 'Classroom 50 저장소',
    'gh-classroom': '`gh classroom` 저장소',
    moodle: 'Moodle에서 내려받은 파일',
    canvas: 'Canvas에서 내려받은 파일',
    learners: '수강생별 폴더나 압축 파일',
  },
  found: (submissions, learners, layout) => `수강생 ${learners}명의 제출물 ${submissions}개, 구성: ${layout}`,
  learner: '수강생',
  exercise: '실습',
  notes: '참고',
  apostrophe: '스프레드시트가 수식으로 읽을 텍스트 앞에 작은따옴표를 붙였습니다',
  missing: '제출 없음',
  noResult: '결과 없음',
  mean: '평균',
  median: '중앙값',
  fullMarks: '만점',
  passed: '통과',
  learners: '수강생',
  progress: (done, all, perSecond, secondsLeft) => `${done}/${all}  초당 ${perSecond}  ${secondsLeft}초 남음`,
  graded: (submissions, seconds, perSecond) => `${submissions}개를 ${seconds}초에 채점함 (초당 ${perSecond})`,
  cause: {
    submission: '제출한 파일이 다름',
    exercise: '실습이 바뀜',
    engine: '다른 버전으로 채점함',
    policy: '정책이나 결정',
    unexplained: '파일, 실습, 채점기로 설명되지 않음',
    appeared: '이전에는 없었음',
    disappeared: '이제는 없음',
  },
  noChanges: '모든 결과가 같습니다',
  changes: (all, lost, gained) => `달라진 결과 ${all}개: 점수가 내린 것 ${lost}개, 오른 것 ${gained}개`,
  none: '없음',
  pointsOfWork: (before, after) => `제출물 자체의 점수: ${before} → ${after}`,
}

const WORDS: Readonly<Record<Language, BatchWords>> = { en: ENGLISH, ko: KOREAN }

export function batchWords(language: Language): BatchWords {
  return WORDS[language]
}
