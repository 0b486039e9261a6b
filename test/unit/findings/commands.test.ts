import { describe, expect, test } from 'vitest'
import { isWriting, kubectlWords, namedDeployments } from '../../../src/findings/commands.ts'
import type { TraceStep } from '../../../src/domain/trace.ts'

const step = (line: string, output: Partial<TraceStep> = {}): TraceStep => ({
  index: 0,
  argv: line.split(' '),
  exit: 0,
  stdout: '',
  stderr: '',
  startMs: 0,
  endMs: 80,
  revisions: [],
  frames: [0, 0],
  ...output,
})

describe('a command line of kubectl', () => {
  test.each([
    { line: 'kubectl apply -f a.yaml,b.yaml -f c.yaml', verb: 'apply', files: ['a.yaml', 'b.yaml', 'c.yaml'] },
    { line: 'kubectl apply --filename=a.yaml', verb: 'apply', files: ['a.yaml'] },
    { line: 'kubectl -n shop rollout undo deploy/web', verb: 'rollout undo', namespace: 'shop' },
    { line: 'kubectl set image deployment/web web=a:1 --namespace=shop', verb: 'set image', namespace: 'shop' },
    { line: 'kubectl create deployment web --image=a:1', verb: 'create deployment' },
    { line: 'kubectl scale deployment web --replicas 3', verb: 'scale' },
  ])('$line', ({ line, verb, files = [], namespace = 'default' }) => {
    expect(kubectlWords(step(line))).toMatchObject({ verb, files, namespace })
  })

  test.each([
    { line: 'kubectl apply -f a.yaml', writes: true, dry: false },
    { line: 'kubectl apply -f a.yaml --dry-run=server', writes: true, dry: true },
    { line: 'kubectl apply -f a.yaml --dry-run=none', writes: true, dry: false },
    { line: 'kubectl create -f a.yaml', writes: true, dry: false },
    { line: 'kubectl set env deploy/web A=1', writes: true, dry: false },
    { line: 'kubectl rollout restart deploy/web', writes: true, dry: false },
    { line: 'kubectl rollout status deploy/web', writes: false, dry: false },
    { line: 'kubectl get deploy', writes: false, dry: false },
  ])('$line writes: $writes', ({ line, writes, dry }) => {
    expect({ writes: isWriting(step(line)), dry: kubectlWords(step(line))?.isDryRun }).toEqual({ writes, dry })
  })

  test('that of docker is none', () => {
    expect(kubectlWords(step('docker build -t a .'))).toBeUndefined()
  })
})

describe('Deployments that a command names', () => {
  test.each([
    { name: 'with a slash', given: step('kubectl rollout undo deploy/web'), finds: ['web'] },
    { name: 'behind the kind', given: step('kubectl scale deployment web shop --replicas=3'), finds: ['web', 'shop'] },
    { name: 'but no container', given: step('kubectl set image deployment/web shop=a:1'), finds: ['web'] },
    { name: 'none of another kind', given: step('kubectl delete service/web'), finds: [] },
    {
      name: 'in what it printed',
      given: step('kubectl apply -f .', { stdout: 'service/web unchanged\ndeployment.apps/web unchanged\n' }),
      finds: ['web'],
    },
    {
      name: 'in what was refused',
      given: step('kubectl apply -f .', { exit: 1, stderr: 'The Deployment "web" is invalid: spec.replicas: …\n' }),
      finds: ['web'],
    },
  ])('$name', ({ given, finds }) => {
    expect(namedDeployments(given)).toEqual(finds)
  })
})
