import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { EMPTY_WORLD } from '../../../src/domain/world.ts'
import { createWorkplace } from '../../../src/sandbox/workplace.ts'

function replayed(texts: Readonly<Record<string, string>>, commandsMax: number) {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text, executable: false }))
  const place = createWorkplace({ files, world: EMPTY_WORLD, limits: { ...LIMITS, commandsMax } })
  place.replay('commands.sh', 'script')
  return place
}

function deployment(replicas: number): string {
  const template = {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'web', image: 'nginx:1.25' }] },
  }
  const spec = { replicas, selector: { matchLabels: { app: 'web' } }, template }
  return JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec })
}

describe('commands over many objects', () => {
  test.each([
    { replicas: 60, isEnded: false },
    { replicas: 1500, isEnded: true },
  ])('forty looks at $replicas pods are too many: $isEnded', ({ replicas, isEnded }) => {
    const commands = `kubectl apply -f web.json
kubectl rollout status deployment/web
for i in {1..40}; do kubectl get pods; done
`
    const place = replayed({ 'web.json': deployment(replicas), 'commands.sh': commands }, 500)
    expect(place.diagnostics.map(({ code }) => code)).toEqual(isEnded ? ['COMMAND_LIMIT'] : [])
    expect(place.steps.length < 42).toBe(isEnded)
  })

  test.each([
    { name: 'long manifests', command: 'kubectl apply -f long.yaml -f long.yaml', isEnded: true },
    { name: 'builds', command: 'docker build --build-arg A=$i .', isEnded: true },
    { name: 'short commands', command: 'kubectl get pods', isEnded: false },
  ])('of $name fifteen are too many: $isEnded', ({ command, isEnded }) => {
    const long = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: long }\ndata: { a: ${'x'.repeat(900_000)} }\n`
    const texts = {
      'commands.sh': `for i in {1..15}; do ${command}; done\n`,
      'long.yaml': long,
      Dockerfile: 'FROM busybox\nARG A\n',
    }
    const place = replayed(texts, 40)
    expect(place.diagnostics.map(({ code }) => code).includes('COMMAND_LIMIT')).toBe(isEnded)
    expect(place.steps.length < 15).toBe(isEnded)
  })
})
