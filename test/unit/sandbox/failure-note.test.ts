import { describe, expect, test } from 'vitest'
import type { KubeObject } from '../../../src/kubernetes/types.ts'
import { failureNote } from '../../../src/sandbox/failure-note.ts'

const outcome = (exit: number, stderr: string) => ({ exit, stderr, stdout: '', diagnostics: [] })

const NO_OBJECTS = { list: () => [] }

describe('what is told of a command that failed', () => {
  test.each([
    { line: 'kubectl frobnicate', exit: 1, said: 'error: unknown command "frobnicate" for "kubectl"', told: true },
    { line: 'kubectl get deploy nope', exit: 1, said: 'Error from server (NotFound): …', told: true },
    { line: 'kubectl get deploy', exit: 0, said: 'Warning: …', told: false },
    { line: 'kubectl rollout status deploy/web --timeout=5s', exit: 1, said: 'error: timed out', told: false },
    { line: 'kubectl wait deploy/web --for=condition=Available', exit: 1, said: 'error: timed out', told: false },
    { line: 'docker run sleeper', exit: 1, said: 'sleep: missing operand', told: false },
    { line: 'docker run sleeper nope', exit: 127, said: 'docker: Error response from daemon: …', told: true },
    { line: 'docker rmi nope', exit: 1, said: '', told: false },
  ])('$line', ({ line, exit, said, told }) => {
    const note = failureNote({ argv: line.split(' '), stdin: '', env: {} }, outcome(exit, said), NO_OBJECTS)?.told
    expect(note?.code).toBe(told ? 'COMMAND_SAID_ERROR' : undefined)
    expect(note?.args['said']).toBe(told ? said : undefined)
  })
})

test.each([
  { line: 'kubectl -n shop logs web', command: 'kubectl logs web' },
  { line: 'kubectl --context=a --namespace shop rollout undo deploy/web', command: 'kubectl rollout undo' },
  { line: 'kubectl apply -f web.yaml', command: 'kubectl apply -f' },
  { line: 'kubectl --nonsense', command: 'kubectl --nonsense' },
])('$line is told as $command', ({ line, command }) => {
  const note = failureNote({ argv: line.split(' '), stdin: '', env: {} }, outcome(1, 'error: x'), NO_OBJECTS)?.told
  expect(note?.args['command']).toBe(command)
})

test.each([
  {
    story: 'the pod that was chosen',
    stderr: 'Found 6 pods, using pod/web-1\nError from server (BadRequest): previous terminated container not found\n',
    said: 'Error from server (BadRequest): previous terminated container not found',
  },
  {
    story: 'an image that has to be pulled',
    stderr: "Unable to find image 'web:1' locally\ndocker: Error response from daemon: pull access denied\n",
    said: 'docker: Error response from daemon: pull access denied',
  },
  {
    story: 'the progress of a pull',
    stderr:
      "Unable to find image 'web:1' locally\n1: Pulling from library/web\nStatus: Downloaded newer image for web:1\ndocker: Error response from daemon: …\n",
    said: 'docker: Error response from daemon: …',
  },
  { story: 'nothing but a notice', stderr: 'Warning: deprecated\n', said: 'Warning: deprecated' },
])('the error is told, not what is said on the way: $story', ({ stderr, said }) => {
  const argv = stderr.includes('docker') ? ['docker', 'run', 'web:1'] : ['kubectl', 'logs', 'deploy/web']
  const note = failureNote({ argv, stdin: '', env: {} }, outcome(125, stderr), NO_OBJECTS)?.told
  expect(note?.args['said']).toBe(said)
})

