import type { SourceFile } from '../../../src/domain/submission.ts'
import type { VerifyInput } from '../../../src/verify/input.ts'

const README = `---
id: web
title: Three pods of a web server
topics: [deployment]
files: [deployment.yaml]
images:
  "nginx:1.27": { readyAfter: 2s }
tags: listed
---
# Three pods of a web server

Write a Deployment \`web\` with three pods, each with one container \`server\` of \`nginx:1.27\`. See [what to do](#what-to-do).

## What to do

Complete \`deployment.yaml\`; [the course](../../README.md) says more.

\`\`\`yaml scenario
id: start
title: The first rollout
of: deployment/web
steps:
  - apply: deployment.yaml
    as: applied
  - expect:
      - rollout: complete
        title: the first rollout completes
        hint: are the labels the same?
      - replicas: 3
        points: 2
        title: there are three pods
      - image: { container: server, is: "nginx:1.27" }
        title: they run nginx
      - availability: { maxPods: 3, since: applied }
        points: 0
        title: never more than three pods
\`\`\`
`

const KOREAN = `# 웹 서버 파드 세 개

\`\`\`yaml texts
start: { title: 첫 롤아웃 }
start/rollout: { title: 첫 롤아웃이 끝난다, hint: 레이블이 같은가? }
\`\`\`

\`\`\`console replay=pods
$ kubectl get deployments
NAME   READY   UP-TO-DATE   AVAILABLE   AGE
web    1/1     1            1           3s
\`\`\`
`

const CASES = `wrong:
  one-pod:
    about: without replicas there is one
    fails: [start/replicas]
  another-image:
    about: another web server
    fails: [start/image]
right:
  set-based:
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

const file = (path: string, text: string): SourceFile => ({ path, text, executable: false })

/** The files of a sound exercise, by where they stand: `solution/…`, `starter/…`, `wrong/NAME/…` and those of its own folder. */
export const SOUND: Readonly<Record<string, string>> = {
  'README.md': README,
  'README.ko.md': KOREAN,
  'cases.yaml': CASES,
  'solution/deployment.yaml': SOLUTION,
  'starter/deployment.yaml': SOLUTION.replace('  replicas: 3\n', '').replace('nginx:1.27', 'TODO'),
  'replay/pods/deployment.yaml': SOLUTION.replace('  replicas: 3\n', ''),
  'replay/pods/before.sh': 'kubectl apply -f deployment.yaml\n',
  'wrong/one-pod/deployment.yaml': SOLUTION.replace('  replicas: 3\n', ''),
  'wrong/another-image/deployment.yaml': SOLUTION.replace('nginx:1.27', 'httpd:2.4'),
  'right/set-based/deployment.yaml': SOLUTION.replace(
    'matchLabels:\n      app: web',
    'matchExpressions: [{ key: app, operator: In, values: [web] }]',
  ),
}

const orNone = (list: readonly SourceFile[]) => (list.length === 0 ? undefined : list)

/** What stands in these files, in the form in which an exercise is proved. */
export function courseOf(files: Readonly<Record<string, string>>): VerifyInput {
  const below = (prefix: string) => {
    const found = Object.keys(files).filter((path) => path.startsWith(`${prefix}/`))
    return found.map((path) => file(path.slice(prefix.length + 1), files[path] ?? ''))
  }
  const names = (part: string) => [...new Set(below(part).map(({ path }) => path.split('/')[0] ?? ''))].toSorted()
  const own = Object.keys(files).filter((path) => /^(?:README(?:\.ko)?\.md|hidden\.md|given\/.*)$/.test(path))
  const cases = files['cases.yaml']
  return {
    folder: { id: 'web', files: own.map((path) => file(path, files[path] ?? '')) },
    ...(cases === undefined ? {} : { cases: file('cases.yaml', cases) }),
    starter: orNone(below('starter')),
    solution: orNone(below('solution')),
    answers: (['wrong', 'right'] as const).flatMap((part) =>
      names(part).map((name) => ({ part, name, files: below(`${part}/${name}`) })),
    ),
    replay: below('replay'),
    find: (path) => (path === '../../README.md' ? { kind: 'file', text: '# The course\n' } : { kind: 'absent' }),
  }
}
