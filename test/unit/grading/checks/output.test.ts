import { diagnostic } from '../../../../src/domain/codes.ts'
import { outputCheck } from '../../../../src/grading/checks/output.ts'
import { testRows } from '../support/check-rows.ts'
import { builtImage, steps } from '../support/moment.ts'

const FIRST_LINE = { file: 'Dockerfile', start: { line: 1, column: 1 }, end: { line: 1, column: 5 } }

const ran = steps(
  ['kubectl rollout history deployment/web', { stdout: 'REVISION  CHANGE-CAUSE\n1         <none>\n\n' }],
  ['kubectl get pods', { stderr: 'No resources found in default namespace.\n' }],
)

testRows(outputCheck, [
  {
    name: 'of the last command with these words',
    spec: { command: 'kubectl history', has: '1         <none>' },
    steps: ran,
    verdict: 'passed',
  },
  {
    name: 'on stderr of the last command',
    spec: { stream: 'stderr', has: 'No resources' },
    steps: ran,
    verdict: 'passed',
  },
  {
    name: 'nothing printed',
    spec: { has: 'web' },
    steps: ran,
    verdict: 'failed',
    reasons: ['OTHER_STREAM'],
    evidence: [{ kind: 'step', step: 1 }],
  },
  ...['docker run --name nap ubuntu sleep 2', 'docker run ubuntu --name=nap sleep 5'].map((line) => ({
    name: `what became of a container leads to the command that names it: ${line}`,
    spec: { is: 'exited 0' },
    steps: steps(
      [line],
      ['docker run --name other ubuntu'],
      ['docker inspect nap', { stdout: 'running 0', by: 'author' }],
    ),
    verdict: 'failed' as const,
    evidence: [
      { kind: 'step' as const, step: 0 },
      { kind: 'step' as const, step: 2 },
    ],
  })),
  {
    name: 'what an image prints that the author runs is decided by its instructions',
    spec: { is: 'no' },
    images: [
      builtImage({ reference: 'tea', origins: { Cmd: { from: 'instruction', instruction: 2, form: 'shell' } } }),
    ],
    steps: steps(['docker build -t tea .'], ['docker run -e WAIT=x tea', { stdout: 'ready', by: 'author' }]),
    verdict: 'failed',
    evidence: [
      { kind: 'instruction', image: 'tea', instruction: 2 },
      { kind: 'step', step: 1 },
    ],
  },
  {
    name: 'so is the end of a container that the author started',
    spec: { is: '1' },
    images: [
      builtImage({ reference: 'tea', origins: { Cmd: { from: 'instruction', instruction: 2, form: 'shell' } } }),
    ],
    steps: steps(
      ['docker build -t tea .'],
      ['docker run --name soon tea', { by: 'author' }],
      ['docker inspect soon', { stdout: '0', by: 'author' }],
    ),
    verdict: 'failed',
    evidence: [
      { kind: 'instruction', image: 'tea', instruction: 2 },
      { kind: 'step', step: 2 },
    ],
  },
  {
    name: 'nothing printed at all',
    spec: { has: 'web' },
    steps: steps(['kubectl get pods']),
    verdict: 'failed',
    reasons: ['NO_OUTPUT'],
  },
  {
    name: 'a build that failed says why, and where',
    spec: { exit: 0 },
    steps: steps(['docker build .', { exit: 1, stderr: 'Dockerfile:1\nERROR: failed to build: no\n' }]).map(
      (failed) => ({
        ...failed,
        diagnostics: [diagnostic('DOCKERFILE_INVALID', { message: 'no' }, FIRST_LINE)],
      }),
    ),
    verdict: 'failed',
    actual: { exit: 1 },
    reasons: ['COMMAND_FAILED'],
    evidence: [
      { kind: 'step', step: 0 },
      { kind: 'place', range: FIRST_LINE },
    ],
  },
  {
    name: 'a failure that was asked for has the wrong words',
    spec: { exit: 1, stream: 'stderr', has: 'yes' },
    steps: steps(['docker build .', { exit: 1, stderr: 'no\n' }]),
    verdict: 'failed',
    actual: 'no',
    reasons: [],
  },
  {
    name: 'no such command',
    spec: { command: 'kubectl scale', has: 'x' },
    steps: ran,
    verdict: 'failed',
    reasons: ['COMMAND_NOT_USED'],
  },
  { name: 'another exit code', spec: { exit: 1 }, steps: ran, verdict: 'failed', actual: { exit: 0 } },
])
