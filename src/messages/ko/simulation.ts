import type { MessageText } from '../message-text.ts'
import { tick } from './particle.ts'

export const KOREAN_SIMULATION_MESSAGES = {
  SIMULATION_OBJECTS_LIMIT: {
    message: ({ max }) => `시뮬레이션 클러스터에는 오브젝트가 ${max}개까지 들어갑니다`,
    help: () => '더 필요 없는 오브젝트를 지우거나 더 적게 만드세요',
  },
  SIMULATION_PODS_LIMIT: {
    message: ({ name, replicas, max }) =>
      `${tick(name, '은')} 파드 ${replicas}개를 원하지만, 시뮬레이션 클러스터는 ${max}개까지만 실행합니다`,
    help: () => '`replicas`를 줄이세요',
  },
  SIMULATION_STEPS_LIMIT: {
    message: ({ max }) => `${max}단계 뒤에 시뮬레이션을 끝냈습니다`,
    help: () => '서로의 변경을 되돌리는 두 오브젝트가 있는지 보세요',
  },
} as const satisfies Record<string, MessageText>
