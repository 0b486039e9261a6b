import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { grade } from '../../../src/grading/grade.ts'
import { check, exercise, file, scenario, submission } from './support/exercise.ts'

const CHECKS = [
  check('s/rollout', 'rollout', 'complete'),
  check('s/image', 'image', { container: 'first', is: 'busybox:1.36' }),
  check('s/effectiveCommand', 'effectiveCommand', { container: 'first', has: ['sh', '-c'] }),
  check('s/process', 'process', { container: 'first', exits: 0 }),
]

const asked = exercise({
  files: ['deployment.yaml'],
  scenarios: [
    scenario('s', [
      { kind: 'apply', files: ['deployment.yaml'] },
      { kind: 'expect', checks: CHECKS },
    ]),
  ],
})

function deployment(script: string, more = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes: [{ name: pages, emptyDir: {} }]
      initContainers:
        - name: first
          image: busybox:1.36
          command: [sh, -c, ${JSON.stringify(script)}]
          volumeMounts: [{ name: pages, mountPath: /work }]
          ${more}
      containers:
        - name: web
          image: busybox:1.36
          command: [sh, -c, cat /pages/index.html && sleep 1d]
          volumeMounts: [{ name: pages, mountPath: /pages }]
`
}

function graded(text: string) {
  const report = grade(asked, submission(file('deployment.yaml', text)), LIMITS)
  return report.checks.map(({ verdict, reasons, evidence }) => ({
    verdict,
    reasons: reasons.map(({ code }) => code),
    lines: evidence.map(({ range }) => range?.start.line),
  }))
}

describe('an init container', () => {
  test('fills a volume and can be asked about', () => {
    expect(graded(deployment('echo hi > /work/index.html')).map(({ verdict }) => verdict)).toEqual([
      'passed',
      'passed',
      'passed',
      'passed',
    ])
  })

  test.each([
    { name: 'that fails keeps the rollout back', script: 'cat /none', more: '', reason: 'POD_ENDS' },
    { name: 'that does not end is no sidecar', script: 'sleep 1d', more: '', reason: 'INIT_RUNS' },
  ])('$name, and is what is told', ({ script, more, reason }) => {
    expect(graded(deployment(script, more))[0]).toEqual({ verdict: 'failed', reasons: [reason], lines: [13] })
  })

  test('that restarts always runs beside the others', () => {
    const [rollout, , , process] = graded(
      deployment('echo hi > /work/index.html; sleep 1d', 'restartPolicy: Always').replace(
        'cat /pages/index.html && ',
        '',
      ),
    )
    expect([rollout?.verdict, process?.verdict]).toEqual(['passed', 'failed'])
  })
})

test('a volume whose ConfigMap is not there is why a rollout waits, and the place', () => {
  const text = deployment('true').replace('emptyDir: {}', 'configMap: { name: site }')
  const { checks } = grade(asked, submission(file('deployment.yaml', text)), LIMITS)
  const [rollout] = checks
  expect(rollout?.reasons[0]).toMatchObject({
    code: 'POD_WAITING',
    args: { detail: 'MountVolume.SetUp failed for volume "pages" : configmap "site" not found' },
  })
  expect(rollout?.evidence[0]?.range?.start.line).toBe(9)
})
