import type { Args } from '../../domain/diagnostic.ts'
import type { MessageText } from '../message-text.ts'
import { plain, tick, ticks } from './particle.ts'
import { unavailableText } from './rollout.ts'
import { span } from './span.ts'

export const KOREAN_FINDING_MESSAGES = {
  ROLLOUT_STUCK: {
    message: (args) =>
      `\`${args['deployment']}\`의 롤아웃이 더 진행되지 않습니다: ${troubleText(args)}${args['old'] === '' ? '' : '. 가용(available) 상태인 새 파드가 없는 동안 이전 파드는 교체되지 않습니다'}`,
    help: (args) => `${troubleHelp(args)}. ${wayBack(args)}`,
  },
  ROLLOUT_DEADLINE_SHORT: {
    message: ({ deployment, revision, deadlineSeconds }) =>
      `\`${deployment}\`의 리비전 ${plain(revision, '이')} 완료되기는 했지만, \`progressDeadlineSeconds\`(${deadlineSeconds}초)가 지나 롤아웃이 실패로 판정된 뒤였습니다`,
    help: () => '`progressDeadlineSeconds`를 파드의 이미지를 pull하고 시작해서 준비될 때까지보다 길게 정하세요',
  },
  ROLLOUT_PAUSE_FORGOTTEN: {
    message: ({ deployment, waiting }) =>
      `명령이 모두 끝난 뒤에도 ${tick(deployment, '이')} 일시 중지된 상태입니다${pauseText(waiting)}`,
    help: ({ deployment }) =>
      `${tick(`kubectl rollout resume deployment/${deployment}`, '이')} 모든 변경을 한 리비전으로 롤아웃합니다`,
  },
  COMMAND_CONTAINER_UNKNOWN: {
    message: ({ wanted, deployment, exists }) =>
      `\`${deployment}\`에 컨테이너 ${tick(wanted, '이')} 없습니다. 있는 것: ${ticks(exists)}`,
    help: () => '`=`의 왼쪽에는 컨테이너의 이름이 옵니다. Deployment나 이미지의 이름과 다를 수 있습니다',
  },
  REVISION_CONFIG_ONLY: {
    message: ({ deployment, kind, name, use }) =>
      `${kind} ${tick(name, '이')} 바뀌었지만, \`${deployment}\`의 파드 템플릿은 그것을 이름으로만 가리키므로 그대로입니다. 새 리비전은 없고, ${configUse(use)}`,
    help: ({ deployment }) =>
      `${tick(`kubectl rollout restart deployment/${deployment}`, '이')} 파드를 교체합니다. 템플릿을 함께 바꾸어도 됩니다: 내용의 체크섬을 담은 어노테이션이나, 버전마다 다른 이름`,
  },
  REVISION_SAME_IMAGE: {
    message: ({ deployment, image }) =>
      `\`${deployment}\`의 이미지는 이미 \`${image}\`입니다. 내용이 아니라 이름을 보므로 파드 템플릿이 바뀌지 않았고 교체된 파드도 없습니다`,
    help: ({ deployment }) =>
      `빌드마다 다른 태그를 붙이세요. ${tick(`kubectl rollout restart deployment/${deployment}`, '은')} 같은 이름으로 새 파드를 만들며, \`imagePullPolicy\`가 \`Always\`이면 이미지를 다시 pull합니다`,
  },
  REVISION_NOTHING_CHANGED: {
    message: ({ deployment, verb, revision }) =>
      `${tick(`kubectl ${verb}`, '은')} \`${deployment}\`에서 바꿀 것을 찾지 못했습니다: 새 리비전이 없고${revision === '' ? '' : ` 리비전은 그대로 ${revision}이며`}, 교체된 파드도 없습니다`,
    help: ({ deployment }) =>
      `\`spec.template\` 아래의 변경만 롤아웃됩니다. ${tick(`kubectl rollout restart deployment/${deployment}`, '은')} 변경 없이도 파드를 교체합니다`,
  },
  DRIFT_APPLY_REVERTS: {
    message: ({ deployment, field, from, to, command, verb }) =>
      `이 ${tick(verb, '이')} \`${deployment}\`의 ${tick(field, '을')} ${shown(from)}에서 ${shown(to, '으로')} 되돌립니다: ${tick(command, '은')} 라이브 오브젝트만 바꾸었고, 파일에는 ${shown(to, '이라')}고 되어 있습니다`,
    help: ({ field, command }) =>
      field === 'spec.replicas'
        ? '파일의 숫자도 바꾸거나, 오토스케일러 등 다른 것이 정한다면 파일에서 `replicas`를 빼세요'
        : `${tick(command, '을')} 쓸 때마다 파일도 바꾸거나, 파일만 바꾸어 apply하세요`,
  },
  DRIFT_REPLICAS_REMOVED: {
    message: ({ deployment, from, to }) =>
      `\`replicas\`가 이전에 apply한 파일(\`last-applied-configuration\`)에는 있었지만 이제 파일에 없으므로, \`apply\`가 \`${deployment}\`에서 지우고 기본값이 들어갑니다: ${from}에서 ${plain(to, '으로')}`,
    help: () =>
      '한 번만 일어나는 일입니다. 이 일 없이 숫자의 관리를 넘기려면 먼저 `kubectl apply edit-last-applied`로 어노테이션에서 `replicas`를 빼거나, 바로 뒤에 `kubectl scale`로 정하세요',
  },
  DRIFT_APPLY_LEAVES_ALONE: {
    message: ({ deployment, field, command }) =>
      `이 \`apply\`는 \`${deployment}\`의 ${tick(field, '을')} ${tick(command, '이')} 정한 그대로 둡니다: 파일에도 \`last-applied-configuration\`에도 없기 때문입니다`,
    help: () => '`apply`는 이전 `apply`가 넣은 것만 지웁니다. `kubectl replace`를 쓰면 지워집니다',
  },
  DRIFT_FILE_BEHIND: {
    message: ({ deployment, field, command, live, file }) =>
      `${tick(command, '이')} \`${deployment}\`의 ${tick(field, '을')} ${shown(live, '으로')} 정했지만, apply한 파일에는 ${shown(file, '이라')}고 되어 있습니다: 다음에 그 파일을 \`kubectl apply\`하면 되돌아갑니다`,
    help: () => '파일도 함께 바꾸세요',
  },
  UNDO_LEAVES_LAST_APPLIED: {
    message: ({ deployment, field, live, file }) =>
      `undo가 \`${deployment}\`의 ${tick(field, '을')} ${shown(live, '으로')} 바꾸었지만, 파일과 \`last-applied-configuration\`에는 아직 ${shown(file, '이라')}고 되어 있습니다: 다음에 그 파일을 \`kubectl apply\`하면 되돌린 버전이 다시 롤아웃됩니다`,
    help: () => '돌아간 버전을 파일에 쓰고 그것을 apply하세요',
  },
  UNDO_TOGGLES: {
    message: ({ deployment, from, to }) =>
      `undo가 두 번 이어집니다: 둘째 undo가 ${tick(deployment, '을')} 첫째 undo 이전으로 되돌립니다(리비전 ${from}에서 ${plain(to, '으로')}). \`undo\`는 직전 리비전을 뜻하고, undo마다 새 리비전이 생기기 때문입니다`,
    help: () =>
      '더 이전으로 가려면 리비전을 지정하세요: `kubectl rollout history`로 목록을 보고 `kubectl rollout undo --to-revision=N`으로 그중 하나로 돌아갑니다',
  },
  UNDO_TO_UNPROVEN: {
    message: ({ deployment, from, after }) =>
      `이 undo는 ${tick(deployment, '을')} 리비전 ${from}의 템플릿(지금은 ${after})으로 돌려놓았는데, 그 롤아웃은 완료된 적이 없습니다`,
    help: () => '제대로 동작한 마지막 리비전을 지정하세요: `kubectl rollout undo --to-revision=N`',
  },
  UNDO_NUMBER_GONE: {
    message: ({ deployment, wanted, now, existed, limit }) =>
      now === ''
        ? existed === ''
          ? `\`${deployment}\`에 리비전 ${plain(wanted, '이')} 없습니다`
          : `\`${deployment}\`에 리비전 ${plain(wanted, '이')} 이제 없습니다: \`revisionHistoryLimit\`이 ${limit}개만 남기므로 그 ReplicaSet은 지워졌습니다`
        : `\`${deployment}\`에 리비전 ${plain(wanted, '이')} 이제 없습니다: 그 ReplicaSet을 다시 쓰면서 번호가 ${plain(now, '으로')} 바뀌었습니다`,
    help: () => '`kubectl rollout history`로 지금 있는 번호를 볼 수 있습니다',
  },
  UNDO_HISTORY_LIMIT_ZERO: {
    message: ({ deployment }) =>
      `\`revisionHistoryLimit: 0\`은 롤아웃이 완료되면 \`${deployment}\`의 이전 ReplicaSet을 지웁니다: 이력에는 실행 중인 리비전만 보이고, \`kubectl rollout undo\`가 돌아갈 곳이 없습니다`,
    help: () => '몇 개는 남기세요. 기본값은 10이고, 파드가 없는 이전 ReplicaSet은 자원을 거의 쓰지 않습니다',
  },
  CHANGE_CAUSE_OVERWRITTEN: {
    message: ({ revision, before, after }) =>
      `리비전 ${revision}의 change-cause를 덮어썼습니다: ${shown(before, '이')} ${shown(after, '으로')} 바뀌었습니다. 새 리비전이 생기지 않았고 어노테이션은 실행 중인 리비전의 것이기 때문입니다`,
    help: () => 'change-cause는 파드 템플릿을 바꾸면서, 또는 바꾼 바로 뒤에만 정하세요',
  },
  CHANGE_CAUSE_INHERITED: {
    message: ({ revision, cause }) =>
      `리비전 ${revision}의 change-cause가 직전 리비전의 것(${shown(cause)})과 같습니다: 어노테이션은 새로 정할 때까지 Deployment에 남습니다`,
    help: ({ deployment }) =>
      `바꾼 바로 뒤에 \`kubectl annotate deployment/${deployment} kubernetes.io/change-cause="…" --overwrite\`를 실행하거나, 어노테이션을 파일에 두세요`,
  },
  AVAILABILITY_SCALED_WHILE_STUCK: {
    message: ({ deployment, before, after, replicas, required }) =>
      `롤아웃이 막혀 있는 동안 ${tick(deployment, '을')} ${replicas}개로 줄였습니다: 가용 파드 ${before}개 중 ${after}개가 남았습니다. 최소 ${required}개만 가용 상태이면 되고, 없어지는 것은 제대로 동작하는 이전 파드이기 때문입니다`,
    help: ({ deployment }) => `먼저 \`kubectl rollout undo deployment/${deployment}\`, 그다음에 scale하세요`,
  },
  AVAILABILITY_RECREATE: {
    message: ({ deployment, duration }) =>
      `${span(duration)} 동안 \`${deployment}\`에 가용 파드가 없었습니다: \`Recreate\` 전략에서는 이전 파드가 모두 없어진 뒤에 새 파드를 만듭니다`,
    help: () => '두 버전이 함께 실행되면 절대 안 되는 경우가 아니라면 `RollingUpdate`를 쓰세요',
  },
  AVAILABILITY_ALL_MAY_GO: {
    message: (args) =>
      `업데이트하는 동안 \`${args['deployment']}\`에 가용 파드가 하나도 없을 수 있습니다: ${unavailableText(args)} ${args['replicas']}개 중 최소 ${args['minAvailable']}개만 가용 상태이면 되고, 이전 파드는 바로 없어집니다${minReadyText(args)}`,
    help: () =>
      '`maxUnavailable: 0`과 1 이상의 `maxSurge`를 쓰세요. 그러면 새 파드가 가용 상태가 된 뒤에야 이전 파드가 없어집니다',
  },
  AVAILABILITY_BOTH_ZERO: {
    message: (args) =>
      `${unavailableText(args)} 파드를 ${args['maxPods']}개보다 많이 두지 않습니다. 그래서 새 파드를 만들기 전에 이전 파드가 먼저 없어지고, ${args['replicas']}개 중 ${args['minAvailable']}개만 가용 상태입니다`,
    help: () => '업데이트하는 동안 파드가 하나도 줄면 안 된다면 `maxSurge`를 1 이상으로 정하세요',
  },
  AVAILABILITY_NO_READINESS_PROBE: {
    message: ({ container, deployment }) =>
      `\`${deployment}\`의 컨테이너 \`${container}\`에 \`readinessProbe\`가 없습니다: 실행되자마자 준비된 것으로 보므로, 시작은 되지만 동작하지 않는 버전도 이전 버전을 교체합니다`,
    help: () => '사용자가 보낼 요청과 같은 것을 확인하는 `readinessProbe`를 추가하세요',
  },
  SELECTOR_SERVICE_WITHOUT_PODS: {
    message: ({ service, selector, deployment, labels }) =>
      `Service ${tick(service, '은')} ${tick(selector, '을')} 고르는데, 이 레이블을 가진 파드가 없습니다. \`${deployment}\`의 파드에는 ${tick(labels, '이')} 있습니다`,
    help: () => '셀렉터를 `spec.template.metadata.labels`에 있는 레이블의 일부로 쓰세요',
  },
} as const satisfies Record<string, MessageText>

