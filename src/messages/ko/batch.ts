import type { MessageText } from '../message-text.ts'
import { tick, ticks } from './particle.ts'

export const KOREAN_BATCH_MESSAGES = {
  BATCH_CRASHED: {
    message: ({ reason }) => `이 제출물에서 채점기가 실패해(${reason}) 결과가 없습니다`,
    help: () => 'grade 자체의 오류입니다. 제출물과 함께 알려 주세요',
  },
  BATCH_EARLIER_LEFT_OUT: {
    message: ({ place }) => `여러 제출물 중 가장 나중 것을 채점했고, ${tick(place, '은')} 제외했습니다`,
  },
  BATCH_FOLDER_MEANT: {
    message: ({ folder, exercise }) => `폴더 ${tick(folder, '을')} ${tick(exercise, '으로')} 보고 채점했습니다`,
    help: ({ exercise }) => `이름을 ${tick(exercise, '으로')} 바꾸세요. 다른 것이라면 수강생의 폴더 밖으로 옮기세요`,
  },
  BATCH_LATE: {
    message: ({ minutes, percent }) => `${minutes}분 늦음${percent === 0 ? '' : `, ${percent}% 감점`}`,
  },
  BATCH_LEARNER_UNCLEAR: {
    message: ({ name, assignment }) =>
      `${tick(name, '이')} 과제 이름 ${tick(assignment, '으로')} 시작하지 않아 누구의 것인지 알 수 없습니다`,
    help: () => '`--roster FILE`로 사용자 이름을 알려 주세요',
  },
  BATCH_MARKED_LATE: { message: () => '학습 플랫폼이 늦은 제출로 표시했습니다' },
  BATCH_NOT_ON_ROSTER: {
    message: ({ learner }) => `${tick(learner, '은')} 명단에 없습니다`,
    help: () => '이름을 명단과 한 글자씩 비교하세요',
  },
  BATCH_NO_SUBMISSION: { message: () => '제출한 것이 없습니다' },
  BATCH_OTHER_LEFT_OUT: {
    message: ({ place, graded }) =>
      `제출물이 여러 개인데 어느 것이 나중 것인지 알 수 없어, ${tick(graded, '을')} 채점하고 ${tick(place, '은')} 제외했습니다`,
    help: () => '인정하지 않을 것을 치우고 다시 채점하세요',
  },
  BATCH_OVERRIDDEN: {
    message: ({ points, reason, from }) => `${from === '' ? '' : `${from}점 대신 `}결정에 따라 ${points}점: ${reason}`,
  },
  POLICY_EXERCISE_UNKNOWN: {
    message: ({ exercise }) => `실습 ${tick(exercise, '이')} 없어 이 항목은 적용되지 않습니다`,
    help: ({ meant, known }) =>
      meant === undefined ? `있는 실습: ${ticks(known)}` : `${tick(meant, '을')} 쓰려고 하셨나요?`,
  },
  POLICY_TIME_UNKNOWN: {
    message: ({ count: submissions }) => `제출 ${submissions}건은 제출 시각을 알 수 없어 지각으로 처리하지 않습니다`,
    help: () => '압축을 푼 폴더 대신 내려받은 압축 파일을 지정하세요. 압축 파일에는 시각이 남아 있습니다',
  },
  POLICY_UNMATCHED: {
    message: ({ learner }) => `수강생 중에 ${tick(learner, '이')} 없어 이 결정은 적용되지 않습니다`,
    help: ({ meant }) =>
      meant === undefined ? '이름을 결과와 한 글자씩 비교하세요' : `${tick(meant, '을')} 쓰려고 하셨나요?`,
  },
  ROSTER_ID_MISSING: {
    message: ({ name, column }) => `${tick(name)}의 ${tick(column, '이')} 비어 있어 이 행을 제외했습니다`,
    help: ({ column }) => `${tick(column)} 열을 채우세요. 제출물은 이 값으로 찾고 이름으로는 찾지 않습니다`,
  },
  ROSTER_TWICE: {
    message: ({ id }) => `명단에 ${tick(id)}의 행이 여러 개 있어 마지막 행을 씁니다`,
    help: () => '잘못된 행을 지우세요. 두 사람의 아이디가 같다면 한쪽을 고치세요',
  },
  BATCH_UNGRADABLE: {
    message: ({ checks, of }) =>
      checks === of ? '채점할 수 있는 것이 없습니다' : `검사 ${of}개 중 ${checks}개를 채점할 수 없습니다`,
    help: () => '파일에 대한 설명을 보세요',
  },
} as const satisfies Record<string, MessageText>
