import type { Language } from '../domain/text.ts'
import { count } from './list.ts'

/** The fixed words of what a grading in CI says. */
export interface CiWords {
  readonly total: string
  readonly check: string
  readonly points: string
  readonly hint: string
  readonly hints: string
  readonly rollout: string
  readonly problems: string
  /** Heads an annotation: `exercise-3: 8 / 10 points`. */
  readonly scored: (exercise: string, points: number, maxPoints: number) => string
  readonly line: (line: number) => string
  /** What had no room. */
  readonly leftOut: (places: number) => string
  readonly sectionsLeftOut: (sections: number) => string
  readonly hiddenTest: string
  readonly internal: string
  readonly recompute: string
}

const ENGLISH: CiWords = {
  total: 'Total',
  check: 'check',
  points: 'points',
  hint: 'hint',
  hints: 'Hints',
  rollout: 'What happened',
  problems: 'Problems in the files',
  scored: (exercise, points, maxPoints) => `${exercise}: ${points} / ${count(maxPoints, 'point')}`,
  line: (line) => `line ${line}`,
  leftOut: (places) => `${count(places, 'more place')} in the summary of the run`,
  sectionsLeftOut: (sections) => `${count(sections, 'section')} left out: the summary of a run has a limited size`,
  hiddenTest: 'hidden checks',
  internal: 'the grader failed, so nothing was graded',
  recompute: 'Points in CI are information for the learner; the instructor grades the sources anew.',
}

const KOREAN: CiWords = {
  total: '합계',
  check: '검사',
  points: '점수',
  hint: '힌트',
  hints: '힌트',
  rollout: '진행 과정',
  problems: '파일의 문제',
  scored: (exercise, points, maxPoints) => `${exercise}: ${maxPoints}점 중 ${points}점`,
  line: (line) => `${line}행`,
  leftOut: (places) => `나머지 ${places}곳은 실행 요약에 있음`,
  sectionsLeftOut: (sections) => `요약의 크기 제한 때문에 ${sections}개 부분을 생략함`,
  hiddenTest: '숨긴 검사',
  internal: '채점기가 실패하여 채점하지 못함',
  recompute: 'CI의 점수는 수강생을 위한 참고이며, 강사가 제출물을 다시 채점합니다.',
}

const WORDS: Readonly<Record<Language, CiWords>> = { en: ENGLISH, ko: KOREAN }

export function ciWords(language: Language): CiWords {
  return WORDS[language]
}
