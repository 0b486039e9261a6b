import { imageConfigCheck } from '../../../../src/grading/checks/image-config.ts'
import { testRows } from '../support/check-rows.ts'
import { builtImage } from '../support/moment.ts'

const image = builtImage({
  config: { Env: ['PATH=/bin', 'MODE=a=b'], WorkingDir: '/app', User: 'app', ExposedPorts: ['80/tcp', '81/tcp'] },
})

testRows(imageConfigCheck, [
  {
    name: 'more than is named',
    spec: { env: { MODE: 'a=b' }, ports: ['80'], workdir: '/app' },
    images: [image],
    verdict: 'passed',
  },
  {
    name: 'the stop signal that counts when none is set',
    spec: { stopSignal: 'SIGTERM' },
    images: [image],
    verdict: 'passed',
  },
  {
    name: 'fields that differ are told one by one',
    spec: { user: 'root', workdir: '/app', env: { MODE: 'c' } },
    images: [image],
    verdict: 'failed',
    actual: { env: { MODE: 'a=b' }, user: 'app' },
    reasons: ['INSTRUCTION_ABSENT', 'INSTRUCTION_ABSENT'],
    evidence: [{ kind: 'file', file: 'Dockerfile' }],
  },
])
