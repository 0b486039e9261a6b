import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { tick } from './particle.ts'

export const KOREAN_IMAGE_MESSAGES = {
  DOCKER_NOT_SIMULATED: {
    message: ({ command }) => `${tick(command, '은')} 시뮬레이션하지 않으므로 아무 일도 하지 않았습니다`,
    help: () => '`docker build`, `run`, `ps`, `images`, `logs`, `inspect`, `stop`, `start`, `rm`, `rmi` 중에서 쓰세요',
  },
  DOCKER_RUN_NEVER_ENDS: {
    message: ({ container }) =>
      `컨테이너 ${tick(container, '이')} 스스로 끝나지 않아서, Ctrl-C를 누른 것처럼 명령에서 빠져나왔습니다`,
    help: () => '`docker run -d`로 백그라운드에서 실행하세요',
  },
  IMAGE_ASSUMED: {
    message: ({ image }) => `이미지 \`${image}\`에 대해 아는 것이 없으므로, pull되고 계속 실행된다고 가정합니다`,
    help: ({ image, near }) =>
      `${near === undefined ? '' : `${tick(near, '을')} 쓰려고 하셨나요? `}다르다면 \`--image ${image}=not-found\`, \`=unready\`, \`=exits:1\`로 알려 주세요`,
  },
  IMAGE_PROGRAM_ASSUMED: {
    message: ({ program, image }) => `\`${image}\`의 ${tick(program, '은')} 모델에 없으므로 계속 실행된다고 가정합니다`,
  },
  IMAGE_TAG_ASSUMED: {
    message: ({ image, like }) => `\`${image}\`의 태그는 목록에 없으므로 \`${like}\`처럼 동작한다고 가정합니다`,
  },
  IMAGE_UNKNOWN: {
    message: ({ image }) => `이미지 \`${image}\`에 대해 아는 것이 없습니다`,
    help: ({ image, near }) =>
      `${near === undefined ? '이름을 실습이 요구하는 것과 비교하세요' : `${tick(near, '을')} 쓰려고 하셨나요?`} (실습의 출제자는 \`${image}\` 같은 이미지를 \`images:\`에 더 선언할 수 있습니다)`,
  },
  PROBE_ASSUMED: {
    message: ({ probe, container }) =>
      String(probe).includes(',')
        ? `컨테이너 \`${container}\`의 프로브를 실제로 실행하지 않으므로(${names(probe)}), 프로그램이 뜨면 바로 성공한다고 가정합니다`
        : `컨테이너 \`${container}\`의 ${tick(probe, '은')} 실제로 실행하지 않으므로, 프로그램이 뜨면 바로 성공한다고 가정합니다`,
    help: () => '포트, 경로, 명령이 프로그램이 실제로 응답하는 것과 같은지 비교하세요',
  },
} as const satisfies Record<string, MessageText>
