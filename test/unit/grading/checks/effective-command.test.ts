import { effectiveCommandCheck } from '../../../../src/grading/checks/effective-command.ts'
import { testRows } from '../support/check-rows.ts'
import { builtImage, deployment } from '../support/moment.ts'

const sleeper = builtImage({
  config: { Entrypoint: ['sleep'], Cmd: ['5'] },
  origins: {
    Entrypoint: { from: 'instruction', instruction: 1, form: 'exec' },
    Cmd: { from: 'instruction', instruction: 2, form: 'exec' },
  },
})
const shell = builtImage({
  config: { Entrypoint: ['/bin/sh', '-c', 'sleep 5'] },
  origins: {
    Entrypoint: { from: 'instruction', instruction: 1, form: 'shell' },
    Cmd: { from: 'reset', instruction: 1 },
  },
})
const running = (container: object) => [deployment({ containers: [{ name: 'web', image: 'sleeper', ...container }] })]
const ofPod = { of: 'deployment/web', images: [sleeper] }

testRows(effectiveCommandCheck, [
  { name: 'Entrypoint and Cmd of the image', spec: { is: ['sleep', '5'] }, images: [sleeper], verdict: 'passed' },
  {
    name: 'words of docker run replace Cmd',
    spec: { is: ['sleep', '10'], run: ['10'] },
    images: [sleeper],
    verdict: 'passed',
  },
  {
    name: '--entrypoint drops Cmd',
    spec: { is: ['sleep2.0', '10'], entrypoint: 'sleep2.0', run: ['10'] },
    images: [sleeper],
    verdict: 'passed',
  },
  {
    name: 'shell form leads to the instruction',
    spec: { is: ['sleep', '5'] },
    images: [shell],
    verdict: 'failed',
    actual: ['/bin/sh', '-c', 'sleep 5'],
    reasons: ['ARGV_SHELL_FORM', 'CMD_RESET'],
    evidence: [
      { kind: 'instruction', image: 'sleeper', instruction: 1 },
      { kind: 'instruction', image: 'sleeper', instruction: 1 },
    ],
  },
  {
    name: 'args of a pod keep the Entrypoint',
    spec: { is: ['sleep', '9'] },
    objects: running({ args: ['9'] }),
    ...ofPod,
    verdict: 'passed',
  },
  {
    name: 'variables of the container are replaced',
    spec: { is: ['sleep', '7'] },
    objects: running({ args: ['$(TIME)'], env: [{ name: 'TIME', value: '7' }] }),
    ...ofPod,
    verdict: 'passed',
  },
  {
    name: 'command of a pod drops Cmd',
    spec: { is: ['sleep', '5'] },
    objects: running({ command: ['sleep'] }),
    ...ofPod,
    verdict: 'failed',
    actual: ['sleep'],
    reasons: ['ARGV_POD_COMMAND'],
    evidence: [
      {
        kind: 'object',
        apiKind: 'Deployment',
        namespace: 'default',
        name: 'web',
        path: ['spec', 'template', 'spec', 'containers', 0, 'command'],
      },
    ],
  },
  {
    name: 'an image nobody knows',
    spec: { is: ['x'] },
    of: 'deployment/web',
    objects: [deployment()],
    verdict: 'ungradable',
    reasons: ['IMAGE_UNKNOWN'],
  },
  {
    name: 'an image nobody knows does not matter when the container says all',
    spec: { is: ['x'] },
    of: 'deployment/web',
    objects: running({ command: ['x'] }),
    verdict: 'passed',
  },
  {
    name: 'nothing to start',
    spec: { is: ['sleep'] },
    images: [builtImage({})],
    verdict: 'failed',
    actual: [],
    reasons: ['ARGV_NOTHING'],
  },
  {
    name: 'an image that was not built',
    spec: { is: ['sleep'] },
    of: 'image/other',
    images: [sleeper],
    verdict: 'failed',
    reasons: ['TARGET_MISSING'],
  },
])
