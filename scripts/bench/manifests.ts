import { parseAllDocuments } from 'yaml'
import { LIMITS } from '../../src/domain/limits.ts'
import { lintManifests } from '../../src/kubectl/manifest-diagnostics/index.ts'
import { leastMs, type Measurement } from './measure.ts'

const OBJECTS = 150
const ROUNDS = 20

/** Everything that is done with an object before a cluster has it, against reading the same text with the `yaml` package. */
export function measureManifests(): readonly Measurement[] {
  const text = Array.from({ length: OBJECTS }, (_, index) => deployment(index)).join('---\n')
  const checkedMs = leastMs(ROUNDS, () => expectNothingWrong(text))
  const parsedMs = leastMs(ROUNDS, () => void parseAllDocuments(text).map((document): unknown => document.toJS()))
  return [
    {
      what: `decode and validate ${OBJECTS} manifests against yaml alone`,
      budget: 2,
      result: checkedMs / parsedMs,
      unit: '×',
      detail: `${checkedMs.toFixed(0)} ms against ${parsedMs.toFixed(0)} ms, best of ${ROUNDS}`,
    },
  ]
}

/** A figure for manifests that are refused at once would say nothing. */
function expectNothingWrong(text: string): void {
  const [first] = lintManifests(text, { file: 'all.yaml', limits: LIMITS })
  if (first !== undefined) throw new Error(`${first.code} at line ${first.range?.start.line}`)
}

/** No two are the same, so that nothing can be remembered from one to the next. */
function deployment(index: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${index}
  labels:
    app: web-${index}
spec:
  replicas: ${index}
  selector:
    matchLabels:
      app: web-${index}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 25%
      maxUnavailable: 1
  template:
    metadata:
      labels:
        app: web-${index}
    spec:
      containers:
        - name: web
          image: nginx:1.${index}
          ports:
            - containerPort: 80
          env:
            - name: GREETING
              value: "hello ${index}"
          resources:
            requests:
              cpu: 100m
              memory: 64Mi
          readinessProbe:
            httpGet:
              path: /
              port: 80
`
}
