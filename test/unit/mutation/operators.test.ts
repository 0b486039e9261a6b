import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { MUTATION_OPERATORS } from '../../../src/mutation/operators/index.ts'
import { formatMessage } from '../../../src/messages/index.ts'
import { diffLinesOf } from '../../../src/report/render/diff.ts'

const MANIFEST = `# kept as it is
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  annotations:
    kubernetes.io/change-cause: "first release"
spec:
  replicas: 3
  revisionHistoryLimit: 5   # enough
  selector:
    matchLabels: { app: web, tier: front }
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 25%
  template:
    metadata:
      labels:
        app: web
        tier: front
    spec:
      containers:
        - name: web
          image: nginx:1.27
          command: [sleep, "5"]
          env:
            - name: MODE
              value: 'fast'
          ports:
          - containerPort: 80
          readinessProbe:
            httpGet:
              path: /ready
              port: 80

            periodSeconds: 5
        - args:
            - serve
            - all
          image: registry.example:5000/api
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 80 }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  GREETING: hello
  banner.txt: |
    several
    lines
`

const RECREATE = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  strategy: {type: Recreate}
`

const IMPLICIT = `kind: Deployment
spec:
  replicas: 1
`

const COMMANDS = `# first the good one
kubectl -n shop set image deployment/web web=nginx:1.28 --record
kubectl rollout pause deployment/web
kubectl scale deployment/web --replicas=5 | cat

kubectl rollout undo deployment/web --to-revision=2
kubectl annotate deployment/web kubernetes.io/change-cause="second release"
cat <<END | kubectl apply -f -
kind: Pod
END
`

const DOCKERFILE = `FROM ubuntu:24.04 AS base
ENV MODE=fast \\
    LEVEL=2
ENTRYPOINT ["sleep", "-v"]
CMD ["5"]
CMD sleep 5
`

const ANSWERS = `strategy: RollingUpdate
ready: 4
order: [a, b]
paused: true
`

const FILES = [
  ['deployment.yaml', MANIFEST],
  ['recreate.yaml', RECREATE],
  ['implicit.yaml', IMPLICIT],
  ['commands.sh', COMMANDS],
  ['Dockerfile', DOCKERFILE],
  ['answers.yaml', ANSWERS],
].map(([path = '', text = '']) => ({ path, text, executable: false }))

const mutantsOf = (id: string) => {
  const operator = MUTATION_OPERATORS.find((each) => each.id === id)
  return FILES.flatMap((file) => (operator?.apply(file, LIMITS) ?? []).map((mutant) => ({ before: file.text, mutant })))
}

describe('the mutation operators', () => {
  test.each(MUTATION_OPERATORS.map(({ id }) => id))('%s', async (id) => {
    const mutants = mutantsOf(id)
    const shown = mutants.map(({ before, mutant: { file, description, range } }) =>
      [
        `${file.path}:${range.start.line}:${range.start.column} ${formatMessage(description, 'en')}`,
        ...diffLinesOf(before, file.text, 0).map((line) => `  ${line}`.trimEnd()),
      ].join('\n'),
    )
    expect(mutants.length).toBeGreaterThan(0)
    await expect(`${shown.join('\n')}\n`).toMatchFileSnapshot(`../../golden/mutants/${id}.txt`)
  })

  test('have names of their own', () => {
    const ids = MUTATION_OPERATORS.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each([
    { name: 'nothing', text: '' },
    { name: 'a document that breaks off', text: 'spec: {replicas: 3' },
    { name: 'a list', text: '- 1\n- 2\n' },
    { name: 'windows line ends', text: MANIFEST.replaceAll('\n', '\r\n') },
  ])('survive $name, in any kind of file', ({ text }) => {
    for (const path of ['a.yaml', 'a.sh', 'Dockerfile', 'answers.yaml', 'notes.md']) {
      const file = { path, text, executable: false }
      for (const operator of MUTATION_OPERATORS) {
        for (const mutant of operator.apply(file, LIMITS)) expect(mutant.file.text).not.toBe(text)
      }
    }
  })
})
