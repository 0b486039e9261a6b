import type { Args } from '../../domain/diagnostic.ts'
import type { MessageText } from '../message-text.ts'
import { unavailableStory } from '../shares.ts'
import { plain, ticks } from './particle.ts'

/** What one action did to revisions, and why a rollout stands where it stands: the reasons of `grade rollout`. */
export const KOREAN_ROLLOUT_MESSAGES = {
  REVISION_RENUMBERED: {
    message: ({ from, after }) =>
      `리비전 ${from}의 파드 템플릿이 돌아와서 그 ReplicaSet을 다시 쓰고, 번호가 ${from}에서 ${plain(after, '으로')} 바뀝니다`,
  },
  REVISION_RESUMED: {
    message: ({ after }) =>
      `재개: 일시 중지하는 동안 파드 템플릿에 생긴 변경이 리비전 ${plain(after, '으로')} 나타납니다`,
  },
  REVISION_ONLY_OTHERS: {
    message: ({ fields }) => `파드 템플릿(\`spec.template\`) 밖에 있는 ${ticks(fields)}만 바뀌었습니다`,
  },
  REVISION_UNCHANGED: { message: () => 'Deployment에서 바뀐 것이 없으므로 파드 템플릿도 그대로입니다' },
  REVISION_SAME_MEANING: {
    message: () => '표기는 다르지만 API 서버에는 같은 뜻이므로(기본값, 수량의 다른 표기) 파드 템플릿은 그대로입니다',
  },
  REVISION_PENDING: { message: () => '파드 템플릿이 바뀌었지만 컨트롤러가 아직 반응하지 않았습니다' },
  REVISION_PAUSE_BEGINS: {
    message: () => '여기서부터 롤아웃이 일시 중지됩니다. 파드 템플릿의 변경은 재개할 때까지 기다립니다',
  },
  REVISION_PAUSE_ENDS: { message: () => '롤아웃을 재개했고, 파드 템플릿은 이미 실행 중인 것과 같습니다' },
  REVISION_DRY_RUN: { message: () => 'dry run은 아무것도 바꾸지 않습니다' },
  REVISION_DELETED: { message: () => 'Deployment가 그 ReplicaSet 및 이력과 함께 삭제되었습니다' },

  POD_UNREADY: {
    message: ({ container, revision, probe }) =>
      probe === ''
        ? `리비전 ${revision}의 컨테이너 \`${container}\`: 실행되지만 준비(ready) 상태가 되지 않습니다`
        : `리비전 ${revision}의 컨테이너 \`${container}\`: 실행되지만 \`readinessProbe\`가 성공하지 않습니다`,
  },
  ROLLOUT_HELD_BACK: {
    message: (args) =>
      `${heldOld(args)}, ${heldNew(args)}. 리비전 ${args['revision']}의 파드가 가용(available) 상태가 될 때까지 어느 쪽도 움직일 수 없습니다`,
  },
  ROLLOUT_WILL_COMPLETE: { message: ({ at }) => `그대로 두면 ${at}에 완료됩니다` },
  ROLLOUT_WILL_GIVE_UP: {
    message: ({ at, deadlineSeconds }) =>
      `그대로 두면 ${at}에 \`progressDeadlineSeconds\`(${deadlineSeconds}초)가 지납니다. 그러면 컨디션 \`Progressing\`이 \`ProgressDeadlineExceeded\`가 되고 \`kubectl rollout status\`는 종료 코드 1로 끝나며, 저절로 롤백되는 것은 없습니다`,
  },
  ROLLOUT_WILL_WAIT: {
    message: () =>
      '그대로 두면 이 상태로 남습니다. 한 시간 안에는 진행 기한으로 끝나지 않습니다 (기한은 파드 템플릿이 바뀔 때부터 재며, 스케일링하거나 나중에 파드가 고장 났다고 새로 재지는 않습니다)',
  },
} as const satisfies Record<string, MessageText>

function heldOld(args: Args): string {
  return `${unavailableText(args)} (최소 ${args['minAvailable']}개 가용) 이전 파드 ${args['oldPods']}개는 남아 있어야 하고`
}

function heldNew(args: Args): string {
  return `${surgeText(args)} (최대 ${args['maxPods']}개) 새 파드는 ${args['newPods']}개까지만 만들 수 있습니다`
}

/** `maxUnavailable` as it is written and what it comes to, as the first half of a sentence: `…이므로`. */
export function unavailableText(args: Args): string {
  const { maxUnavailable, replicas, unavailable } = args
  const story = unavailableStory(args)
  switch (story.kind) {
    case 'number':
      return `\`maxUnavailable\`이 ${maxUnavailable}이므로`
    case 'capped':
      return `\`maxUnavailable\` ${plain(maxUnavailable, '은')} 레플리카 ${replicas}개까지로 제한되므로`
    case 'both-zero':
      return `\`maxUnavailable\`과 \`maxSurge\`가 모두 0이 되어 \`maxUnavailable\`을 ${plain(unavailable, '으로')} 간주하므로`
    case 'percent':
      return `\`maxUnavailable\`은 ${replicas}개의 ${plain(maxUnavailable, '을')} 내림하여 ${story.floor}이므로`
    case 'percent-both-zero':
      return `\`maxUnavailable\`은 ${replicas}개의 ${plain(maxUnavailable, '을')} 내림하여 ${story.floor}이고, \`maxSurge\`도 0이어서 ${plain(unavailable, '으로')} 간주하므로`
  }
}

/** `maxSurge` as it is written and what it comes to, as the first half of a sentence: `…이므로`. */
export function surgeText({ maxSurge, replicas, surge }: Args): string {
  const written = String(maxSurge)
  return written.endsWith('%')
    ? `\`maxSurge\`는 ${replicas}개의 ${plain(written, '을')} 올림하여 ${surge}이므로`
    : `\`maxSurge\`가 ${written}이므로`
}
