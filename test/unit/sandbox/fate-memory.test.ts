import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { EMPTY_WORLD } from '../../../src/domain/world.ts'
import { createWorkplace } from '../../../src/sandbox/workplace.ts'

function deploymentOf(image: string, command: readonly string[], env: readonly object[] = [], replicas = 2): string {
  const template = {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'web', image, command, env }] },
  }
  const spec = { replicas, selector: { matchLabels: { app: 'web' } }, template }
  return JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec })
}

/** Runs the lines with these files, and gives what they printed. */
function outputs(files: Readonly<Record<string, string>>, lines: readonly string[]): readonly string[] {
  const handedIn = Object.entries(files).map(([path, text]) => ({ path, text, executable: false }))
  const workplace = createWorkplace({ files: handedIn, world: EMPTY_WORLD, limits: LIMITS })
  for (const line of lines) workplace.run(line)
  return workplace.steps.map(({ step }) => step.stdout + step.stderr)
}

describe('pods of one template', () => {
  test('each shows its own name', () => {
    const [, names = '', ...logs] = outputs(
      { 'web.json': deploymentOf('busybox', ['sh', '-c', 'hostname; sleep 1d']) },
      [
        'kubectl apply -f web.json',
        `kubectl get pods -o jsonpath='{.items[*].metadata.name}'`,
        'kubectl logs "$(kubectl get pods -o name | head -1)"',
        'kubectl logs "$(kubectl get pods -o name | tail -1)"',
      ],
    )
    expect(names.split(' ').map((name) => logs.includes(`${name}\n`))).toEqual([true, true])
  })

  test('each is what it is by its own name, though none shows it', () => {
    const choosy = 'case $HOSTNAME in *[2468bdfh]) sleep 1d;; *) exit 3;; esac'
    const [, names = '', states = ''] = outputs({ 'web.json': deploymentOf('busybox', ['sh', '-c', choosy], [], 12) }, [
      'kubectl apply -f web.json',
      `kubectl get pods -o jsonpath='{.items[*].metadata.name}'`,
      `kubectl get pods -o jsonpath='{range .items[*]}{.metadata.name}{.status.containerStatuses[0].lastState.terminated.exitCode}{" "}{end}'`,
    ])
    const own = names.split(' ').map((name) => (/[2468bdfh]$/.test(name) ? name : `${name}3`))
    expect(states.trim().split(' ')).toEqual(own)
    expect(own.filter((name) => name.endsWith('3')).length).toBeGreaterThan(0)
    expect(own.filter((name) => !name.endsWith('3')).length).toBeGreaterThan(0)
  })

  test('one that starts after a Service was made sees it', () => {
    const printed = outputs(
      { 'web.json': deploymentOf('busybox', ['sh', '-c', 'echo "db $DB_SERVICE_PORT"; sleep 1d']) },
      [
        'kubectl apply -f web.json',
        'kubectl logs deployment/web',
        'kubectl create service clusterip db --tcp=5432',
        'kubectl delete pod -l app=web',
        'kubectl logs deployment/web',
      ],
    )
    expect(printed[1]).toContain('db \n')
    expect(printed[4]).toContain('db 5432\n')
  })

  test('one that starts after a ConfigMap was changed reads it as it is', () => {
    const env = [{ name: 'WHO', valueFrom: { configMapKeyRef: { name: 'opts', key: 'WHO' } } }]
    const printed = outputs({ 'web.json': deploymentOf('busybox', ['sh', '-c', 'echo "for $WHO"; sleep 1d'], env) }, [
      'kubectl create configmap opts --from-literal=WHO=you',
      'kubectl apply -f web.json',
      'kubectl logs deployment/web',
      `kubectl patch configmap opts -p '{"data":{"WHO":"them"}}'`,
      'kubectl delete pod -l app=web',
      'kubectl logs deployment/web',
    ])
    expect(printed[2]).toContain('for you\n')
    expect(printed[5]).toContain('for them\n')
  })

  test('one that starts after its image was built anew runs what is in there', () => {
    const files = {
      'first.Dockerfile': 'FROM busybox\nCMD ["sh", "-c", "echo first; sleep 1d"]\n',
      'second.Dockerfile': 'FROM busybox\nCMD ["sh", "-c", "echo second; sleep 1d"]\n',
      'web.json': deploymentOf('team/web:1', []),
    }
    const printed = outputs(files, [
      'docker build -q -t team/web:1 -f first.Dockerfile .',
      'kubectl apply -f web.json',
      'kubectl logs deployment/web',
      'docker build -q -t team/web:1 -f second.Dockerfile .',
      'kubectl delete pod -l app=web',
      'kubectl logs deployment/web',
    ])
    expect(printed[2]).toContain('first\n')
    expect(printed[5]).toContain('second\n')
  })
})
