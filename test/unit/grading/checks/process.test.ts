import { processCheck } from '../../../../src/grading/checks/process.ts'
import { testRows } from '../support/check-rows.ts'
import { builtImage, deployment, podIn, replicaSet } from '../support/moment.ts'

const sleeper = builtImage({
  config: { Entrypoint: ['sleep'] },
  origins: { Entrypoint: { from: 'instruction', instruction: 1, form: 'exec' } },
})
const images = [sleeper]
const WINDOWS = '#!/bin/sh\r\necho hello\r\n'
const ofDeployment = { of: 'deployment/web', images: [builtImage({ reference: 'nginx:1.26' })] }

testRows(processCheck, [
  {
    name: 'it ends, but not when it should',
    spec: { run: ['10'], exits: 0, after: '5s' },
    images,
    verdict: 'failed',
    actual: { exits: 0, after: '10s' },
  },
  {
    name: 'sleep with an operand ends by itself',
    spec: { run: ['10'], exits: 0, after: '10s' },
    images,
    verdict: 'passed',
  },
  {
    name: 'looked at before its end it runs',
    spec: { run: ['10'], at: '5s', is: 'running' },
    images,
    verdict: 'passed',
  },
  {
    name: 'PID 1 and what a stop does are those of a process that is there, although it has an end',
    spec: { run: ['100'], pid1: ['sleep', '100'], stop: { code: 137, killed: true } },
    images,
    verdict: 'passed',
  },
  {
    name: 'one that has ended by then has neither',
    spec: { run: ['1'], pid1: ['sleep', '1'] },
    images,
    verdict: 'failed',
    reasons: ['PROCESS_ENDS'],
  },
  {
    name: 'sleep without one complains and ends',
    spec: { is: 'running' },
    images,
    verdict: 'failed',
    actual: { process: 'exits' },
    reasons: ['PROCESS_ENDS'],
    evidence: [{ kind: 'instruction', image: 'sleeper', instruction: 1 }],
  },
  { name: 'what it writes to stderr', spec: { code: 1, message: 'missing operand' }, images, verdict: 'passed' },
  {
    name: 'a program that is not there',
    spec: { entrypoint: 'sleep2.0', run: ['10'], is: 'not-started', code: 127, message: 'not found in $PATH' },
    images,
    verdict: 'passed',
  },
  {
    name: 'a script with Windows line ends leads to its first line',
    spec: { entrypoint: '/start.sh', is: 'running' },
    images: [{ ...sleeper, files: new Map([['/start.sh', { text: WINDOWS, mode: 0o755, kind: 'file' as const }]]) }],
    files: [{ path: 'start.sh', text: WINDOWS, executable: true }],
    verdict: 'failed',
    reasons: ['PROCESS_ENDS', 'CONTAINER_SCRIPT_CRLF'],
    evidence: [
      {
        kind: 'place',
        range: { file: 'start.sh', start: { line: 1, column: 1 }, end: { line: 1, column: 10 } },
      },
      { kind: 'instruction', image: 'sleeper', instruction: 1 },
    ],
  },
  {
    name: 'PID 1 that ignores the stop signal is killed',
    spec: { run: ['infinity'], pid1: ['sleep', 'infinity'], stop: { code: 137, killed: true } },
    images,
    verdict: 'passed',
  },
  {
    name: 'a stop that was expected to be clean',
    spec: { run: ['infinity'], stop: { code: 0 } },
    images,
    verdict: 'failed',
    reasons: ['PROCESS_RUNS'],
  },
  {
    name: 'of a Deployment the status of its newest pods decides',
    spec: { is: 'exits', code: 3 },
    ...ofDeployment,
    objects: [
      deployment(),
      replicaSet(1, 1),
      podIn(
        replicaSet(1, 1),
        { waiting: { reason: 'CrashLoopBackOff' } },
        { terminated: { exitCode: 3, reason: 'Error' } },
      ),
    ],
    verdict: 'passed',
  },
  {
    name: 'of a pod that runs, what it does now, though it will end one day',
    spec: { is: 'running', pid1: ['sleep', '3600'] },
    of: 'deployment/web',
    images: [builtImage({ reference: 'nginx:1.26', config: { Entrypoint: ['sleep'], Cmd: ['3600'] } })],
    objects: [
      deployment(),
      replicaSet(1, 1),
      podIn(replicaSet(1, 1), { running: { startedAt: '2026-01-01T00:00:00Z' } }),
    ],
    verdict: 'passed',
  },
  {
    name: 'of a pod that waits for its image nothing was started',
    spec: { is: 'running' },
    ...ofDeployment,
    objects: [deployment(), replicaSet(1, 1), podIn(replicaSet(1, 1), { waiting: { reason: 'ImagePullBackOff' } })],
    verdict: 'failed',
    actual: { process: 'not-started' },
    reasons: ['PROCESS_NOT_STARTED'],
  },
  {
    name: 'a program that is not modelled',
    spec: { entrypoint: '/usr/bin/env', run: ['perl'], is: 'running' },
    images,
    verdict: 'ungradable',
    reasons: ['PROCESS_NOT_MODELLED'],
  },
])