describe('what leads on', () => {
  const container = { name: 'web', image: 'nginx' }
  const metadata = { name: 'shop', namespace: 'default' }
  const deployment = { kind: 'Deployment', metadata, spec: { template: { spec: { containers: [container] } } } }
  const objects = {
    list: (resource: string) => (resource === 'deployments' ? [deployment as unknown as KubeObject] : []),
  }

  test.each([
    {
      name: 'a misspelt command',
      stderr: 'error: unknown command "rollot" for "kubectl"\n\nDid you mean this?\n\trollout\n',
      want: { meant: 'rollout' },
    },
    {
      name: 'a misspelt flag',
      stderr: "error: unknown flag: --to-revison\nSee 'kubectl rollout undo --help' for usage.\n",
      want: { meant: '--to-revision' },
    },
    {
      name: 'a container that is not there',
      stderr: 'error: unable to find container named "nginx"\n',
      want: { kind: 'container', exists: 'web' },
    },
    {
      name: 'an object that is not there',
      stderr: 'Error from server (NotFound): deployments.apps "nginx" not found\n',
      want: { kind: 'Deployment', exists: 'shop' },
    },
    {
      name: 'an object that is nearly there',
      stderr: 'Error from server (NotFound): deployments.apps "shp" not found\n',
      want: { meant: 'shop' },
    },
    {
      name: 'an object to be scaled that is nearly there',
      stderr: 'error: no objects passed to scale deployments.apps "shp" not found\n',
      want: { meant: 'shop' },
    },
    {
      name: 'nothing of its kind',
      stderr: 'Error from server (NotFound): services "web" not found\n',
      want: { kind: 'Service', exists: '' },
    },
    { name: 'anything else', stderr: 'error: no\n', want: {} },
  ])('$name', ({ stderr, want }) => {
    const note = failureNote({ argv: ['kubectl', 'x'], stdin: '', env: {} }, outcome(1, stderr), objects)?.told
    const { command: _command, said: _said, ...rest } = note?.args ?? {}
    expect(rest).toEqual(want)
  })
})

const notFound = (name: string) => `Error from server (NotFound): deployments.apps "${name}" not found\n`

describe('whether the command line itself is wrong', () => {
  const web = { kind: 'Deployment', metadata: { name: 'web' }, spec: { template: { spec: { containers: [] } } } }
  const objects = { list: (kind: string) => (kind === 'deployments' ? [web as unknown as KubeObject] : []) }

  test.each([
    { line: 'kubectl rolout', exit: 1, stderr: 'error: unknown command "rolout" for "kubectl"\n', isSlip: true },
    {
      line: 'kubectl get deploments',
      exit: 1,
      stderr: 'error: the server doesn\'t have a resource type "deploments"\n',
      isSlip: true,
    },
    {
      line: 'kubectl get pods --x',
      exit: 1,
      stderr: "error: unknown flag: --x\nSee 'kubectl get --help' for usage.\n",
      isSlip: true,
    },
    { line: 'kubectl scale deploy/web', exit: 1, stderr: 'error: required flag(s) "replicas" not set\n', isSlip: true },
    {
      line: 'docker rn',
      exit: 1,
      stderr: "docker: unknown command: docker rn\n\nRun 'docker --help' for more information\n",
      isSlip: true,
    },
    { line: 'kubectl get deploy wbe', exit: 1, stderr: notFound('wbe'), isSlip: true },
    { line: 'kubectl rollout status deploy/wbe', exit: 1, stderr: notFound('wbe'), isSlip: true },
    { line: 'kubectl get deploy shop', exit: 1, stderr: notFound('shop'), isSlip: false },
    {
      line: 'kubectl rollout undo deploy/web',
      exit: 1,
      stderr: 'error: no rollout history found for deployment "web"\n',
      isSlip: false,
    },
    { line: 'docker run web', exit: 127, stderr: 'docker: Error response from daemon: …\n', isSlip: false },
    {
      line: 'kubectl rollout status deploy/web',
      exit: 1,
      stderr: 'error: timed out waiting for the condition\n',
      isSlip: undefined,
    },
    { line: 'kubectl wait --for=delete deploy/shop', exit: 1, stderr: notFound('shop'), isSlip: undefined },
  ])('$line: $stderr', ({ line, exit, stderr, isSlip }) => {
    const note = failureNote({ argv: line.split(' '), stdin: '', env: {} }, outcome(exit, stderr), objects)
    expect(note?.isSlip).toBe(isSlip)
  })
})
