/** One failing check of each kind: what an author asks of a submission that is wrong in a way beginners are. */
export interface FailingCheck {
  /** What the author asks, as the entry of an `expect` list. */
  readonly check: string
  /** The learner's commands, behind `kubectl apply -f deployment.yaml`; for images: behind `docker build -t sleeper .`. */
  readonly commands?: readonly string[]
  readonly deployment?: string
  readonly dockerfile?: string
  /** The author's step behind the learner's commands. */
  readonly step?: string
}

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: nginx:1.26
`

const SHELL_FORM = `FROM ubuntu
ENTRYPOINT sleep
CMD 5
`

const BAD_RELEASE = 'kubectl set image deployment/web web=nginx:1.27.99'

export const FAILING: Readonly<Record<string, FailingCheck>> = {
  accepted: {
    check: 'accepted: true',
    commands: ['kubectl scale deployment/wbe --replicas=5'],
  },
  availability: {
    check: 'availability: { min: 3, downtime: 0s }',
    deployment: DEPLOYMENT.replace('  template:', '  strategy: { type: Recreate }\n  template:'),
    commands: ['kubectl set image deployment/web web=nginx:1.27'],
  },
  cel: { check: 'cel: object.spec.replicas >= 4 && has(object.spec.minReadySeconds)' },
  changeCause: {
    check: 'changeCause: { has: "1.27" }',
    commands: ['kubectl set image deployment/web web=nginx:1.27'],
  },
  cmd: { check: 'cmd: ["5"]', dockerfile: SHELL_FORM },
  drift: {
    check: 'drift: { is: false, file: deployment.yaml }',
    commands: ['kubectl scale deployment/web --replicas=5'],
  },
  effectiveCommand: {
    check: 'effectiveCommand: { run: ["10"], is: [sleep, "10"] }',
    dockerfile: SHELL_FORM,
  },
  entrypoint: { check: 'entrypoint: [sleep]', dockerfile: SHELL_FORM },
  file: {
    check: 'file: { path: /opt/image.txt, is: nginx:1.26 }',
    commands: ['kubectl get deployment web -o name > /opt/image.txt'],
  },
  form: { check: 'form: { entrypoint: exec }', dockerfile: SHELL_FORM },
  history: {
    check: 'history: [1, 2]',
    commands: ['kubectl set image deployment/wbe web=nginx:1.27 && kubectl rollout status deployment/web'],
  },
  image: { check: 'image: nginx:1.27', commands: ['kubectl set image deployment/web web=nginx:1.26'] },
  imageConfig: { check: 'imageConfig: { user: app, env: { MODE: fast } }', dockerfile: 'FROM ubuntu\nENV MODE=slow\n' },
  newRevision: { check: 'newRevision: true', commands: ['kubectl scale deployment/web --replicas=5'] },
  object: { check: 'object: { has: { spec: { replicas: 4, minReadySeconds: 5 } } }' },
  output: { check: 'output: { has: successfully }', step: 'kubectl rollout status deployment/web --timeout=5s', commands: [BAD_RELEASE] },
  process: {
    check: 'process: { run: ["10"], is: exits, code: 0 }',
    dockerfile: SHELL_FORM,
  },
  ran: { check: 'ran: { has: kubectl rollout undo, exit: 0 }', commands: [BAD_RELEASE, 'kubectl rollout undo deployment/wbe'] },
  rejected: { check: 'rejected: { has: immutable }', commands: ['kubectl scale deployment/web --replicas=5'] },
  replicaSets: { check: 'replicaSets: { active: 1, has: [{ image: "nginx:1.27", replicas: 3 }] }', commands: [BAD_RELEASE] },
  replicas: { check: 'replicas: { is: 4, ready: 4 }' },
  revision: { check: 'revision: 3', commands: [BAD_RELEASE, 'kubectl scale deployment/web --replicas=5'] },
  revisionCount: { check: 'revisionCount: { min: 3 }', commands: [BAD_RELEASE, 'kubectl rollout undo deployment/web'] },
  rollout: { check: 'rollout: complete', commands: [BAD_RELEASE] },
  strategy: { check: 'strategy: { is: RollingUpdate, maxSurge: 1, maxUnavailable: 1 }' },
}

/** The texts of an exercise with this one check, and of what was handed in for it. */
export function filesOf(kind: string): { readonly readme: string; readonly submission: Readonly<Record<string, string>> } {
  const { check, commands = [], deployment = DEPLOYMENT, dockerfile, step } = FAILING[kind] ?? { check: '' }
  const isImage = dockerfile !== undefined
  const script = isImage ? ['docker build -t sleeper .', ...commands] : commands
  const submission: Record<string, string> = {
    ...(script.length === 0 ? {} : { 'commands.sh': `${script.join('\n')}\n` }),
    ...(isImage ? { Dockerfile: dockerfile } : { 'deployment.yaml': deployment }),
  }
  const readme = `---
id: ${kind.toLowerCase()}
title: A failing check
files: [${Object.keys(submission).join(', ')}]
images:
  "nginx:1.27.99": { pull: not-found }
---
# A failing check

\`\`\`yaml scenario
id: task
of: ${isImage ? 'image/sleeper' : 'deployment/web'}
steps:
${isImage ? '' : '  - apply: deployment.yaml\n'}${script.length === 0 ? '' : '  - replay: commands.sh\n'}${step === undefined ? '' : `  - run: ${step}\n`}  - expect:
      - ${check}
\`\`\`
`
  return { readme, submission }
}
