import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { EMPTY_WORLD, type World } from '../../../src/domain/world.ts'
import { createWorkplace } from '../../../src/sandbox/workplace.ts'

const deployment = (image: string, replicas = 3): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: nginx
          image: ${image}
`

function workplace(files: Readonly<Record<string, string>>, world: Partial<World> = {}) {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text, executable: false }))
  return createWorkplace({ files: sources, world: { ...EMPTY_WORLD, ...world }, limits: LIMITS })
}

describe('a rollout, typed line by line', () => {
  const commands = `kubectl apply -f deployment.yaml
kubectl set image deployment/web nginx=nginx:1.27
kubectl rollout status deployment/web
kubectl rollout undo deployment/web
kubectl rollout history deployment/web
`
  const place = workplace({ 'deployment.yaml': deployment('nginx:1.25'), 'commands.sh': commands })
  const span = place.replay('commands.sh', 'typed')
  place.settle()

  test('every command is a step with its output and place', () => {
    expect(span).toEqual({ from: 0, to: 5 })
    expect(place.steps.map(({ step, range }) => [range?.start.line, step.exit, step.stdout])).toEqual([
      [1, 0, 'deployment.apps/web created\n'],
      [2, 0, 'deployment.apps/web image updated\n'],
      [3, 0, expect.stringContaining('deployment "web" successfully rolled out\n')],
      [4, 0, 'deployment.apps/web rolled back\n'],
      [5, 0, expect.stringMatching(/REVISION +CHANGE-CAUSE\n2 +<none>\n3 +<none>\n/)],
    ])
  })

  test('says of each step whether it made a revision, and why', () => {
    expect(place.steps.map(({ step }) => step.revisions)).toMatchObject([
      [{ deployment: 'web', after: 1, made: true, reason: 'REVISION_FIRST' }],
      [{ before: 1, after: 2, made: true, reason: 'REVISION_TEMPLATE_CHANGED' }],
      [],
      [{ before: 2, after: 3, made: true, reason: 'REVISION_REUSED' }],
      [],
    ])
  })

  test('the frames of the steps join without a gap', () => {
    const { steps, frames } = place.trace()
    expect(steps.map(({ frames: [from] }) => from).slice(1)).toEqual(steps.map(({ frames: [, to] }) => to).slice(0, -1))
    expect(steps.at(-1)?.frames[1]).toBe(frames.length)
  })
  test('meets nothing to complain of', () => {
    expect(place.diagnostics).toEqual([])
  })
})
