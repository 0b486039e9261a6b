import type { RolloutWords } from '../rollout-words.ts'
import { surgeText, unavailableText } from './rollout.ts'
import { span } from './span.ts'

export const KOREAN_ROLLOUT_WORDS: RolloutWords = {
  legend:
    '리비전은 파드 템플릿(spec.template)의 한 버전입니다. 리비전마다 파드를 만드는 ReplicaSet이 있고, 이전 것은 undo를 위해 남습니다.',
  exit: (code) => `종료 코드 ${code}`,
  linesLeftOut: (lines) => `… ${lines}줄 더`,
  fieldsLeftOut: (fields) => `… 필드 ${fields}개 더`,
  newRevision: (after, before) => `새 리비전 ${after ?? '?'}${before === undefined ? '' : ` (이전: ${before})`}`,
  noNewRevision: (revision) => (revision === undefined ? '리비전 없음' : `새 리비전 없음, 그대로 ${revision}`),
  deleted: '삭제됨',
  absent: '(없음)',
  podsMeanwhile: ({ availableBefore, fewestAvailable, mostPods, allowed: { minAvailable, maxPods } }) => {
    const required =
      availableBefore < minAvailable ? `필요: ${minAvailable}, 시작할 때 ${availableBefore}` : `필요: ${minAvailable}`
    return `그동안 가용 파드는 최소 ${fewestAvailable}개(${required}), 파드는 최대 ${mostPods}개(허용: ${maxPods})`
  },
  done: (duration) => `${span(duration)} 뒤에 완료`,
  podsNow: ({ replicas, available, sets }) =>
    [
      `파드 ${replicas}개 중 ${available}개 가용`,
      ...sets.map(({ revision, ready, desired }) => `리비전 ${revision}: ${desired}개 중 ${ready}개 준비`),
    ].join(', '),
  down: (duration) => `${span(duration)} 동안 가용 파드가 없었습니다`,
  state: {
    complete: '완료',
    progressing: '진행 중',
    paused: '일시 중지',
    stuck: '막힘',
    'deadline-exceeded': '막힘, 기한 초과',
    deleted: '삭제됨',
  },
  stateAt: (state, revision) => (revision === undefined ? state : `${state}, 리비전 ${revision}`),
  strategy: '전략',
  strategyFacts: ({ type, replicas, minAvailable, maxPods, maxSurge = '', maxUnavailable = '' }) => {
    if (type === 'Recreate') {
      return [type, '이전 파드가 모두 없어진 뒤에 첫 새 파드를 만들므로, 파드가 없는 시간이 생깁니다']
    }
    const args = { maxSurge, maxUnavailable, replicas, surge: maxPods - replicas, unavailable: replicas - minAvailable }
    return [
      type,
      `${unavailableText(args)} 파드 ${replicas}개 중 최소 ${minAvailable}개는 가용 상태여야 합니다`,
      `${surgeText(args)} 한 번에 최대 ${maxPods}개입니다(종료 중인 파드는 세지 않음)`,
    ]
  },
  why: '이유',
  history: '이력',
  historyHead: ['REVISION', 'REPLICASET', 'READY', 'IMAGES', 'CHANGE-CAUSE'],
  earlier: (revisions) => `이전 번호 ${revisions.join(', ')}`,
  none: '<none>',
  timeline: '타임라인',
  readyPods: '준비 파드',
  laneLegend: '(변경마다 한 열: 준비된 파드의 수, 그 아래는 명령)',
  findings: '살펴볼 점',
  noFindings: '의도와 달라 보이는 점이 없습니다',
  nothingRan: '실행한 kubectl 명령이 없습니다',
}