function shown(value: string | number | undefined, which?: Parameters<typeof tick>[1]): string {
  return value === undefined || value === '' ? plain('없음', which) : tick(value, which)
}

function troubleText({ why, container, reason, detail, code, probe, revision }: Args): string {
  const whose = `새 파드(리비전 ${revision})의 컨테이너 \`${container}\``
  switch (why) {
    case 'pull':
      return `${whose}의 이미지를 pull할 수 없습니다(\`${reason}\`)`
    case 'ends':
      return `${whose}: 종료 코드 ${plain(code, '으로')} 계속 끝납니다`
    case 'unready':
      return probe === ''
        ? `${whose}: 실행되지만 준비(ready) 상태가 되지 않습니다`
        : `${whose}의 \`readinessProbe\`가 성공하지 않습니다`
    case 'waits':
      return `${whose}: 시작할 수 없습니다(\`${reason}\`${detail === '' ? '' : `: ${detail}`})`
    default:
      return `새 파드(리비전 ${revision})가 가용(available) 상태가 되지 않습니다`
  }
}

function troubleHelp({ why, code }: Args): string {
  switch (why) {
    case 'pull':
      return '원인은 새 파드에 있습니다: 이미지의 이름과 태그를 레지스트리에 있는 것과 비교하세요(`kubectl describe pod`)'
    case 'ends':
      if (Number(code) === 0)
        return 'Deployment의 컨테이너는 계속 실행되어야 하는데, 할 일이 없으면 0으로 끝납니다: 여기서 셸은 입력이 없어서 끝나고, 다른 명령은 할 일을 마치면 끝납니다. 계속 실행되는 `command`를 지정하세요'
      return '원인은 새 파드에 있습니다: `kubectl logs --previous`로 끝나기 전에 남긴 로그를 볼 수 있습니다. `command`와 `args`를 이미지가 시작하는 것과 비교하세요'
    case 'unready':
      return '원인은 Deployment가 아니라 새 파드에 있습니다: `kubectl describe pod`와 `kubectl logs`로 보세요'
    default:
      return '원인은 새 파드에 있습니다: `kubectl describe pod`로 무엇을 기다리는지 볼 수 있습니다'
  }
}

