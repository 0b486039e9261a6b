import type { MessageText } from '../message-text.ts'
import { plain, tick, ticks } from './particle.ts'
import { span } from './span.ts'

export const KOREAN_REASON_MESSAGES = {
  REVISION_FIRST: { message: ({ after }) => `Deployment를 만들어 리비전 ${plain(after, '이')} 생겼습니다` },
  REVISION_TEMPLATE_CHANGED: { message: ({ after }) => `파드 템플릿이 바뀌어 리비전 ${plain(after, '이')} 생겼습니다` },
  REVISION_REUSED: {
    message: ({ after }) =>
      `이전 ReplicaSet의 파드 템플릿이 돌아와서, 그 ReplicaSet이 리비전 ${plain(after, '이')} 되었습니다`,
  },
  REVISION_TEMPLATE_SAME: {
    message: () => '파드 템플릿이 바뀌지 않아서 리비전이 생기지 않았습니다',
    help: () => '`spec.template` 아래의 변경만 새 리비전을 만듭니다',
  },
  REVISION_PAUSED: {
    message: () => '롤아웃이 일시 중지되어 있어서 재개할 때까지 리비전이 생기지 않습니다',
    help: () => '`kubectl rollout resume`으로 재개하세요',
  },
  REVISION_REFUSED: { message: () => '변경이 거부되어 리비전이 생기지 않았습니다' },
  REVISION_ANEW: {
    message: () => 'Deployment를 지우고 다시 만들었으므로 이력이 사라졌고, 리비전은 다시 1부터 시작합니다',
    help: () => '`kubectl apply`는 이미 있는 Deployment를 바꾸고, `kubectl rollout undo`는 지우지 않고 되돌립니다',
  },
  REVISION_NOT_TOUCHED: { message: () => '이 명령은 Deployment를 바꾸지 않았습니다' },

  TARGET_MISSING: {
    message: ({ target, exists }) =>
      exists === '' ? `${tick(target, '이')} 없습니다` : `${tick(target, '이')} 없습니다. 있는 것: ${ticks(exists)}`,
    help: ({ exists }) => (exists === '' ? undefined : '종류와 이름을 실습이 요구하는 것과 비교하세요'),
  },
  TARGET_AMBIGUOUS: {
    message: ({ target, exists }) => `${tick(target, '이')} 둘 이상 있습니다: ${ticks(exists)}`,
    help: ({ target }) => `실습에는 ${tick(target, '이')} 하나만 있어야 합니다`,
  },
  CONTAINER_MISSING: {
    message: ({ container, exists }) => `컨테이너 ${tick(container, '이')} 없습니다. 있는 것: ${ticks(exists)}`,
    help: () => '컨테이너의 `name`을 실습이 요구하는 것과 비교하세요',
  },
  CONTAINER_AMBIGUOUS: {
    message: ({ exists }) => `컨테이너가 둘 이상 있습니다: ${ticks(exists)}`,
    help: () => '실습에는 컨테이너가 하나만 있어야 합니다',
  },

  NO_REVISION: {
    message: ({ deployment }) => `Deployment \`${deployment}\`에 아직 리비전이 없습니다`,
    help: () => '처음부터 일시 중지된 Deployment는 재개할 때 첫 리비전을 만듭니다',
  },
  UNDO_TO_RUNNING: {
    message: ({ revision }) => `리비전 ${plain(revision, '이')} 이미 실행 중이어서 롤백된 것이 없습니다`,
    help: () => '`kubectl rollout history`로 돌아갈 수 있는 리비전을 볼 수 있습니다',
  },
  COMMAND_FAILED: { message: ({ message }) => `명령이 실패했습니다: ${message}` },
  NOTHING_CHANGED_IT: { message: ({ deployment }) => `Deployment ${tick(deployment, '을')} 바꾼 명령이 없습니다` },
  COMMANDS_CHANGE_NOTHING: {
    message: ({ file, form }) =>
      form === 'none' ? `\`${file}\`에 아직 명령이 없습니다` : `\`${file}\`에 이것을 바꾸는 명령이 없습니다`,
  },
  FILE_IS_GIVEN: { message: ({ file }) => `${tick(file, '은')} 과제가 제공하는 파일이므로 바꾸지 않습니다` },
  POD_STARTED_AGAIN: {
    message: ({ container, code, policy }) =>
      `${tick(container)}의 프로세스가 종료 코드 ${plain(code, '으로')} 끝났지만 자꾸 다시 시작됩니다. \`restartPolicy\`: ${policy}${policy === 'Always' ? '(기본값)' : ''}`,
  },
  HISTORY_CUT: {
    message: ({ limit }) => `\`revisionHistoryLimit\`이 ${plain(limit, '이라')}서 이전 리비전이 지워졌습니다`,
    help: () => '지워진 리비전으로는 돌아갈 수 없습니다',
  },
  HISTORY_KEPT: {
    message: ({ limit, unfinished }) =>
      `\`revisionHistoryLimit\`: ${limit}${limit === 10 ? '(기본값)' : ''}. 실행 중인 리비전 외에 남겨 두는 이전 리비전의 수입니다${unfinished === undefined ? '' : '. 나머지는 롤아웃이 완료되어야 지워집니다'}`,
  },
  CHANGE_CAUSE_ABSENT: {
    message: ({ revision }) => `리비전 ${revision}에 change-cause가 없습니다`,
    help: () => '설명하려는 변경 바로 뒤에 Deployment에 `kubernetes.io/change-cause` 어노테이션을 다세요',
  },
  CHANGE_CAUSE_EARLY: {
    message: ({ revision }) =>
      `이 텍스트는 리비전 ${plain(revision, '이')} 실행되는 동안 쓰였으므로 그 리비전의 것입니다`,
    help: () => '먼저 변경하고, 그다음에 텍스트를 쓰세요',
  },
  CHANGE_CAUSE_TAKEN_OVER: {
    message: ({ revision, from }) =>
      `리비전 ${revision}에는 따로 적은 텍스트가 없어서 리비전 ${from}의 텍스트를 물려받았습니다`,
    help: () => '설명하려는 변경 바로 뒤에 Deployment에 `kubernetes.io/change-cause` 어노테이션을 다세요',
  },

  ROLLOUT_PAUSED: {
    message: () => '롤아웃이 일시 중지되어 있습니다',
    help: () => '`kubectl rollout resume`으로 재개하세요',
  },
  ROLLOUT_GAVE_UP: {
    message: ({ deadlineSeconds }) => `진행 기한인 ${deadlineSeconds}초 동안 진전이 없었습니다`,
  },
  ROLLOUT_DONE: { message: () => '모든 파드가 최신 템플릿이고 가용(available) 상태입니다' },
  POD_WAITING: {
    message: ({ container, reason, detail, revision }) =>
      `리비전 ${revision}의 컨테이너 ${tick(container, '이')} ${tick(reason)} 상태로 기다립니다${detail === '' ? '' : `: ${detail}`}`,
    help: () => '`kubectl describe pod`로 컨테이너가 무엇을 기다리는지 볼 수 있습니다',
  },
  POD_ENDS: {
    message: ({ container, code, reason, revision }) =>
      `리비전 ${revision}의 컨테이너 ${tick(container, '이')} 종료 코드 ${plain(code, '으로')} 끝나고(\`${reason}\`) 계속 다시 시작됩니다: \`CrashLoopBackOff\``,
    help: ({ init = '' }) =>
      init === ''
        ? 'Deployment의 컨테이너는 계속 실행되어야 합니다. `command`와 `args`를 이미지가 시작하는 것과 비교하세요'
        : '이 컨테이너가 종료 코드 0으로 끝나야 다른 컨테이너가 시작됩니다. `kubectl logs POD -c NAME`으로 출력을 볼 수 있습니다',
  },
  INIT_RUNS: {
    message: ({ container, revision }) =>
      `리비전 ${revision}의 초기화 컨테이너 ${tick(container, '이')} 끝나지 않아서 뒤의 컨테이너가 시작되지 않습니다`,
    help: () =>
      '초기화 컨테이너는 끝나야 합니다. 다른 컨테이너와 함께 실행되는 것에는 `restartPolicy: Always`를 씁니다',
  },
  PODS_NOT_READY: {
    message: ({ ready, wanted, revision }) => `리비전 ${revision}의 파드 ${wanted}개 중 ${ready}개가 준비되었습니다`,
  },

  READY_NEVER_REACHED: { message: ({ most }) => `준비된 파드가 ${most}개를 넘은 적이 없습니다` },
  READY_DIPPED: {
    message: ({ ready, at }) =>
      Number(ready) === 0
        ? `시작하고 ${span(at)} 뒤에 준비된 파드가 하나도 없었습니다`
        : `시작하고 ${span(at)} 뒤에 준비된 파드가 ${ready}개뿐이었습니다`,
    help: () => '`maxUnavailable`은 롤아웃하는 동안 파드가 몇 개까지 줄어도 되는지를 정합니다',
  },
  REPLICAS_FEWER: {
    message: ({ replicas }) =>
      `Deployment의 \`replicas\`가 ${replicas}이므로, 전략과 상관없이 파드가 그보다 많지 않습니다`,
  },
  PODS_EXCEEDED: {
    message: ({ pods, at }) => `시작하고 ${span(at)} 뒤에 파드가 ${pods}개 있었습니다`,
    help: () => '`maxSurge`는 롤아웃하는 동안 파드가 `replicas`보다 몇 개까지 많아도 되는지를 정합니다',
  },
  DOWNTIME: {
    message: ({ duration, at }) => `시작하고 ${span(at)} 뒤부터 ${span(duration)} 동안 준비된 파드가 없었습니다`,
    help: () => '`Recreate` 전략은 이전 파드를 모두 종료한 뒤에야 새 파드를 시작합니다',
  },
  STRATEGY_RESOLVED: {
    message: ({ field, written, replicas, pods }) =>
      `레플리카 ${replicas}개에서 ${tick(`${field}: ${written}`, '은')} 파드 ${pods}개입니다`,
    help: () => '`replicas`의 백분율은 `maxSurge`에서는 올림하고 `maxUnavailable`에서는 내림합니다',
  },

  NOT_REFUSED: { message: () => '거부된 명령이 없습니다' },
  NO_WRITING_COMMAND: { message: () => '무언가를 바꾸려는 명령이 없었습니다' },
  COMMAND_NOT_USED: { message: () => '그런 명령을 쓰지 않았습니다' },
  COMMAND_USED: { message: ({ times }) => `그런 명령을 ${times}번 썼습니다` },
  COMMAND_ENDED_OTHERWISE: {
    message: ({ exit, said }) =>
      `그런 명령을 썼지만 종료 코드 ${plain(exit, '으로')} 끝났습니다${String(said).startsWith('exit code ') ? '' : `: ${said}`}`,
  },
  COMMAND_WAS: { message: ({ command }) => `명령: ${tick(command)}` },
  COMMAND_NEAREST: { message: ({ command }) => `그런 명령을 쓰지 않았습니다. 가장 비슷한 것: ${tick(command)}` },
  COMMAND_USED_AT_OTHER_REVISION: {
    message: ({ revision, others }) =>
      `쓰기는 했지만 리비전 ${revision}일 때가 아니라 ${others === '0' ? '아직 리비전이 없을 때' : `리비전 ${others}일 때`} 썼습니다`,
  },
  FILE_NOT_WRITTEN: {
    message: ({ path, others }) =>
      others === ''
        ? `파일 ${tick(path, '이')} 없고, 다른 파일에 쓴 명령도 없습니다`
        : `파일 ${tick(path, '이')} 없습니다. 쓴 파일: ${others}`,
    help: () => '명령 뒤에 `>`나 `| tee FILE`을 쓰면 출력이 파일에 저장됩니다',
  },
  FILE_EMPTY: { message: ({ path }) => `${tick(path, '이')} 비어 있습니다` },
  NO_OUTPUT: { message: () => '명령이 아무것도 출력하지 않았습니다' },
  OTHER_STREAM: {
    message: ({ stream, other, said }) => `${stream}에는 아무것도 쓰지 않고 ${other}에 썼습니다: ${said}`,
  },

  FIELD_DIFFERS: { message: ({ field, actual }) => `\`${field}\`의 값은 ${actual}입니다` },
  FIELD_ENTRY_ABSENT: {
    message: ({ field, name }) => `${tick(field)}에 이름이 \`${name}\`인 항목이 없습니다`,
  },
  INSTRUCTION_ABSENT: {
    message: ({ instruction }) => `Dockerfile에 ${tick(instruction, '이')} 없습니다`,
    help: ({ instruction }) => `${tick(instruction, '으로')} 정하세요`,
  },
  FIELD_DEFAULT: { message: ({ field, value }) => `${tick(field, '이')} 없으므로 기본값 ${value}입니다` },
  FIELD_ABSENT: { message: ({ field }) => `${tick(field, '이')} 없습니다` },

  DRIFT_FIELD: {
    message: ({ field, live, file }) =>
      `\`${field}\`: 라이브 오브젝트에는 ${live === '' ? '없고' : `${live}이고`}, 파일에는 ${file === '' ? '없습니다' : `${file}입니다`}`,
    help: () => '파일도 똑같이 바꾸거나, 파일을 다시 apply하세요',
  },
  DRIFT_NONE: { message: () => '파일과 라이브 오브젝트가 같습니다' },
  EXPRESSION_FALSE: { message: () => '식이 거짓입니다' },
  EXPRESSION_KEY_ABSENT: { message: ({ key }) => `식이 찾는 ${tick(key, '이')} 없습니다` },
  EXPRESSION_NOT_EVALUATED: {
    message: ({ problem }) => `실습의 식을 여기서는 계산할 수 없습니다: ${problem}`,
    help: () => '오답으로 처리하지 않습니다. 실습의 출제자에게 알려 주세요',
  },

  ARGV_NOTHING: { message: () => '이미지에도 컨테이너에도 무엇을 시작할지 쓰여 있지 않습니다' },
  ARGV_POD_COMMAND: {
    message: () => '컨테이너의 `command`가 이미지의 Entrypoint와 Cmd를 모두 대신합니다',
    help: () => '`args`를 쓰면 Cmd만 바뀌고 이미지의 Entrypoint는 남습니다',
  },
  ARGV_POD_ARGS: {
    message: () => '컨테이너의 `args`가 이미지의 Cmd를 대신하고, Entrypoint는 앞에 남습니다',
    help: () => '이미지의 Entrypoint를 바꾸려면 `command`를 쓰세요',
  },
  ARGV_RUN_ENTRYPOINT: { message: () => '`--entrypoint`가 이미지의 Entrypoint를 대신하고 Cmd를 버립니다' },
  ARGV_RUN_ARGUMENTS: { message: () => '이미지 이름 뒤의 단어는 Cmd만 대신하고, Entrypoint는 앞에 남습니다' },
  ARGV_FROM_IMAGE: { message: () => '이미지의 Entrypoint와 Cmd를 그대로 시작합니다' },
  ARGV_SHELL_FORM: {
    message: ({ instruction }) =>
      `${plain(instruction, '이')} shell 형식이어서, 텍스트 전체를 한 단어로 넘겨 \`/bin/sh -c\`를 시작합니다`,
    help: ({ instruction }) =>
      `${plain(instruction, '을')} JSON 배열로 쓰세요: \`${instruction} ["program", "argument"]\``,
  },
  CMD_RESET: {
    message: () => '이 Dockerfile의 ENTRYPOINT가 베이스 이미지에서 온 Cmd를 비웁니다',
    help: () => 'ENTRYPOINT 뒤에 CMD를 다시 쓰세요',
  },
  INSTRUCTION_FORM: { message: ({ instruction, form }) => `${plain(instruction, '은')} ${form} 형식입니다` },
  PROCESS_NOT_STARTED: { message: ({ error }) => `프로세스가 시작되지 않았습니다: ${error}` },
  PROCESS_ENDS: {
    message: ({ code, after, said }) =>
      `프로세스가 ${after === '' ? '바로' : `${span(after)} 뒤에`} 종료 코드 ${plain(code, '으로')} 끝납니다${said === '' ? '' : `: ${said}`}`,
  },
  PROCESS_RUNS: {
    message: ({ pid1 }) => `프로세스가 계속 실행됩니다${pid1 === '' ? '' : ` (PID 1: \`${pid1}\`)`}`,
  },
  PROCESS_NOT_MODELLED: {
    message: ({ program }) => `${tick(program, '이')} 하는 일은 시뮬레이션하지 않습니다`,
  },

  SKIPPED_NEEDS: { message: ({ needs }) => `먼저 통과해야 하는 검사: ${ticks(needs)}` },

  NOTE_SELECTOR_HERE: { message: () => '셀렉터는 여기에 있습니다' },
  NOTE_STRATEGY_HERE: { message: () => '전략은 여기서 고릅니다' },
  NOTE_SURGE_HERE: { message: ({ value }) => `\`maxSurge\`는 여기서 ${value}입니다` },
  NOTE_LIMIT_HERE: { message: ({ value }) => `한도는 여기서 ${value}입니다` },
  NOTE_LAST_WINS: { message: ({ keyword }) => `이 ${tick(keyword, '이')} 쓰입니다` },
  NOTE_ALSO_HERE: { message: () => '여기에도 같은 것이 있습니다' },
  NOTE_FIRST_HERE: { message: ({ key }) => `${tick(key, '은')} 여기에 먼저 있습니다` },
} as const satisfies Record<string, MessageText>
