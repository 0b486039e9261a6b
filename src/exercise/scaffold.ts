import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import type { SourceFile } from '../domain/submission.ts'

/** A line that begins so stands for prose that its author has not written yet. */
const TO_WRITE = '> To write: '

/** The files of a new exercise, complete and sound but for its prose. Paths start at the exercise's folder and at that of its solution. */
export interface Scaffold {
  readonly exercise: readonly SourceFile[]
  readonly solution: readonly SourceFile[]
}

/** A new exercise that `grade verify` accepts as it is, and that tells its author what is still to be written. */
export function scaffold(id: string): Scaffold {
  const exercise: Readonly<Record<string, string>> = {
    'README.md': readme(id),
    'cases.yaml': CASES,
    'starter/deployment.yaml': STARTER,
    'wrong/one-pod/deployment.yaml': SOLUTION.replace('  replicas: 3\n', ''),
    'wrong/another-image/deployment.yaml': SOLUTION.replace('nginx:1.27', 'httpd:2.4'),
    'right/set-based-selector/deployment.yaml': SOLUTION.replace(
      '    matchLabels:\n      app: web\n',
      '    matchExpressions:\n      - { key: app, operator: In, values: [web] }\n',
    ),
  }
  return {
    exercise: Object.entries(exercise).map(([path, text]) => ({ path, text, executable: false })),
    solution: [{ path: 'deployment.yaml', text: SOLUTION, executable: false }],
  }
}

const readme = (id: string): string => `---
id: ${id}
title: Three pods of a web server
topics: [deployment]
files: [deployment.yaml]
images:
  "nginx:1.27": { readyAfter: 2s }
tags: listed
---
# Three pods of a web server

${TO_WRITE}what it is about, and what one has to know

## What to do

Complete \`deployment.yaml\`, so that a Deployment \`web\` runs three pods, each with one container \`server\` of \`nginx:1.27\`.

${TO_WRITE}whatever else is asked for

\`\`\`
grade ${id}
\`\`\`

\`\`\`yaml scenario
id: first-rollout
title: The first rollout
of: deployment/web
steps:
  - apply: deployment.yaml
  - expect:
      - rollout: complete
        points: 2
        title: the first rollout completes
        hint:
          - "\`kubectl get pods\` tells what a pod is waiting for"
          - "do the selector and the labels of the template agree?"
      - replicas: 3
        points: 2
        title: there are three pods
        hint: "\`spec.replicas\` says how many"
      - image: { container: server, is: "nginx:1.27" }
        points: 2
        title: they run nginx 1.27
        hint: "the image stands in \`spec.template.spec.containers\`"
\`\`\`
`

const CASES = `# What each known answer shows. \`fails\` lists every check that must fail, and no other may.
wrong:
  one-pod:
    about: without \`replicas\` there is one pod
    fails: [first-rollout/replicas]
  another-image:
    about: a web server, but not the one that was asked for
    fails: [first-rollout/image]
right:
  set-based-selector:
    about: the selector is an expression
`

const SOLUTION = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: server
          image: nginx:1.27
          ports:
            - containerPort: 80
`

const STARTER = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  # how many pods?
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: server
          image: # which image?
`

/** Lines that say what is still to be written. */
export function unfinishedProse({ path, text }: SourceFile): readonly Diagnostic[] {
  return text.split(/\r\n|\n|\r/).flatMap((content, index) => {
    if (!content.startsWith(TO_WRITE)) return []
    const line = index + 1
    const range = { file: path, start: { line, column: 1 }, end: { line, column: content.length + 1 } }
    return [diagnostic('PROSE_UNFINISHED', { what: content.slice(TO_WRITE.length) }, range)]
  })
}