function wayBack({ previous, deployment }: Args): string {
  return previous === ''
    ? '돌아갈 만한, 제대로 동작한 이전 리비전은 없습니다'
    : `그동안 ${tick(`kubectl rollout undo deployment/${deployment} --to-revision=${previous}`, '으로')} 제대로 동작한 버전으로 돌아갈 수 있습니다`
}

function pauseText(waiting: string | number | undefined): string {
  if (waiting === 'all') return ': 아직 리비전도 파드도 없습니다'
  if (waiting === 'some') return ': 그래서 파드 템플릿에서 바꾼 것이 파드에 없습니다'
  return ': 파드 템플릿을 다음에 바꾸어도 롤아웃되지 않습니다'
}

function configUse(use: string | number | undefined): string {
  if (use === 'environment') return '실행 중인 파드는 시작할 때의 환경 변수를 그대로 가집니다'
  if (use === 'subPath') return '`subPath`로 마운트한 파일은 끝내 바뀌지 않습니다'
  return '실행 중인 파드에서 파일은 얼마 뒤에 바뀌지만, 이미 읽은 프로그램이 저절로 알아차리지는 않습니다'
}

function minReadyText({ minReadySeconds }: Args): string {
  if (Number(minReadySeconds) === 0) return ''
  return `. \`minReadySeconds\`(${minReadySeconds})는 이전 파드를 지켜 주지 않습니다: 새 파드가 가용 상태로 인정되는 시점을 늦출 뿐이므로, 적어도 ${minReadySeconds}초 동안 가용 파드가 없습니다`
}
